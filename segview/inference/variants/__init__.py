"""Variants of every kind, found on the disk: trained by segview, or networks and predictions of other programs."""
