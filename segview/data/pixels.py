"""From the numbers that files hold to 8-bit pictures and to masks: absolute rules, no files."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

_ROWS = 256
# Some patterns of bits that are no number make every step of arithmetic complain.
_NO_NUMBER = np.errstate(invalid="ignore")


def rgb(values: Numbers) -> NDArray[np.uint8]:
    """Return a picture, rows × columns × 3, C-contiguous and writable.

    Args:
        values: Rows × columns, or rows × columns × samples: grey, grey and alpha, RGB, or RGB and alpha. What is
            transparent is laid on black, the colour of the border of endoscopic pictures.
    """
    if values.ndim == 2:
        values = values[:, :, None]
    samples = values.shape[2]
    colours = samples - 1 if samples in (2, 4) else samples
    levels = eight_bits(values[:, :, :colours])
    if colours == 1:
        levels = np.repeat(levels, 3, axis=2)
    if samples != colours:
        levels = _on_black(levels, eight_bits(values[:, :, -1]))
    return np.require(levels, requirements=["C", "W"])


@_NO_NUMBER
def eight_bits(values: Numbers) -> NDArray[np.uint8]:
    """Return numbers as 0 to 255, of the same shape; nothing saturates.

    Truth values become 0 and 255, 8 unsigned bits stay, 16 unsigned bits are divided by 257: the full range of the
    type, the same for every picture. Real numbers that all lie in 0 to 1 are multiplied by 255. What has no such
    absolute range (other real numbers, signed and wider integers) runs from its smallest number to its largest; what
    is not a number is black.
    """
    values = values.astype(values.dtype.newbyteorder("="), copy=False)
    if values.dtype == np.uint8:
        return values
    if values.dtype == np.bool_:
        return values.astype(np.uint8) * np.uint8(255)
    low, high = (0.0, 65535.0) if values.dtype == np.uint16 else _range(values)
    levels = np.zeros(values.shape, np.uint8)
    # Halved, so that the width of the widest range is still a number.
    half_low, half_width = low / 2, high / 2 - low / 2
    if not half_width > 0:
        return levels
    for start in range(0, len(values), _ROWS):
        # A few rows at a time: the largest pictures would take gigabytes as real numbers.
        real = values[start : start + _ROWS].astype(np.float64)
        np.nan_to_num(real, copy=False, nan=low, posinf=high, neginf=low)
        levels[start : start + _ROWS] = np.rint((real / 2 - half_low) / half_width * 255)
    return levels


@_NO_NUMBER
def target(values: Numbers) -> NDArray[np.uint8]:
    """Return a mask, rows × columns: 1 where the target is, 0 elsewhere.

    Args:
        values: As for ``rgb``. The alpha does not count, and the brightest colour speaks for its pixel. Where nothing
            exceeds 1, the numbers are class indices and all above 0 is target (real numbers: all from 0.5 on, as they
            are probabilities). Else, up to 255, all from 128 on is target, as JPEG masks are grey at their edges and
            stained around them. Where anything exceeds 255, all from half of the largest number on is target.
    """
    if values.ndim == 3:
        samples = values.shape[2]
        values = values[:, :, : samples - 1 if samples in (2, 4) else samples].max(axis=2)
    largest = _range(values)[1] if values.dtype.kind == "f" else float(values.max())
    if largest > 255:
        return (values >= largest / 2).astype(np.uint8)
    if largest > 1:
        return (values >= 128).astype(np.uint8)
    return (values >= 0.5 if values.dtype.kind == "f" else values > 0).astype(np.uint8)


def tells_classes(values: Numbers) -> bool:
    """Say whether whole numbers are too large for one target and its background, and too small for black and white."""
    return values.ndim == 2 and values.dtype.kind in "ui" and 1 < int(values.max()) < 128


def indices(values: Numbers) -> NDArray[np.uint8] | None:
    """Return class indices, rows × columns, or None where the numbers are none: colours, fractions, beyond 0 to 255.

    Args:
        values: As for ``rgb``. Of three samples all must be alike; the alpha does not count.
    """
    if values.ndim == 3:
        samples = values.shape[2]
        values = values[:, :, : samples - 1 if samples in (2, 4) else samples]
        if (values != values[:, :, :1]).any():
            return None
        values = values[:, :, 0]
    if values.dtype.kind == "f" or float(values.min()) < 0 or float(values.max()) > 255:
        return None
    return values.astype(np.uint8)


def oriented(values: Numbers, orientation: int) -> Numbers:
    """Return an array turned and mirrored as the EXIF orientation (1 to 8) asks; any other number changes nothing."""
    if orientation in (5, 6, 7, 8):
        values = values.swapaxes(0, 1)
    rows = slice(None, None, -1 if orientation in (3, 4, 7, 8) else 1)
    columns = slice(None, None, -1 if orientation in (2, 3, 6, 7) else 1)
    return values[rows, columns]


def _on_black(levels: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    shown = np.empty_like(levels)
    for channel in range(levels.shape[2]):
        product = np.multiply(levels[:, :, channel], alpha, dtype=np.uint16)
        product += 127
        shown[:, :, channel] = product // 255
    return shown


def _range(values: Numbers) -> tuple[float, float]:
    """Return the numbers that become black and white."""
    if values.dtype.kind != "f":
        return float(values.min()), float(values.max())
    finite = np.isfinite(values)
    low = float(values.min(where=finite, initial=np.inf))
    high = float(values.max(where=finite, initial=-np.inf))
    # Infinite ends are left where no number was finite.
    return (0.0, 1.0) if (low >= 0 and high <= 1) or low > high else (low, high)
