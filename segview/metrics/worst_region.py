"""The largest region of wrong pixels in an image."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from segview.core.maps.maps import Kind, Map
from segview.core.maps.regions import Region
from segview.core.maps.thresholds import first_above
from segview.core.variants.classes import IGNORED


def worst_region(maps: Sequence[Map], threshold: float) -> Region | None:
    """Return the largest connected part of wrong pixels in any of several error maps; None if nothing is wrong.

    Args:
        maps: Maps of the kinds ``ERRORS`` and ``CLASS_ERRORS``, with their ground truth.
        threshold: Threshold of the target's probability.
    """
    found = [one for each in maps if (one := _largest(each, threshold)) is not None]
    return max(found, key=lambda one: one.area, default=None)


def _largest(one: Map, threshold: float) -> Region | None:
    truth = one.truth
    if truth is None:
        return None
    if one.kind is Kind.ERRORS:
        wrong = (one.values >= first_above(threshold)) != (truth == 1)
        wrong &= truth <= 1
    else:
        wrong = (one.values != truth) & (truth != IGNORED)
    parts = np.asarray(ndimage.label(wrong)[0])  # pyright: ignore[reportIndexIssue]
    sizes = np.bincount(parts.ravel())
    if len(sizes) < 2:
        return None
    number = int(sizes[1:].argmax()) + 1
    rows, columns = np.nonzero(parts == number)
    height, width = wrong.shape
    box = (
        float(rows.min() / height),
        float(columns.min() / width),
        float((rows.max() + 1) / height),
        float((columns.max() + 1) / width),
    )
    return Region(box, float(sizes[number] / wrong.size), 0.0)
