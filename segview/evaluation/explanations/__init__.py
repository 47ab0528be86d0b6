"""Checks whether maps explain the predictions of variants, on one image and over folders."""
