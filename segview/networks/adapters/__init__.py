"""Networks and checkpoints of other programs."""
