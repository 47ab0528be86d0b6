"""Regions of an image in which a prediction is uncertain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A connected region of uncertain pixels.

    Attributes:
        box: First row, first column, and the row and column after the last, as fractions of height and width.
        area: Share of the image's pixels.
        uncertainty: Mean of 1 − 2·|p − 0.5| over the pixels, or of 1 − (p1 − p2) for more classes, 0 to 1.
    """

    box: tuple[float, float, float, float]
    area: float
    uncertainty: float
