"""Variants of every kind: those built here, and what other programs made, each found from what lies on the disk."""
