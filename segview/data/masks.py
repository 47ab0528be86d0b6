"""From the numbers that masks hold to targets: absolute rules, no files."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from segview.data.pixels import Numbers, finite_range, quiet, without_alpha

VOID = 255
"""The number of a border around each object, in masks of class indices, which belongs to nothing (Pascal VOC)."""

VOC_VOID = (224, 224, 192)
"""The colour that the palette of Pascal VOC gives to the void."""

MOST_CLASSES = 100
"""Numbers up to this one beside ``VOID`` are class indices; larger ones are greys."""

LEAST_CLASSES = 0.25

LEAST_WHITE = 128
"""Greys from this one on are the target, where any are: masks are grey at their edges and stained around them."""

MOST_PROBABILITY = 1.5
"""Real numbers up to this one are probabilities: an enlarged map goes a little beyond 1."""

MOST_STAINS = 0.01
"""Share of the pixels of a lossy mask without a target that may be dark stains; more are 0 and 1, or classes."""

_BLOCK = 1_000_000


@quiet
def target(values: Numbers) -> NDArray[np.uint8]:
    """Return a mask, rows × columns: 1 where the target is, 0 elsewhere.

    Args:
        values: As for ``pixels.rgb``. The alpha does not count, and the brightest colour speaks for its pixel. Where
            nothing exceeds 1, the numbers are class indices and all above 0 is target. Real numbers up to
            ``MOST_PROBABILITY`` are probabilities: all from 0.5 on is target. Else, up to 255, all from
            ``LEAST_WHITE`` on is target. Where anything exceeds 255, all from half of the largest number on is target.
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
    """Return greys that are stored as colours, rows × columns × 3 or 4, as rows × columns; others as they are."""
    if values.ndim == 2:
        return values
    colours = without_alpha(values)
    is_grey = all((colours[rows] == colours[rows, :, :1]).all() for rows in blocks(colours))
    return colours[:, :, 0] if is_grey else values


def palette_target(places: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a mask, rows × columns, 0 and 1, of places in a palette of colours, 256 × 3.

    The black entry (without one, entry 0) is background and every other target, but for the void of Pascal VOC: entry
    255, where its colour is VOC's or there are other targets.
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
    """Return the greys, rows × columns, that places in a palette, 256 × 3, stand for; None where it has colours."""
    colours = palette[used_numbers(places)]
    return palette[:, 0][places] if (colours == colours[:, :1]).all() else None


def without_void(values: Numbers) -> Numbers:
    """Return masks with the void as background: of class indices 255; others as they are.

    Of 16 bits the void may be 65,535, as -1 is written; in colours it is that of Pascal VOC, where there are others.
    Greys are class indices where there are others beside 0 and 255, these go up to ``MOST_CLASSES`` at most, and have
    at least ``LEAST_CLASSES`` of the void's pixels: single dark pixels beside white ones are stains.
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
    """Say whether a mask holds something, and nothing that ``target`` would take: it would pass for an empty one.

    Whole numbers up to 127 tell classes apart, or are too dark for white. In a lossy file, a few dark pixels
    (``MOST_STAINS``) are stains.
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
    """Yield rows of a mask, about a million pixels at a time: the largest would take gigabytes at once."""
    step = max(1, _BLOCK // max(values.shape[1], 1))
    yield from (slice(start, start + step) for start in range(0, len(values), step))


def codes_of(values: Numbers) -> NDArray[np.uint32]:
    """Return colours of 8 bits, or greys, as numbers, 0xrrggbb: rows × columns."""
    bands = values[:, :, None] if values.ndim == 2 else without_alpha(values)
    codes = np.zeros(bands.shape[:2], np.uint32)
    for band in range(3):
        codes = codes << np.uint32(8) | bands[:, :, min(band, bands.shape[2] - 1)]
    return codes
