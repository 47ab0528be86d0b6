"""Scores of binary masks from counts, as a mean over images or over all pixels."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Protocol, Self, TypeVar

from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.base.registry import Registry
from segview.core.maps.thresholds import band_levels, first_above
from segview.metrics.counts import Counts, counts_at


class Adding(Protocol):
    """Counts of an image that can be summed over images."""

    def __add__(self, other: Self, /) -> Self: ...


C = TypeVar("C", bound=Adding)

OVER_IMAGES = "mean over images"
OVER_PIXELS = "over all pixels"


def dice(counts: Counts) -> float:
    """Return 2·TP / (2·TP + FP + FN); 1 if mask and truth are both empty."""
    total = 2 * counts.true_positive + counts.false_positive + counts.false_negative
    return 2 * counts.true_positive / total if total else 1.0


def iou(counts: Counts) -> float:
    """Return TP / (TP + FP + FN); 1 if mask and truth are both empty."""
    total = counts.true_positive + counts.false_positive + counts.false_negative
    return counts.true_positive / total if total else 1.0


def pixel_accuracy(counts: Counts) -> float:
    """Return the share of pixels that are right, background included; 1 if there is no pixel."""
    right = counts.true_positive + counts.true_negative
    total = right + counts.false_positive + counts.false_negative
    return right / total if total else 1.0


def precision(counts: Counts) -> float:
    """Return the share of the mask that is target; 1 if the mask is empty."""
    total = counts.true_positive + counts.false_positive
    return counts.true_positive / total if total else 1.0


def recall(counts: Counts) -> float:
    """Return the share of the target that is in the mask; 1 if there is no target."""
    total = counts.true_positive + counts.false_negative
    return counts.true_positive / total if total else 1.0


def best_threshold(counts: LevelCounts) -> float:
    """Return the threshold with the best Dice over all pixels, 0.01 to 0.99 in steps of 0.01; the middle one if equal.

    Raises:
        ValueError: the counts have no ground truth.
    """
    thresholds = [step / 100 for step in range(1, 100)]
    found = [dice(counts_at(counts, threshold)) for threshold in thresholds]
    highest = max(found)
    best = [threshold for threshold, value in zip(thresholds, found, strict=True) if value == highest]
    return best[len(best) // 2]


SCORES: Registry[Callable[[Counts], float]] = Registry(
    "score",
    {"Dice": dice, "IoU": iou, "pixel accuracy": pixel_accuracy, "precision": precision, "recall": recall},
)


def over_images(score: Callable[[C], float], images: Sequence[C]) -> float:
    """Return the mean of a score over images, as is usual for medical images.

    Raises:
        ValueError: there is no image.
    """
    if not images:
        raise ValueError("no image has no mean")
    return sum(score(counts) for counts in images) / len(images)


def over_pixels(score: Callable[[C], float], images: Sequence[C]) -> float:
    """Return a score of the counts summed over all images, so that each pixel has the same weight.

    Raises:
        ValueError: there is no image.
    """
    return score(sum_counts(images))


def sum_counts(images: Sequence[C]) -> C:
    """Return the sum of the counts of all images.

    Raises:
        ValueError: there is no image.
    """
    if not images:
        raise ValueError("no image has no counts")
    return reduce(operator.add, images)


def pixel_scores(counts: LevelCounts, threshold: float, band: float) -> PixelScores:
    """Return the scores of one prediction at a threshold and a half-width of the uncertain band.

    Wrong pixels inside the band are pattern 2 of Jeong et al. (2023), those outside it pattern 1.
    """
    above = first_above(threshold)
    low, high = band_levels(band)
    both = counts.background if counts.target is None else counts.background + counts.target
    area, pixels, uncertain = int(both[above:].sum()), int(both.sum()), int(both[low:high].sum())
    if counts.target is None:
        return PixelScores(area, pixels, uncertain)
    at = counts_at(counts, threshold)
    # Wrong pixels inside the band: background above the threshold, and target up to it.
    false = counts.background[max(above, low) : high], counts.target[low : max(low, min(above, high))]
    inside = sum(int(levels.sum()) for levels in false)
    wrong = at.false_positive + at.false_negative
    return PixelScores(area, pixels, uncertain, dice(at), iou(at), wrong_uncertain=inside, wrong_certain=wrong - inside)
