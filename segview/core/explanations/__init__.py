"""Checks of explanations: what is measured of a map, and what follows from it in words."""
