"""Predictions for altered copies of an image, to measure whether the maps of a variant explain it."""
