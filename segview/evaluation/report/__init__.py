"""Figures and reports that contain their recipe, and can be verified by making them again."""
