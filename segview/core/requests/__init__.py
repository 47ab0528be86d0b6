"""Requests to the engine: frozen, hashable values."""
