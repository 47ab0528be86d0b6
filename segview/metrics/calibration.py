"""The calibration of probabilities."""

from __future__ import annotations

import numpy as np

from segview.core.answers.counts import LevelCounts
from segview.core.maps.maps import LEVELS

BINS = 15


def calibration_error(counts: LevelCounts, bins: int = BINS) -> float:
    """Return the expected calibration error of the target's probability (Naeini et al., 2015), in 0 to 1.

    Pixels are put into bins of equal width by their probability; the error is the mean over pixels of the distance
    between a bin's mean probability and the share of its pixels that are target. 0 where there is no pixel.

    Raises:
        ValueError: there is no ground truth.
    """
    if counts.target is None:
        raise ValueError("without ground truth there is no calibration error")
    levels = np.arange(LEVELS + 1)
    places = np.minimum(levels * bins // (LEVELS + 1), bins - 1)
    both = counts.background + counts.target
    pixels = np.bincount(places, weights=both, minlength=bins)
    probability = np.bincount(places, weights=both * (levels / LEVELS), minlength=bins)
    target = np.bincount(places, weights=counts.target, minlength=bins)
    total = pixels.sum()
    return float(np.abs(probability - target).sum() / total) if total else 0.0
