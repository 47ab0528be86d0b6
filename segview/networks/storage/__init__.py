"""Variants on disk: weights, config and card."""
