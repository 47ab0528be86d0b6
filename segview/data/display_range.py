"""The numbers that are shown as black and as white, where a file does not say: by fixed rules, from its numbers alone.

Numbers of 8 bits, truth values and real numbers in 0 to 1 have an absolute range. The others take a range that single
far numbers (dead pixels, marks of missing data) do not stretch, and it is told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.base.text import Text, joined
from segview.data.pixels import Numbers, eight_bits, finite_range, on_black, quiet, without_alpha

DEPTHS = (8, 10, 12, 14, 16)
"""Bits that cameras and scanners have: 16-bit files hold numbers of one of these."""

SAMPLE = 1_000_000
"""Numbers that are looked at: of more, every n-th."""

FAR = 4.0
"""An end is left out of the range where all others lie within a part of it that is so many times smaller."""

RARE = 0.001
"""Share of the numbers at either end that may be left out where they lie that far; of a single number, any share."""

SINGLES = 3
"""Single far numbers that are left out at either end at most."""

_TRANSPARENT = Text("It says that all of it is transparent; its colours are shown.")

LEAST_DISTINCT = 16
"""So many numbers must be left: fewer are no image with far numbers among them."""


@dataclass(frozen=True)
class DisplayRange:
    """The numbers that become black and white.

    Attributes:
        low: Becomes black, with all below it.
        high: Becomes white, with all above it.
        note: What the user should know of it, a sentence; empty where the range is that of the kind of number.
    """

    low: float
    high: float
    note: str = ""


@quiet
def display_range(values: Numbers) -> DisplayRange:
    """Return the range of an image's numbers.

    Of 16 unsigned bits it is 0 to 255, 1023, 4095, 16,383 or 65,535: the fewest bits that hold the numbers. Of other
    whole numbers and of real ones it runs from the smallest to the largest that is a number; real numbers in 0 to 1
    keep 0 to 1. Left out are, at either end, a single number (such as -9999) that lies ``FAR`` times the width of all
    others away, and the ``RARE`` ones beyond the rest where that makes the range ``FAR`` times smaller.
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
    """Return an image, rows × columns × 3, C-contiguous and writable, and the note of the range that it is shown in.

    Args:
        values: Rows × columns, or rows × columns × samples: grey, grey and alpha, RGB, or RGB and alpha. What is
            transparent is laid on black, the colour of the border of endoscopic images; where all is, the colours are
            shown, and it is told.
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
            note = joined([note, _TRANSPARENT]) if note else _TRANSPARENT
    return np.require(levels, requirements=["C", "W"]), note


def _without_far(values: Numbers, smallest: float, largest: float) -> tuple[float, float]:
    """Return the ends of the numbers but for those far away."""
    flat = values.reshape(-1)
    sample = flat[:: max(1, -(-flat.size // SAMPLE))].astype(np.float64)
    ordered = np.sort(sample[np.isfinite(sample)])
    below, above = _singles(np.unique(ordered))
    ordered = ordered[(ordered >= below) & (ordered <= above)]
    low, high = max(smallest, below), min(largest, above)
    if len(ordered):
        few = int(RARE * len(ordered))
        inner_low, inner_high = float(ordered[few]), float(ordered[-1 - few])
        # Halves: the widest range is beyond the largest number.
        if 0 < FAR * (inner_high / 2 - inner_low / 2) < high / 2 - low / 2:
            return inner_low, inner_high
    return low, high


def _singles(distinct: NDArray[np.float64]) -> tuple[float, float]:
    """Return the first and last of ascending numbers but for single far ones; infinite ends where none is left out."""
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
