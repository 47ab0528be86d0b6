"""Masks under correction: gestures, undo, the journal that loses nothing, and the files that come out."""
