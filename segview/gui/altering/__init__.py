"""Painting on the image or on a gate, to see what the ticked variants say then."""
