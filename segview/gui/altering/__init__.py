"""Painting on the image or on an attention gate, to see how the predictions of the ticked variants change."""
