"""Predictions of a variant on an image, as a stream of ever fuller ones."""
