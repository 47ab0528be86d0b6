"""From the numbers that masks hold to targets and classes: absolute rules, no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.variants.classes import Labelling
from segview.data.decoded import Decoded
from segview.data.pixels import Numbers, finite_range, quiet, without_alpha

VOID = 255
"""The number of a border around each object, in masks of class indices, which belongs to nothing (Pascal VOC)."""

VOC_VOID = (224, 224, 192)
"""The colour that the palette of Pascal VOC gives to the void."""

MOST_CLASSES = 100
"""Numbers up to this one beside ``VOID`` are class indices; larger ones are greys."""

LEAST_CLASSES = 0.25

NEAR = 64.0
"""Distance in RGB up to which a pixel of a lossy mask has the colour of a class, and not one beside it."""

_BLOCK = 1_000_000

MOST_STRAY = 0.1
"""Share of the pixels of a lossy mask that may be further from the colours of all classes, as edges are."""


@quiet
def target(values: Numbers) -> NDArray[np.uint8]:
    """Return a mask, rows × columns: 1 where the target is, 0 elsewhere.

    Args:
        values: As for ``pixels.rgb``. The alpha does not count, and the brightest colour speaks for its pixel. Where
            nothing exceeds 1, the numbers are class indices and all above 0 is target (real numbers: all from 0.5 on,
            as they are probabilities). Else, up to 255, all from 128 on is target, as JPEG masks are grey at their
            edges and stained around them. Where anything exceeds 255, all from half of the largest number on is target.
    """
    if values.ndim == 3:
        values = without_alpha(values).max(axis=2)
    largest = finite_range(values)[1] if values.dtype.kind == "f" else float(values.max())
    if largest > 255:
        return (values >= largest / 2).astype(np.uint8)
    if largest > 1:
        return (values >= 128).astype(np.uint8)
    return (values >= 0.5 if values.dtype.kind == "f" else values > 0).astype(np.uint8)


def palette_target(places: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a mask, rows × columns, 0 and 1, of places in a palette, 256 × 3.

    A palette of greys stands for its greys. In a coloured one the black entry (without one, entry 0) is background and
    every other target, but for the void of Pascal VOC: entry 255, where its colour is VOC's or there are other targets.
    """
    used = _used(places)
    if np.ptp(palette[used].astype(np.int16), axis=1).max() == 0:
        return target(palette[:, 0][places])
    black = used[palette[used].max(axis=1) == 0]
    background = black if len(black) else np.array([0])
    others = np.setdiff1d(used, [*background, VOID])
    is_target = np.ones(256, np.uint8)
    is_target[background] = 0
    if len(others) or tuple(palette[VOID]) == VOC_VOID:
        is_target[VOID] = 0
    return is_target[places]


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


def tells_classes(values: Numbers) -> bool:
    """Say whether whole numbers are too large for one target and its background, and too small for black and white."""
    return values.ndim == 2 and values.dtype.kind in "ui" and 1 < int(values.max()) < 128


def indices(values: Numbers) -> NDArray[np.uint8] | None:
    """Return class indices, rows × columns, or None where the numbers are none: colours, fractions, beyond 0 to 255.

    Args:
        values: As for ``pixels.rgb``. Of three samples all must be alike; the alpha does not count.
    """
    if values.ndim == 3:
        values = without_alpha(values)
        if (values != values[:, :, :1]).any():
            return None
        values = values[:, :, 0]
    if values.dtype.kind == "f" or float(values.min()) < 0 or float(values.max()) > 255:
        return None
    return values.astype(np.uint8)


def labels(found: Decoded, labelling: Labelling, path: Path) -> NDArray[np.uint8]:
    """Return the class indices of a mask: rows × columns.

    Where the labelling names colours, a mask whose colours are all among them tells its classes by them, be they in a
    palette or not. Else numbers are indices. A lossy mask (JPEG) has no exact colours: each pixel takes the nearest
    class, and the mask is refused where more than ``MOST_STRAY`` of them are further than ``NEAR`` from every class. Of
    two classes, black and white will do.

    Raises:
        UserError: there are colours that belong to no class, or numbers that are no index.
    """
    numbers = indices(found.values)
    is_known = numbers is not None and _all_known(numbers, labelling)
    # Plain greys are indices wherever they can be.
    is_plain = is_known and found.values.ndim == 2 and found.palette is None
    if labelling.colours and _has_colours(found) and not is_plain:
        by_colour = _by_colour(found, labelling.colours, path)
        if isinstance(by_colour, np.ndarray):
            return by_colour
        if numbers is None:
            raise by_colour
    if numbers is not None and labelling.classes == 2 and not is_known and set(_used(numbers)) <= {0, 255}:
        return (numbers > 0).astype(np.uint8)
    if numbers is None:
        raise UserError(
            "The mask {path} holds colours or numbers beyond 255, where each pixel should hold the index "
            "of its class. Save it as greys or with a palette, or name the colour of each class.",
            path=path,
        )
    return numbers


def _all_known(numbers: NDArray[np.uint8], labelling: Labelling) -> bool:
    known = np.zeros(256, np.bool_)
    known[: labelling.classes] = True
    if labelling.ignored is not None:
        known[labelling.ignored] = True
    return bool(known[numbers].all())


def _used(places: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Return the numbers that occur, ascending."""
    counts = np.zeros(256, np.int64)
    for rows in blocks(places):
        counts += np.bincount(places[rows].reshape(-1), minlength=256)
    return np.flatnonzero(counts)


def blocks(values: Numbers) -> Iterator[slice]:
    """Yield rows of a mask, about a million pixels at a time: the largest would take gigabytes at once."""
    step = max(1, _BLOCK // max(values.shape[1], 1))
    yield from (slice(start, start + step) for start in range(0, len(values), step))


def _has_colours(found: Decoded) -> bool:
    return (found.values if found.palette is None else found.palette).dtype == np.uint8


def _codes(found: Decoded, rows: slice) -> NDArray[np.uint32]:
    """Return the colours of some rows as numbers, 0xrrggbb."""
    values = found.values[rows] if found.palette is None else found.palette[found.values[rows]]
    bands = values[:, :, None] if values.ndim == 2 else without_alpha(values)
    codes = np.zeros(bands.shape[:2], np.uint32)
    for band in range(3):
        codes = codes << np.uint32(8) | bands[:, :, min(band, bands.shape[2] - 1)]
    return codes


def _by_colour(found: Decoded, named: tuple[str, ...], path: Path) -> NDArray[np.uint8] | UserError:
    """Return the classes of colours, or what to say where they belong to none."""
    parts = list(blocks(found.values))
    used = np.zeros(1 << 24, np.bool_)
    for rows in parts:
        used[_codes(found, rows)] = True
    colours = np.flatnonzero(used).astype(np.uint32)
    distances, nearest = _nearest(colours, named)
    classes, stray = np.zeros(1 << 24, np.uint8), np.zeros(1 << 24, np.bool_)
    classes[colours], stray[colours] = nearest, distances > (NEAR if found.lossy else 0)
    labels = np.empty(found.values.shape[:2], np.uint8)
    strays: Counter[int] = Counter()
    for rows in parts:
        codes = _codes(found, rows)
        labels[rows] = classes[codes]
        each, counts = np.unique(codes[stray[codes]], return_counts=True)
        strays.update(dict(zip(each.tolist(), counts.tolist(), strict=True)))
    if strays.total() <= (MOST_STRAY if found.lossy else 0) * labels.size:
        return labels
    worst, count = strays.most_common(1)[0]
    return UserError(
        "The mask {path} holds the colour #{worst:06x} in {count:,} pixels, which is that of no class; the "
        "nearest is {named}. Name the colours of all classes, or save the mask as indices; only in JPEG "
        "files, colours may be off a little.",
        path=path,
        worst=worst,
        count=count,
        named=named[classes[worst]],
    )


def _nearest(colours: NDArray[np.uint32], named: tuple[str, ...]) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Return how far each colour is from the nearest class, and which that is."""
    distances = np.full(len(colours), np.inf, np.float32)
    nearest = np.zeros(len(colours), np.uint8)
    bands = _bands(colours)
    for index, name in enumerate(named):
        away = np.linalg.norm(bands - _bands(np.array([int(name[1:], 16)], np.uint32)), axis=1)
        nearest[away < distances] = index
        distances = np.minimum(distances, away)
    return distances, nearest


def _bands(codes: NDArray[np.uint32]) -> NDArray[np.float32]:
    return np.stack([codes >> 16 & 255, codes >> 8 & 255, codes & 255], axis=1).astype(np.float32)
