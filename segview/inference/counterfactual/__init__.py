"""Counterfactuals: edited images and edited gates, to see how the prediction of a variant changes."""
