"""The calibration of probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import LevelCounts
from segview.core.maps.maps import LEVELS

BINS = 15


def calibration_error(counts: LevelCounts, bins: int = BINS) -> float:
    """Return the expected calibration error of the target's probability (Naeini et al., 2015), in 0 to 1.

    Pixels are put into bins of equal width by their probability; the error is the mean over pixels of the distance
    between a bin's mean probability and the share of its pixels that are target. 0 if there is no pixel.

    Raises:
        ValueError: there is no ground truth.
    """
    if counts.target is None:
        raise ValueError("without ground truth there is no calibration error")
    pixels, probability, target = reliability_bins(counts.background, counts.target, bins)
    total = pixels.sum()
    return float(np.abs(probability - target).sum() / total) if total else 0.0


def reliability_bins(
    background: NDArray[np.int64], target: NDArray[np.int64], bins: int = BINS
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return for each bin of equal width its pixels, the sum of their probabilities, and its target pixels.

    Args:
        background: Number of background pixels by level of the target's probability.
        target: Number of target pixels by level.
        bins: Number of bins.
    """
    levels = np.arange(LEVELS + 1)
    places = levels * bins // (LEVELS + 1)
    both = background + target
    pixels, probability, of_target = (
        np.asarray(np.bincount(places, weights=weights, minlength=bins), np.float64)
        for weights in (both, both * (levels / LEVELS), target)
    )
    return pixels, probability, of_target
