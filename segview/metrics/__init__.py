"""Counts first, then scores: how good a mask is, and where it is wrong."""
