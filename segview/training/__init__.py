"""Training of a variant from a plan and data."""
