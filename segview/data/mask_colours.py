"""Colours in masks of one target: ambiguous colours are refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.images.mask_colours import LEAST_BRIGHT, coarse_colours, other_share
from segview.data.masks import blocks, codes_of
from segview.data.pixels import Numbers, without_alpha

_MOST_OF = 0.6
"""Least share of the bright pixels that the two most frequent coarse colours must fill; the rest may be stains."""
_MOST_OTHERS, _MOST_OTHERS_EXACT = 0.05, 0.002
"""Largest share of the bright pixels that have another colour than the target: in any mask, in one of few colours."""
_TOLERANCE, _TOLERANCE_EXACT = 48.0, 24.0
"""Largest difference of a channel between shades of one colour."""
_MOST_EXACT = 32
"""Most colours of an exact mask; more colours are shades of soft edges."""


class SeveralColours(UserError):
    """A mask has several colours, where one target is wanted."""


def check_colours(values: Numbers, path: Path) -> None:
    """Refuse a mask with several colours, with those of a photograph, or with colours but without black.

    Args:
        values: As for ``target``.
        path: Path of the mask.

    Raises:
        UserError: it is ambiguous which colours are the target.
    """
    if not _has_colours(values):
        return
    if values.max() == 1:  # one channel for each class, or colours too dark to be told from black
        values = values * np.uint8(255)
    known, counts, dark = np.zeros((512, 3), np.uint8), np.zeros(512, np.int64), 0
    for rows in blocks(values):
        colours = without_alpha(values[rows])
        is_bright = colours.max(axis=2) >= 128
        dark += int(np.count_nonzero(~is_bright))
        known, found = coarse_colours(colours[is_bright])
        counts += found
    is_chromatic = np.ptp(known >> 5, axis=1) > 1
    if not counts[is_chromatic].any() or np.count_nonzero(counts) == 1:
        return
    is_photograph = int(np.sort(counts)[-2:].sum()) < _MOST_OF * int(counts.sum())
    if not dark or is_photograph or other_share(known, counts, _TOLERANCE) > _MOST_OTHERS:
        raise _unclear(path)


def check_palette(places: NDArray[np.uint8], target: NDArray[np.uint8], palette: NDArray[np.uint8], path: Path) -> None:
    """Refuse a mask whose target has several colours of a palette, 256 × 3.

    Raises:
        UserError: it is ambiguous which colours are the target.
    """
    counts = np.zeros(256, np.int64)
    for rows in blocks(places):
        counts += np.bincount(places[rows][target[rows] > 0], minlength=256)
    _check_exact(palette, counts, path)


def exact_target(values: Numbers, path: Path) -> NDArray[np.uint8] | None:
    """Return the target of a mask with a few exact colours on black: all pixels that are not black, even dark ones.

    Palettes of classes have dark colours, as Pascal VOC's (64, 0, 0). Rows × columns; None if it is not such a mask.

    Args:
        values: As for ``target``.
        path: Path of the mask.

    Raises:
        UserError: the colours are not shades of one.
    """
    if not _has_colours(values):
        return None
    used = np.zeros(1 << 24, np.bool_)
    for rows in blocks(values):
        used[codes_of(values[rows])] = True
    found = np.flatnonzero(used)
    if not used[0] or len(found) > _MOST_EXACT:
        return None
    colours = np.stack([found >> 16 & 255, found >> 8 & 255, found & 255], axis=1).astype(np.uint8)
    if (colours[1:].max(axis=1, initial=0) < LEAST_BRIGHT).any():
        return None
    if len(found) > 2:  # else there is one colour beside black, and nothing to count
        counts = np.zeros(len(found), np.int64)
        for rows in blocks(values):
            counts += np.bincount(np.searchsorted(found, codes_of(values[rows]).reshape(-1)), minlength=len(found))
        _check_exact(colours, counts, path)
    return (without_alpha(values).max(axis=2) > 0).astype(np.uint8)


def _has_colours(values: Numbers) -> bool:
    return values.ndim == 3 and values.dtype == np.uint8 and without_alpha(values).shape[2] >= 3


def _check_exact(colours: NDArray[np.uint8], counts: NDArray[np.int64], path: Path) -> None:
    if other_share(colours, counts, _TOLERANCE_EXACT) > _MOST_OTHERS_EXACT:
        raise _unclear(path)


def _unclear(path: Path) -> SeveralColours:
    return SeveralColours(
        "The mask {path} has several colours, so its target is unclear: in a mask of one target, everything else is "
        "black. Save it as black and white, or name the classes and their colours (data.classes and data.colours of a "
        "plan).",
        path=path,
    )
