"""Points of an image."""

from __future__ import annotations

Point = tuple[float, float]
"""Row and column in pixels, or as fractions of height and width if a docstring says so."""
