"""The numbers that the pixels of a mask image stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.text import Text

_STAIN = 32


_ONE_COLOUR = 0.6
"""Smallest share of the non-black pixels that must have the colour of the target."""

_VOIDS = (255, 65535)
_MOST_CLASSES = 100
"""Beside a void value, numbers up to this are class indices; larger ones are grey values."""
_LEAST_CLASSES = 0.25
"""Smallest ratio of class pixels to void pixels: a few dark pixels among white ones are artefacts."""

Values = NDArray[Any]


def greys(image: Image.Image) -> tuple[Values, list[str]]:
    """Return the brightness of each pixel: its brightest channel, or alpha if all pixels have one colour."""
    if image.mode in ("I;16", "I;16L", "I;16B", "I;16N", "I", "F"):
        return _replace_non_finite(np.asarray(image))
    if image.mode == "P":
        return _palette_values(image), []
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
    """Refuse a photograph: a mask has one colour on black, up to the artefacts of JPEG.

    Raises:
        UserError: there are more colours, or nothing is black.
    """
    if int(np.ptp(colours, axis=2).max()) <= _STAIN:
        return
    coarse = (colours[brightest >= _STAIN] >> 5).astype(np.uint16) @ np.array([64, 8, 1], np.uint16)
    if len(coarse) == brightest.size or np.bincount(coarse).max() < _ONE_COLOUR * len(coarse):
        raise UserError("It has as many colours as a photograph; a mask has one colour, on black. Choose the mask.")


def _replace_non_finite(values: Values) -> tuple[Values, list[str]]:
    """Return the values with 0 in place of NaN and infinity, and a note on them."""
    finite = np.isfinite(values)
    if not finite.any():
        raise UserError("It holds no number at all.")
    lost = int(np.count_nonzero(~finite))
    notes: list[str] = []
    if lost == 1:
        notes = [Text("1 pixel is not a number: left out.")]
    elif lost:
        notes = [Text("{count:,} pixels are not numbers: left out.", count=lost)]
    return np.where(finite, values, 0), notes


def _palette_values(image: Image.Image) -> Values:
    """Return the grey values of a grey palette, or the indices of a coloured one, with 0 for black."""
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
    """Return the distinct values in ascending order."""
    if values.dtype == np.uint8:
        return np.flatnonzero(np.bincount(values.reshape(-1), minlength=256))
    return np.unique(values)


def are_beside_void(values: Values, things: Values) -> bool:
    """Tell whether values are class indices beside a void value, not artefacts or soft edges beside white."""
    others = things[:-1]
    if len(others) < 1 or things[-1] not in _VOIDS or others.tolist() == [1] or others[-1] > _MOST_CLASSES:
        return False
    void = int(np.count_nonzero(values == things[-1]))
    return int(np.count_nonzero(values)) - void >= _LEAST_CLASSES * void
