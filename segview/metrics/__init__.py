"""Counts of pixels, and scores computed from them: the quality of masks, and the places of errors."""
