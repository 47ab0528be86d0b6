"""The numbers shown as black and as white, if a file does not define them: fixed rules on its numbers alone.

Numbers of 8 bits, truth values and real numbers in 0 to 1 have an absolute range. Other numbers get a range that single
outliers (dead pixels, marks of missing data) do not stretch, and a note on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.base.text import Text, join_texts
from segview.data.pixels import Numbers, eight_bits, finite_range, on_black, quiet, without_alpha

DEPTHS = (8, 10, 12, 14, 16)
"""Bit depths of cameras and scanners: 16-bit files hold numbers of one of these depths."""

SAMPLE = 1_000_000
"""Number of values that are examined; of more values, every n-th."""

FAR = 4.0
"""Outliers are left out if the range of all other numbers is smaller by this factor."""

RARE = 0.001
"""Share of the numbers that may be left out at each end as outliers; a single value may have any share."""

SINGLES = 3
"""Most single outlying values that are left out at each end."""

_TRANSPARENT = Text("It is marked as fully transparent; its colours are shown.")

LEAST_DISTINCT = 16
"""Least number of distinct values that must remain; with fewer, nothing is an outlier."""


@dataclass(frozen=True)
class DisplayRange:
    """The numbers that become black and white.

    Attributes:
        low: This number and all below it become black.
        high: This number and all above it become white.
        note: Sentence for the user; empty if the range is the absolute one of the kind of number.
    """

    low: float
    high: float
    note: str = ""


@quiet
def display_range(values: Numbers) -> DisplayRange:
    """Return the range of an image's numbers.

    For 16 unsigned bits it is 0 to 255, 1023, 4095, 16,383 or 65,535: the fewest bits that hold the numbers. For other
    integers and for real numbers it runs from the smallest to the largest finite number; real numbers in 0 to 1 keep 0
    to 1. Left out are, at each end, single values (such as -9999) that are further away than ``FAR`` times the range of
    all others, and the share ``RARE`` of the numbers if that makes the range ``FAR`` times smaller.
    """
    if values.dtype.kind == "b":
        return DisplayRange(0, 1)
    if values.dtype == np.uint8:
        return DisplayRange(0, 255)
    smallest, largest = finite_range(values)
    if smallest > largest:
        return DisplayRange(0, 1, Text("It holds no number at all: all of it is shown black."))
    low, high = _without_far(values, smallest, largest)
    if values.dtype.newbyteorder("=") == np.uint16:
        bits = next(bits for bits in DEPTHS if high < 2**bits)
        low, high = 0.0, float(2**bits - 1)
        absolute = bits == DEPTHS[-1]
    else:
        absolute = values.dtype.kind == "f" and low >= 0 and high <= 1
        low, high = (0.0, 1.0) if absolute else (low, high)
    absolute = absolute and low <= smallest and largest <= high
    return DisplayRange(low, high, "" if absolute else _note(low, high, smallest, largest))


def to_display(values: Numbers) -> tuple[NDArray[np.uint8], str]:
    """Return an image, rows × columns × 3, C-contiguous and writable, and the note on its display range.

    Args:
        values: Rows × columns, or rows × columns × samples: grey, grey and alpha, RGB, or RGB and alpha. Transparent
            pixels are blended with black, the colour of the border of endoscopic images; if all pixels are transparent,
            the colours are shown, with a note.
    """
    if values.ndim == 2:
        values = values[:, :, None]
    colours = without_alpha(values)
    chosen = display_range(colours)
    levels = eight_bits(colours, chosen.low, chosen.high)
    if levels.shape[2] == 1:
        levels = np.repeat(levels, 3, axis=2)
    note = chosen.note
    if values.shape[2] != colours.shape[2]:
        if values[:, :, -1].any() or not levels.any():
            levels = on_black(levels, eight_bits(values[:, :, -1]))
        else:
            note = join_texts([note, _TRANSPARENT]) if note else _TRANSPARENT
    return np.require(levels, requirements=["C", "W"]), note


def _without_far(values: Numbers, smallest: float, largest: float) -> tuple[float, float]:
    """Return the smallest and the largest number without outliers."""
    flat = values.reshape(-1)
    sample = flat[:: max(1, -(-flat.size // SAMPLE))].astype(np.float64)
    ordered = np.sort(sample[np.isfinite(sample)])
    below, above = _singles(np.unique(ordered))
    ordered = ordered[(ordered >= below) & (ordered <= above)]
    low, high = max(smallest, below), min(largest, above)
    if len(ordered):
        few = int(RARE * len(ordered))
        inner_low, inner_high = float(ordered[few]), float(ordered[-1 - few])
        # Halves, because the difference of the two ends may overflow.
        if 0 < FAR * (inner_high / 2 - inner_low / 2) < high / 2 - low / 2:
            return inner_low, inner_high
    return low, high


def _singles(distinct: NDArray[np.float64]) -> tuple[float, float]:
    """Return the first and last of ascending numbers without single outliers; infinite where none is left out."""
    best = (0, 0)
    for first in range(SINGLES + 1):
        for last in range(SINGLES + 1):
            rest = distinct[first : len(distinct) - last] / 2
            if len(rest) < LEAST_DISTINCT or first + last <= sum(best):
                continue
            far = FAR * (rest[-1] - rest[0])
            is_low_far = first == 0 or rest[0] - distinct[first - 1] / 2 > far
            if is_low_far and (last == 0 or distinct[-last] / 2 - rest[-1] > far):
                best = (first, last)
    first, last = best
    return float(distinct[first]) if first else -np.inf, float(distinct[-1 - last]) if last else np.inf


def _note(low: float, high: float, smallest: float, largest: float) -> str:
    return Text(
        "Its numbers run from {smallest:.6g} to {largest:.6g}; black is shown for {low:.6g} and below, "
        "white for {high:.6g} and above.",
        smallest=smallest,
        largest=largest,
        low=low,
        high=high,
    )
