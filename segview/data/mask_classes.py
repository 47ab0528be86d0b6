"""Classes from the numbers and colours of masks: fixed rules on arrays, without files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.variants.classes import Labelling
from segview.data.decoded import Decoded
from segview.data.masks import LEAST_WHITE, VOC_VOID, VOID, blocks, codes_of, target, used_numbers, without_void
from segview.data.pixels import Numbers, finite_range, without_alpha

VOID_NAME = "#{:02x}{:02x}{:02x}".format(*VOC_VOID)

NEAR = 64.0
"""Largest RGB distance at which a pixel of a lossy mask counts as having the colour of a class."""

MOST_STRAY = 0.1
"""Largest share of the pixels of a lossy mask that may be further from all class colours, as at edges."""


def indices(values: Numbers) -> NDArray[np.uint8] | None:
    """Return class indices, rows × columns; None if the numbers are colours, fractions or outside 0 to 255.

    Args:
        values: Rows × columns, or rows × columns × samples, of which all except alpha must be equal.
    """
    if values.ndim == 3:
        values = without_alpha(values)
        if (values != values[:, :, :1]).any():
            return None
        values = values[:, :, 0]
    low, high = finite_range(values)
    is_whole = values.dtype.kind != "f" or all((values[rows] == np.rint(values[rows])).all() for rows in blocks(values))
    if not is_whole or low < 0 or high > 255:
        return None
    return values.astype(np.uint8)


def labels(found: Decoded, labelling: Labelling, path: Path) -> NDArray[np.uint8]:
    """Return the class indices of a mask: rows × columns.

    If the labelling names colours and all colours of the mask are among them, with or without a palette, colours
    determine the classes; if the labelling ignores a number, the void colour of Pascal VOC is ignored too. Else numbers
    are indices. A lossy mask (JPEG) has no exact colours: each pixel gets the nearest class, and the mask is refused if
    more than the share ``MOST_STRAY`` of pixels is further than ``NEAR`` from every class. With two classes, black and
    white are accepted.

    Raises:
        UserError: there are colours of no class, numbers that are not indices, or indices changed by lossy storage.
    """
    numbers = indices(found.values)
    is_known = numbers is not None and _all_known(numbers, labelling)
    # Plain greys are indices if all of them are known indices.
    is_plain = is_known and found.values.ndim == 2 and found.palette is None and not found.lossy
    if labelling.colours and _has_colours(found) and not is_plain:
        _check_apart(labelling.colours, path)
        by_colour = _by_colour(found, labelling, path)
        if isinstance(by_colour, np.ndarray):
            return by_colour
        if numbers is None:
            raise by_colour
    if numbers is None:
        raise UserError(
            "The mask {path} holds colours or numbers beyond 255, where each pixel should hold the index "
            "of its class. Save it as greys or with a palette, or name the colour of each class.",
            path=path,
        )
    if labelling.classes == 2 and not is_known and _is_black_and_white(numbers, labelling):
        return target(numbers)
    if found.lossy and numbers.any():
        raise UserError(
            "The mask {path} is stored with loss, as in JPEG, which changes class indices. Save it "
            "as PNG, or name the colour of each class.",
            path=path,
        )
    return numbers


def _is_black_and_white(numbers: NDArray[np.uint8], labelling: Labelling) -> bool:
    """Say whether greys are a mask of one target, maybe with soft edges or stains, and not indices with a void."""
    if set(used_numbers(numbers)) <= {0, VOID}:
        return True
    return labelling.ignored is None and int(without_void(numbers).max()) >= LEAST_WHITE


def _check_apart(colours: tuple[str, ...], path: Path) -> None:
    """Check that all classes have different colours.

    Raises:
        UserError: two classes have the same colour.
    """
    known = [colour.lower() for colour in colours]
    twice = next((colour for colour in known if known.count(colour) > 1), None)
    if twice is not None:
        raise UserError(
            "Two classes of the mask {path} have the colour {colour}, so they cannot be told apart. "
            "Give each class its own colour.",
            path=path,
            colour=twice,
        )


def _all_known(numbers: NDArray[np.uint8], labelling: Labelling) -> bool:
    known = np.zeros(256, np.bool_)
    known[: labelling.classes] = True
    if labelling.ignored is not None:
        known[labelling.ignored] = True
    return bool(known[numbers].all())


def _has_colours(found: Decoded) -> bool:
    return (found.values if found.palette is None else found.palette).dtype == np.uint8


def _codes(found: Decoded, rows: slice) -> NDArray[np.uint32]:
    """Return the colours of some rows as numbers, 0xrrggbb."""
    return codes_of(found.values[rows] if found.palette is None else found.palette[found.values[rows]])


def _by_colour(found: Decoded, labelling: Labelling, path: Path) -> NDArray[np.uint8] | UserError:
    """Return classes by colours, or the error to raise if there are colours of no class."""
    parts = list(blocks(found.values))
    used = np.zeros(1 << 24, np.bool_)
    for rows in parts:
        used[_codes(found, rows)] = True
    colours = np.flatnonzero(used).astype(np.uint32)
    named = labelling.colours if labelling.ignored is None else (*labelling.colours, VOID_NAME)
    distances, nearest = distances_from(colours, named)
    classes, stray = np.zeros(1 << 24, np.uint8), np.zeros(1 << 24, np.bool_)
    meant = np.array([*range(len(labelling.colours)), labelling.ignored or 0], np.uint8)
    classes[colours], stray[colours] = meant[nearest], distances > (NEAR if found.lossy else 0)
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
        named=labelling.colours[distances_from(np.array([worst], np.uint32), labelling.colours)[1][0]],
    )


def distances_from(
    colours: NDArray[np.uint32], named: tuple[str, ...]
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Return the distance of each colour, 0xrrggbb, from the nearest named one, ``#rrggbb``, and the index of that."""
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
