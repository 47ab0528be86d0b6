"""Predictions of a variant for an image, as a stream in which each is more complete than the one before."""
