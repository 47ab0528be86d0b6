"""Checkpoints of other programs: read within limits, matched with a network, and converted to variants."""
