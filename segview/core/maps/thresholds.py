"""Thresholds and bands as levels of a probability."""

from __future__ import annotations

import math

from segview.core.maps.maps import LEVELS, level_of


def first_above(threshold: float) -> int:
    """Return the lowest level whose number exceeds a threshold: 0 to 65536, which no pixel has."""
    return min(max(math.floor(level_of(threshold)) + 1, 0), LEVELS + 1)


def band_levels(band: float) -> tuple[int, int]:
    """Return the lowest level and the one after the highest with |p − 0.5| ≤ ``band``, 0 to 65536."""
    # A thousandth of a level of slack: 0.5 ± band is not exact in binary.
    low, high = level_of(0.5 - band) - 1e-3, level_of(0.5 + band) + 1e-3
    return max(math.ceil(low), 0), min(math.floor(high), LEVELS) + 1
