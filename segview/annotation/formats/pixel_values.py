"""The numbers that the pixels of an image stand for, where it is a mask."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.text import Text

_STAIN = 32


_ONE_COLOUR = 0.6
"""Share of what is not black that has the colour of the target, at least."""

_VOIDS = (255, 65535)
_MOST_CLASSES = 100
"""Numbers up to this one beside a void are indices of classes; larger ones are greys."""
_LEAST_CLASSES = 0.25
"""Pixels of classes for each of the void, at least: single dark pixels beside white ones are stains."""

Values = NDArray[Any]


def greys(image: Image.Image) -> tuple[Values, list[str]]:
    """Return how bright each pixel is; the brightest colour speaks for it, and where all are alike, its alpha."""
    if image.mode in ("I;16", "I;16L", "I;16B", "I;16N", "I", "F"):
        return _finite(np.asarray(image))
    if image.mode == "P":
        return _entries(image), []
    plain = image.convert("L" if image.mode in ("1", "L") else "LA" if image.mode in ("LA", "La") else "RGBA")
    values = np.asarray(plain)
    if values.ndim == 2:
        return values, []
    colours, alpha = values[:, :, :-1].max(axis=2), values[:, :, -1]
    if np.ptp(colours) == 0 and np.ptp(alpha) > 0:
        return alpha, [Text("It has one colour: what is not transparent was taken.")]
    if values.shape[2] == 4:
        _check_colour(values[:, :, :3], colours)
    return colours, []


def _check_colour(colours: NDArray[np.uint8], brightest: NDArray[np.uint8]) -> None:
    """Refuse a photograph: the target has one colour, on black, but for what JPEG stains.

    Raises:
        UserError: there are more colours, or nothing is black.
    """
    if int(np.ptp(colours, axis=2).max()) <= _STAIN:
        return
    coarse = (colours[brightest >= _STAIN] >> 5).astype(np.uint16) @ np.array([64, 8, 1], np.uint16)
    if len(coarse) == brightest.size or np.bincount(coarse).max() < _ONE_COLOUR * len(coarse):
        raise UserError("It has as many colours as a photograph; a mask has one colour, on black. Choose the mask.")


def _finite(values: Values) -> tuple[Values, list[str]]:
    """Return numbers, with 0 for what is none."""
    finite = np.isfinite(values)
    if not finite.any():
        raise UserError("It holds no number at all.")
    lost = int(np.count_nonzero(~finite))
    notes: list[str] = []
    if lost == 1:
        notes = [Text("1 pixel is not a number: left out.")]
    elif lost:
        notes = [Text("{count:,} pixels without a number: not taken.", count=lost)]
    return np.where(finite, values, 0), notes


def _entries(image: Image.Image) -> Values:
    """Return the greys of a palette; of a coloured one the places in it, with 0 for what is black."""
    places = np.asarray(image)
    palette = np.zeros((256, 3), np.uint8)
    stored = np.array(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
    palette[: len(stored)] = stored
    used = values_in(places)
    if int(np.ptp(palette[used], axis=1).max()) == 0:
        return palette[places][:, :, 0]
    numbers = np.arange(256, dtype=np.uint8)
    black = palette.max(axis=1) == 0
    return np.where(black if black[used].any() else numbers == 0, np.uint8(0), np.maximum(numbers, 1))[places]


def values_in(values: Values) -> Values:
    """Return the values that there are, ascending."""
    if values.dtype == np.uint8:
        return np.flatnonzero(np.bincount(values.reshape(-1), minlength=256))
    return np.unique(values)


def are_beside_void(values: Values, things: Values) -> bool:
    """Tell whether numbers are indices of several classes beside a void, and not stains or soft edges beside white."""
    others = things[:-1]
    if len(others) < 1 or things[-1] not in _VOIDS or others.tolist() == [1] or others[-1] > _MOST_CLASSES:
        return False
    void = int(np.count_nonzero(values == things[-1]))
    return int(np.count_nonzero(values)) - void >= _LEAST_CLASSES * void
