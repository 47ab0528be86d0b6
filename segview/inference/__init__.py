"""Inference: an image and a variant give a stream of predictions, each more complete than the one before."""
