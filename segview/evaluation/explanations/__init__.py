"""Checks of maps against what variants find: on one image, and over folders."""
