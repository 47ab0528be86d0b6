"""Devices that networks run on, and what is tried when memory does not suffice."""
