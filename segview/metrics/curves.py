"""Curves of a probability over all pixels, from counts by level."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import LevelCounts
from segview.core.answers.curves import Curve, ProbabilityCurves
from segview.core.maps.maps import LEVELS
from segview.core.maps.thresholds import first_above
from segview.metrics.calibration import reliability_bins

HISTOGRAM_BINS = 100
STEPS = 100
_LEVEL = np.arange(LEVELS + 1)


def curves(counts: LevelCounts, threshold: float) -> ProbabilityCurves:
    """Return the curves of a prediction, or of several predictions whose counts were summed.

    Args:
        counts: Pixels by level of the target's probability.
        threshold: Threshold of the mask, which decides whether a pixel is right or wrong.
    """
    both = counts.background if counts.target is None else counts.background + counts.target
    if counts.target is None:
        return ProbabilityCurves(_histogram(both))
    return ProbabilityCurves(
        _histogram(both),
        _reliability(counts.background, counts.target),
        _error_by_share(counts.background, counts.target, threshold),
        _dice_by_threshold(counts.background, counts.target),
    )


def _histogram(both: NDArray[np.int64]) -> Curve:
    """Return the share of pixels in each of ``HISTOGRAM_BINS`` equal bins of 0 to 1, at the middle of the bin."""
    places = _LEVEL * HISTOGRAM_BINS // (LEVELS + 1)
    pixels = np.bincount(places, weights=both, minlength=HISTOGRAM_BINS)
    return Curve((np.arange(HISTOGRAM_BINS) + 0.5) / HISTOGRAM_BINS, pixels / max(pixels.sum(), 1))


def _reliability(background: NDArray[np.int64], target: NDArray[np.int64]) -> Curve:
    """Return the share of target against the mean probability, for the bins that have pixels."""
    pixels, probability, of_target = reliability_bins(background, target)
    there = pixels > 0
    return Curve(probability[there] / pixels[there], of_target[there] / pixels[there])


def _error_by_share(background: NDArray[np.int64], target: NDArray[np.int64], threshold: float) -> Curve:
    """Return the share of wrong pixels among the most certain pixels, by the share of pixels kept."""
    above = first_above(threshold)
    wrong = np.concatenate([target[:above], background[above:]]).astype(np.float64)
    order = np.argsort(-np.abs(2 * _LEVEL - LEVELS), kind="stable")  # the most certain first
    pixels, errors = np.cumsum((background + target)[order]), np.cumsum(wrong[order])
    there = pixels > 0
    share, error = pixels[there] / max(pixels[-1], 1), errors[there] / pixels[there]
    wanted = np.linspace(0.02, 1.0, STEPS)
    places = np.minimum(np.searchsorted(share, wanted - 1e-12), max(len(share) - 1, 0))
    return Curve(share[places], error[places]) if len(share) else Curve(np.zeros(0), np.zeros(0))


def _dice_by_threshold(background: NDArray[np.int64], target: NDArray[np.int64]) -> Curve:
    """Return the Dice over all pixels at thresholds of 0.01 to 0.99; 1 if mask and truth are both empty."""
    thresholds = np.arange(1, STEPS) / STEPS
    firsts = np.array([first_above(float(one)) for one in thresholds])
    positive, negative = (np.append(np.cumsum(one[::-1])[::-1], 0)[firsts] for one in (target, background))
    total = positive + negative + target.sum()
    dice = np.divide(2.0 * positive, total, out=np.ones(len(total)), where=total > 0)
    return Curve(thresholds, dice)
