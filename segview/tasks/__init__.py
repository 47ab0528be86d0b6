"""Typed questions between the window and the engine, each with its handler, and the lanes that they are answered in."""
