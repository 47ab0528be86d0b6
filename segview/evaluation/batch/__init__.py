"""Predictions for many images: read ahead, written behind, and taken up where a kill has ended them."""
