"""Masks that follow clicks, with any unchanged variant: the network runs once, and each click fits a few weights."""
