"""Thresholds and bands as levels of a probability."""

from __future__ import annotations

import math

from segview.core.maps.maps import LEVELS, level_of


def first_above(threshold: float) -> int:
    """Return the lowest level whose number exceeds a threshold: 0 to 65536, where no pixel has 65536."""
    return min(max(math.floor(level_of(threshold)) + 1, 0), LEVELS + 1)


def band_levels(band: float) -> tuple[int, int]:
    """Return the range of levels with |p − 0.5| ≤ ``band``: the lowest, and the one after the highest, 0 to 65536."""
    # Tolerance of a thousandth of a level, because 0.5 ± band is not exact in binary.
    low, high = level_of(0.5 - band) - 1e-3, level_of(0.5 + band) + 1e-3
    return max(math.ceil(low), 0), min(math.floor(high), LEVELS) + 1
