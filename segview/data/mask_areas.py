"""Areas of several brightnesses in masks of one target: classes or numbered objects, or degrees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.data.masks import blocks
from segview.data.pixels import Numbers

_EDGE = 8
"""Part of the largest number, 1 / 8, that is near black, or as near to the largest: artefacts of compression."""
_FEW = 16
"""Most numbers between for them to be classes; soft edges have more."""
_LEAST_FLAT = 0.01
"""Least share of the mask that areas of few numbers fill."""
_LEAST_USED = 0.9
"""Least share of the numbers between that are used if they count objects."""
_LEAST_OBJECTS = 0.25
"""Least share of the mask that areas of many numbers fill."""
_LEAST_STEP = 1 / 16
"""Least median step between unequal neighbours, as a part of the largest number; soft masks have smaller ones."""
_SHOWN = 4
_DARK, _BRIGHT = 32, 224
"""Greys of a photograph: from the one up to the other."""
_MOST_NUMBERS = 32
_MOST_GREY = 0.5
"""Share of a mask that may be grey."""


def check_areas(values: Numbers, path: Path) -> None:
    """Refuse a mask with areas of numbers between its least and its largest, which are not its soft edges.

    Args:
        values: Rows × columns. Real numbers are probabilities, and may have any value.
        path: Path of the mask.

    Raises:
        UserError: it has several classes or numbered objects.
    """
    if values.dtype.kind not in "ui" or min(values.shape) < 3:
        return
    largest = int(values.max())
    if not 1 < largest < 1 << 16:
        return
    counts = _count(values, largest)
    between = np.zeros(largest + 1, np.bool_)
    between[-(-largest // _EDGE) : largest - largest // _EDGE + 1] = True
    used = np.flatnonzero(counts * between)
    marked = int(counts[-(-largest // _EDGE) :].sum())
    is_few = 0 < len(used) <= _FEW
    is_numbered = len(used) >= max(_FEW, _LEAST_USED * int(between.sum()))
    if (not is_few and not is_numbered) or int(counts[used].sum()) < _LEAST_FLAT * marked:
        return
    flat, step = _flat(values, between)
    least = _LEAST_FLAT if is_few else _LEAST_OBJECTS
    if flat < least * marked or (is_numbered and not is_few and step < _LEAST_STEP * largest):
        return
    shown = [*used[: _SHOWN - 1].tolist(), largest]
    raise UserError(
        "The mask {path} has areas of several brightnesses ({found}), so its target is unclear: they may be classes, "
        "objects by number, or degrees. Save it as black and white, or name the classes and their colours "
        "(data.classes and data.colours of a plan).",
        path=path,
        found=", ".join(map(str, shown)) if len(used) < _SHOWN else f"{shown[0]}, {shown[1]}, … {largest}",
    )


def check_photograph(values: Numbers, path: Path) -> None:
    """Refuse greys that fill most of a mask, as in a photograph; soft edges and blurred targets fill less.

    Args:
        values: Rows × columns, uint8; other numbers are not checked.
        path: Path of the mask.

    Raises:
        UserError: it is no mask.
    """
    if values.ndim != 2 or values.dtype != np.uint8:
        return
    counts = _count(values, 255)
    if np.count_nonzero(counts) > _MOST_NUMBERS and counts[_DARK:_BRIGHT].sum() > _MOST_GREY * values.size:
        raise UserError(
            "Most pixels of the mask {path} are grey, as in a photograph. Choose the mask of the image, in black and "
            "white, or save it so.",
            path=path,
        )


def _count(values: Numbers, largest: int) -> NDArray[np.int64]:
    """Return the number of pixels of each number from 0 to the largest; negative numbers count as 0."""
    counts = np.zeros(largest + 1, np.int64)
    for rows in blocks(values):
        counts += np.bincount(np.maximum(values[rows], 0).astype(np.intp).reshape(-1), minlength=largest + 1)
    return counts


def _flat(values: Numbers, between: NDArray[np.bool_]) -> tuple[int, float]:
    """Return the number of pixels with a number between whose eight neighbours are equal, and the median step."""
    flat, steps = 0, np.zeros(len(between), np.int64)
    for rows in blocks(values):
        part = np.maximum(values[rows.start : rows.stop + 2], 0).astype(np.int32)
        if len(part) < 3:
            continue
        beside = part[:, 1:] == part[:, :-1]
        alike = beside[:, 1:] & beside[:, :-1]
        below = part[1:, 1:-1] == part[:-1, 1:-1]
        inner = alike[:-2] & alike[1:-1] & alike[2:] & below[:-1] & below[1:]
        flat += int(np.count_nonzero(inner & between[part[1:-1, 1:-1]]))
        jumps = np.abs(np.diff(part, axis=1))
        steps += np.bincount(jumps.reshape(-1), minlength=len(between))
    steps[0] = 0
    middle = int(np.searchsorted(np.cumsum(steps), steps.sum() / 2)) if steps.any() else 0
    return flat, float(middle)
