"""Variants: networks with their preprocessing and card, as read from the disk."""
