"""Scores of variants on many images, and the statistics that compare them."""
