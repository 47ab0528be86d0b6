"""Targets from the numbers of masks: fixed rules on arrays, without files."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from segview.data.pixels import Numbers, finite_range, quiet, without_alpha

VOID = 255
"""Number of the border around each object in masks of class indices; it belongs to no class (Pascal VOC)."""

VOC_VOID = (224, 224, 192)
"""Colour of the void in the palette of Pascal VOC."""

MOST_CLASSES = 100
"""Largest class index in a mask with ``VOID``; if there are larger numbers, all numbers are greys."""

LEAST_CLASSES = 0.25
"""Least number of pixels of classes, as a share of those of the void, for numbers to be class indices."""

LEAST_WHITE = 128
"""Lowest grey of the target: masks may have grey edges, and stains around the target."""

MOST_PROBABILITY = 1.5
"""Real numbers up to this are probabilities: interpolation may give a little more than 1."""

MOST_STAINS = 0.01
"""Largest share of dark stains in a lossy mask without target; more dark pixels are 0 and 1, or classes."""

_BLOCK = 1_000_000


@quiet
def target(values: Numbers) -> NDArray[np.uint8]:
    """Return a mask, rows × columns: 1 where the target is, 0 elsewhere.

    Args:
        values: Rows × columns, or rows × columns × samples, of which the largest except alpha counts. If no number
            exceeds 1, the numbers are class indices and all above 0 are target. Real numbers up to
            ``MOST_PROBABILITY`` are probabilities: from 0.5 they are target. Else, if no number exceeds 255, numbers
            from ``LEAST_WHITE`` are target. If any number exceeds 255, numbers from half of the largest are target.
    """
    if values.ndim == 3:
        values = without_alpha(values).max(axis=2)
    largest = _largest(values)
    if largest > 255:
        return (values >= largest / 2).astype(np.uint8)
    if values.dtype.kind == "f" and largest <= MOST_PROBABILITY:
        return (values >= 0.5).astype(np.uint8)
    return (values >= LEAST_WHITE if largest > 1 else values > 0).astype(np.uint8)


def one_band(values: Numbers) -> Numbers:
    """Return greys that are stored as colours, rows × columns × 3 or 4, as rows × columns; else ``values``."""
    if values.ndim == 2:
        return values
    colours = without_alpha(values)
    is_grey = all((colours[rows] == colours[rows, :, :1]).all() for rows in blocks(colours))
    return colours[:, :, 0] if is_grey else values


def palette_target(places: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a mask, rows × columns, 0 and 1, from indices of a palette of colours, 256 × 3.

    Black entries (without any, entry 0) are background and all others target, except for the void of Pascal VOC, which
    is entry 255 if it has VOC's colour or there are other targets.
    """
    used = used_numbers(places)
    black = used[palette[used].max(axis=1) == 0]
    background = black if len(black) else np.array([0])
    others = np.setdiff1d(used, [*background, VOID])
    is_target = np.ones(256, np.uint8)
    is_target[background] = 0
    if len(others) or tuple(palette[VOID]) == VOC_VOID:
        is_target[VOID] = 0
    return is_target[places]


def greys_of(places: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """Return the greys, rows × columns, for indices of a palette, 256 × 3; None if colours are used."""
    colours = palette[used_numbers(places)]
    return palette[:, 0][places] if (colours == colours[:, :1]).all() else None


def without_void(values: Numbers) -> Numbers:
    """Return a mask with the void (255 in class indices) as background; masks without a void are returned as they are.

    With 16 bits the void may also be 65,535, which is -1. In colours it is the void colour of Pascal VOC, if there are
    other colours than black. Greys are class indices if there are numbers other than 0 and 255, none of these exceeds
    ``MOST_CLASSES``, and they have at least ``LEAST_CLASSES`` times the void's pixels: few dark pixels are stains.
    """
    if values.ndim == 3:
        return _without_void_colour(values) if values.dtype == np.uint8 and values.shape[2] >= 3 else values
    if values.dtype.kind not in "ui":
        return values
    void = values == VOID
    if values.dtype.newbyteorder("=") == np.uint16:
        void |= values == np.iinfo(np.uint16).max
    others = np.where(void, 0, values)
    is_void = int(void.sum()) * LEAST_CLASSES <= int(np.count_nonzero(others))
    return others if is_void and 1 <= int(others.max()) <= MOST_CLASSES and int(others.min()) >= 0 else values


def _without_void_colour(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    void = (values[:, :, :3] == VOC_VOID).all(axis=2)
    if not void.any() or not values[:, :, :3][~void].any():
        return values
    return np.where(void[:, :, None], np.uint8(0), values)


def has_no_target(values: Numbers, *, lossy: bool) -> bool:
    """Say whether a mask is not empty although ``target`` would find nothing in it.

    Its integers up to 127 are class indices, or too dark for white. In a lossy file, few dark pixels (``MOST_STAINS``)
    are stains.
    """
    colours = without_alpha(values) if values.ndim == 3 else values
    largest = _largest(colours)
    if lossy:
        middle = (float(colours.min()) + largest) / 2
        marked = middle < largest and int(np.count_nonzero(colours >= middle)) > MOST_STAINS * colours.size
        return 1 < largest < LEAST_WHITE and (marked or largest >= LEAST_WHITE / 2)
    return (MOST_PROBABILITY if values.dtype.kind == "f" else 1) < largest < LEAST_WHITE


def _largest(values: Numbers) -> float:
    return finite_range(values)[1] if values.dtype.kind == "f" else float(values.max())


def used_numbers(places: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Return the numbers that occur, ascending."""
    counts = np.zeros(256, np.int64)
    for rows in blocks(places):
        counts += np.bincount(places[rows].reshape(-1), minlength=256)
    return np.flatnonzero(counts)


def blocks(values: Numbers) -> Iterator[slice]:
    """Yield slices of rows of about a million pixels, because the largest masks would take gigabytes at once."""
    step = max(1, _BLOCK // max(values.shape[1], 1))
    yield from (slice(start, start + step) for start in range(0, len(values), step))


def codes_of(values: Numbers) -> NDArray[np.uint32]:
    """Return 8-bit colours or greys as numbers 0xrrggbb: rows × columns."""
    bands = values[:, :, None] if values.ndim == 2 else without_alpha(values)
    codes = np.zeros(bands.shape[:2], np.uint32)
    for band in range(3):
        codes = codes << np.uint32(8) | bands[:, :, min(band, bands.shape[2] - 1)]
    return codes
