"""Masks that follow clicks, with any variant as it is: the network runs once, each click fits a few weights."""
