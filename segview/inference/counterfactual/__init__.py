"""Counterfactuals: an image or a gate that was edited, to see what a variant says then."""
