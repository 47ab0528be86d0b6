"""Scores of explanation maps, and comparisons of two maps, by the formulas of the papers."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, stats
from skimage.metrics import structural_similarity

Field = NDArray[np.float32]
"""Numbers of a map at the size of the network's input, rows × columns."""

Region = NDArray[np.bool_]

TOLERANCE = 15 / 224
"""Largest distance from the target that is a hit, as a share of the longer side (15 pixels in Zhang et al., 2018)."""


def removal_order(field: Field) -> NDArray[np.intp]:
    """Return the flat indices of all pixels by falling numbers; equal numbers in reading order."""
    return np.argsort(-field.ravel(), kind="stable")


def area_under(curve: NDArray[np.float64]) -> float:
    """Return the area under a curve over 0 to 1, by the trapezoidal rule (Petsiuk et al., 2018)."""
    return float((curve.sum() - (curve[0] + curve[-1]) / 2) / (len(curve) - 1))


def pointing_game(field: Field, target: Region) -> float | None:
    """Return whether the largest number is on the target or close to it, 0 or 1; None without target or for a flat map.

    If several pixels have the largest number, return the share of hits among them. After the pointing game (Zhang et
    al., 2018).
    """
    if not target.any():
        return None
    largest = field == field.max()
    if largest.all():
        return None  # a flat map
    distances = np.asarray(ndimage.distance_transform_edt(~target))
    return float(np.mean(distances[largest] <= TOLERANCE * max(field.shape)))


def mass_inside(mass: Field, target: Region) -> float | None:
    """Return the share of a mass inside the target (Arras et al., 2022); None if there is no mass."""
    whole = float(mass.sum(dtype=np.float64))
    return float(mass[target].sum(dtype=np.float64)) / whole if whole > 0 else None


def rank_correlation(one: Field, other: Field) -> float:
    """Return Spearman's rank correlation of two maps of one size; 0 if one of them is flat."""
    ranks = [stats.rankdata(field.ravel()) for field in (one, other)]
    spread = [float(rank.std()) for rank in ranks]
    if not all(spread):
        return 0.0
    centred = [rank - rank.mean() for rank in ranks]
    return float(np.clip(np.dot(*centred) / (len(ranks[0]) * math.prod(spread)), -1, 1))


def similarity(one: Field, other: Field) -> float | None:
    """Return the structural similarity (Wang et al., 2004) of two maps, each rescaled to 0 to 1.

    A flat map becomes 0 everywhere. None if the maps have fewer than three rows or columns.
    """
    window = min(7, *one.shape)
    window -= 1 - window % 2
    if window < 3:
        return None
    found = structural_similarity(_stretched(one), _stretched(other), win_size=window, data_range=1.0)
    return float(np.asarray(found))


def error_correlation(field: Field, wrong: Region) -> float | None:
    """Return the correlation of numbers with errors, −1 to 1; None if either is constant."""
    numbers, errors = field.ravel().astype(np.float64), wrong.ravel().astype(np.float64)
    if not numbers.std() > 1e-9 or not errors.std():
        return None
    return float(np.corrcoef(numbers, errors)[0, 1])


def _stretched(field: Field) -> Field:
    low, high = float(field.min()), float(field.max())
    return np.zeros_like(field) if high <= low else (field - low) / (high - low)
