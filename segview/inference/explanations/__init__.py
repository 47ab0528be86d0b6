"""Variants that answer on altered copies of an image, to see whether their maps explain them."""
