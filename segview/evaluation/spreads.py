"""Distribution of probabilities over the pixels of an image, and scores of maps: numbers stored with the scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import LevelCounts
from segview.core.answers.prediction import Prediction
from segview.core.base.resampling import resample
from segview.core.comparison.score_kinds import MAP_CHANCE, MAP_ENTROPY, MAP_MEAN, MAP_SHARE, OF
from segview.core.comparison.score_table import SPREAD_BINS
from segview.core.maps.maps import LEVELS, Kind, Map

Spread = NDArray[np.int64]
"""Pixel counts by probability, 2 × ``SPREAD_BINS``: background (without ground truth all pixels), and target."""


def spread_of(levels: LevelCounts) -> Spread:
    """Return the pixel counts in ``SPREAD_BINS`` equal bins of the probabilities 0 to 1."""
    places = np.arange(LEVELS + 1) * SPREAD_BINS // (LEVELS + 1)
    spread = np.zeros((2, SPREAD_BINS), np.int64)
    np.add.at(spread[0], places, levels.background)
    if levels.target is not None:
        np.add.at(spread[1], places, levels.target)
    return spread


def map_scores(prediction: Prediction, target: NDArray[np.bool_] | None) -> dict[str, float]:
    """Return scores of a variant's own maps, by names such as ``map mean of cbam/spatial``.

    They are computed at each map's own resolution. The mass of a pixel is its number minus the lower end of the map's
    span; in signed maps, the number if it is positive. A map without mass has no share and no entropy.

    Args:
        prediction: A complete prediction.
        target: Target pixels of the ground truth, rows × columns of the image; None if unknown.
    """
    found: dict[str, float] = {}
    for name, one in prediction.maps.items():
        if one.own and one.kind in (Kind.SCALAR, Kind.SIGNED):
            found |= {f"{score}{OF}{name}": value for score, value in _of_map(one, target).items()}
    return found


def _of_map(one: Map, target: NDArray[np.bool_] | None) -> dict[str, float]:
    numbers = one.array().astype(np.float64)
    mass = np.maximum(numbers, 0) if one.kind is Kind.SIGNED else numbers - one.span[0]
    total = float(mass.sum())
    found = {str(MAP_MEAN): float(numbers.mean())}
    if total <= 0:
        return found
    shares = mass / total
    there = shares[shares > 0]
    found[str(MAP_ENTROPY)] = float(-(there * np.log(there)).sum() / np.log(max(mass.size, 2)))
    if target is not None:
        inside = resample(target.astype(np.uint8), one.shape) != 0
        share, area = float(shares[inside].sum()), float(inside.mean())
        found[str(MAP_SHARE)] = share
        if area > 0:
            found[str(MAP_CHANCE)] = share / area
    return found
