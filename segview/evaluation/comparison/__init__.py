"""Comparison of variants over many images: paired differences with intervals, tests, clusters and slices."""
