"""Predictions for many images: read ahead, written in the background, and resumed after an interruption."""
