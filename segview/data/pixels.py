"""Conversion of numbers to 8 bits: fixed rules on arrays, without files."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

_ROWS = 256
quiet = np.errstate(invalid="ignore", over="ignore")
"""Decorator that silences numpy's warnings, which NaN and infinite values cause in every operation."""


@quiet
def eight_bits(values: Numbers, low: float | None = None, high: float | None = None) -> NDArray[np.uint8]:
    """Return numbers as 0 to 255, of the same shape.

    uint8 is unchanged, and truth values become 0 and 255. Other numbers are scaled from the range ``low`` to ``high``
    and clipped to it; by default, the range is 0 to 65535 for uint16 and 0 to 1 otherwise. NaN becomes black.
    """
    values = values.astype(values.dtype.newbyteorder("="), copy=False)
    if values.dtype == np.uint8:
        return values
    if values.dtype == np.bool_:
        return values.astype(np.uint8) * np.uint8(255)
    if low is None or high is None:
        low, high = 0.0, 65535.0 if values.dtype == np.uint16 else 1.0
    levels = np.zeros(values.shape, np.uint8)
    # Halved, so that the width of the widest range does not overflow.
    half_low, half_width = low / 2, high / 2 - low / 2
    if not half_width > 0:
        return levels
    for start in range(0, len(values), _ROWS):
        # A few rows at a time: the largest images would take gigabytes as float64.
        real = values[start : start + _ROWS].astype(np.float64)
        np.nan_to_num(real, copy=False, nan=low, posinf=high, neginf=low)
        np.clip(real, low, high, out=real)
        levels[start : start + _ROWS] = np.rint((real / 2 - half_low) / half_width * 255)
    return levels


def without_alpha(values: Numbers) -> Numbers:
    """Return rows × columns × samples without alpha, which is the last of two or four samples."""
    samples = values.shape[2]
    return values[:, :, : samples - 1 if samples in (2, 4) else samples]


def finite_range(values: Numbers) -> tuple[float, float]:
    """Return the smallest and the largest finite number; infinity and minus infinity if there is none."""
    if values.dtype.kind != "f":
        return float(values.min()), float(values.max())
    finite = np.isfinite(values)
    return float(values.min(where=finite, initial=np.inf)), float(values.max(where=finite, initial=-np.inf))


def apply_orientation(values: Numbers, orientation: int) -> Numbers:
    """Return an array turned and mirrored by the EXIF orientation (1 to 8); any other number changes nothing."""
    if orientation in (5, 6, 7, 8):
        values = values.swapaxes(0, 1)
    rows = slice(None, None, -1 if orientation in (3, 4, 7, 8) else 1)
    columns = slice(None, None, -1 if orientation in (2, 3, 6, 7) else 1)
    return values[rows, columns]


def on_black(levels: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return colours, rows × columns × channels, blended with black by their alpha."""
    laid = np.empty_like(levels)
    for channel in range(levels.shape[2]):
        product = np.multiply(levels[:, :, channel], alpha, dtype=np.uint16)
        product += 127
        laid[:, :, channel] = product // 255
    return laid
