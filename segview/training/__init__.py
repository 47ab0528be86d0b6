"""Training: a plan and data become a variant."""
