"""Colours in masks of one target: ambiguous colours are refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.data.masks import blocks, codes_of
from segview.data.pixels import Numbers, without_alpha

_TARGET_COLOURS = 2
_MOST_OF = 0.6
"""Least share of the bright pixels that the two most frequent colours must fill; the rest may be stains."""
_MOST_EXACT = 32
"""Most colours of an exact mask; more colours are shades of soft edges."""
_LEAST_BRIGHT = 32
"""Least brightness of a target colour; darker colours, except black, are stains or soft edges."""


def check_colours(values: Numbers, path: Path) -> None:
    """Refuse a mask with the colours of a photograph, or with colours but without black.

    Two colours that fill most of the bright pixels are both accepted as target.

    Args:
        values: As for ``target``.
        path: Path of the mask.

    Raises:
        UserError: it is ambiguous which colours are the target.
    """
    if values.ndim != 3 or values.dtype != np.uint8 or without_alpha(values).shape[2] < 3:
        return
    counts, dark = np.zeros(512, np.int64), 0
    for rows in blocks(values):
        colours = without_alpha(values[rows])
        is_bright = colours.max(axis=2) >= 128
        dark += int(np.count_nonzero(~is_bright))
        coarse = (colours[is_bright] >> 5).astype(np.uint16) @ np.array([64, 8, 1], np.uint16)
        counts += np.bincount(coarse, minlength=512)
    bands = np.stack([np.arange(512) >> shift & 7 for shift in (6, 3, 0)])
    is_chromatic = np.ptp(bands, axis=0) > 1
    bright = int(counts.sum())
    if not counts[is_chromatic].any() or np.count_nonzero(counts) == 1:
        return
    if not dark or int(np.sort(counts)[-_TARGET_COLOURS:].sum()) < _MOST_OF * bright:
        raise UserError(
            "The mask {path} has several colours, so its target is unclear: in a mask of one target, "
            "everything else is black. Save it as black and white, or name the classes and their "
            "colours.",
            path=path,
        )


def exact_target(values: Numbers) -> NDArray[np.uint8] | None:
    """Return the target of a mask with a few exact colours on black: all pixels that are not black, even dark ones.

    Palettes of classes have dark colours, as Pascal VOC's (64, 0, 0). Rows × columns; None if it is not such a mask.

    Args:
        values: As for ``target``.
    """
    if values.ndim != 3 or values.dtype != np.uint8 or without_alpha(values).shape[2] < 3:
        return None
    used = np.zeros(1 << 24, np.bool_)
    for rows in blocks(values):
        used[codes_of(values[rows])] = True
    found = np.flatnonzero(used)
    if not used[0] or len(found) > _MOST_EXACT:
        return None
    brightest = np.max([found >> 16 & 255, found >> 8 & 255, found & 255], axis=0)
    if (brightest[1:] < _LEAST_BRIGHT).any():
        return None
    return (without_alpha(values).max(axis=2) > 0).astype(np.uint8)
