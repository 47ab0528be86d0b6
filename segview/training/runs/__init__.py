"""Runs in folders and processes of their own, and sweeps of them."""
