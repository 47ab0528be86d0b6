"""Masks under correction: gestures, undo, the crash-safe journal, and files of masks."""
