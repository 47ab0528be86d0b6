"""Checks of maps as explanations: the measures, and the conclusions in words."""
