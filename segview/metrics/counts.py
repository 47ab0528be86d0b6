"""Counting pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.prediction import LEVELS, LevelCounts


@dataclass(frozen=True)
class Counts:
    """Pixels by what was found and what is true; they add up over images."""

    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    true_negative: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.true_positive + other.true_positive,
            self.false_positive + other.false_positive,
            self.false_negative + other.false_negative,
            self.true_negative + other.true_negative,
        )


def level_counts(levels: NDArray[np.generic], truth: NDArray[np.uint8] | None = None) -> LevelCounts:
    """Return how many pixels have each of the 65536 levels, apart for target and background where the truth is known.

    Args:
        levels: Rows × columns, uint16: the target's probability.
        truth: Rows × columns of class indices, 0 for the background, or None.
    """
    if truth is None:
        return LevelCounts(np.bincount(levels.ravel(), minlength=LEVELS + 1))
    if truth.shape != levels.shape:
        raise ValueError(f"the truth has shape {truth.shape}, the prediction {levels.shape}")
    inside = truth != 0
    target = np.bincount(levels[inside], minlength=LEVELS + 1)
    return LevelCounts(np.bincount(levels[~inside], minlength=LEVELS + 1), target)


def counts_at(counts: LevelCounts, threshold: float) -> Counts:
    """Return the counts of the mask where the probability exceeds a threshold.

    Raises:
        ValueError: the counts have no ground truth.
    """
    if counts.target is None:
        raise ValueError("counts without a ground truth have no right and wrong")
    above = first_above(threshold)
    return Counts(
        true_positive=int(counts.target[above:].sum()),
        false_positive=int(counts.background[above:].sum()),
        false_negative=int(counts.target[:above].sum()),
        true_negative=int(counts.background[:above].sum()),
    )


def first_above(threshold: float) -> int:
    """Return the lowest level whose number exceeds a threshold."""
    return int(np.floor(threshold * LEVELS)) + 1


def band_levels(band: float) -> tuple[int, int]:
    """Return the lowest level and the one after the highest with |p − 0.5| ≤ ``band``."""
    # A thousandth of a level of slack: 0.5 ± band is not exact in binary.
    low, high = (0.5 - band) * LEVELS - 1e-3, (0.5 + band) * LEVELS + 1e-3
    return int(np.ceil(low)), int(np.floor(high)) + 1
