"""Scores of variants on many images, and statistics that compare them."""
