"""Counting pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import LevelCounts
from segview.core.maps.maps import LEVELS, Indices
from segview.core.maps.thresholds import first_above

STRIP = 4_000_000


@dataclass(frozen=True)
class Counts:
    """Pixels of a binary mask by prediction and truth; can be summed over images."""

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


def level_counts(
    levels: Indices,
    truth: NDArray[np.uint8] | None = None,
    left_out: NDArray[np.uint8] | NDArray[np.bool_] | None = None,
) -> LevelCounts:
    """Return the number of pixels at each of the 65536 levels, separately for background and target if truth is known.

    Args:
        levels: Rows × columns, uint16: the target's probability.
        truth: Rows × columns of class indices, 0 for the background, or None; without it all pixels are in
            ``background``.
        left_out: Rows × columns: pixels where it is not 0 do not count.

    Raises:
        ValueError: the sizes differ.
    """
    for name, one in (("truth", truth), ("image of what is left out", left_out)):
        if one is not None and one.shape != levels.shape:
            raise ValueError(f"the {name} has shape {one.shape}, the prediction {levels.shape}")
    # Levels of the background, then of the target. In strips, because counting needs indices of 8 bytes each.
    both = np.zeros(2 * (LEVELS + 1), np.int64)
    rows = max(1, STRIP // levels.shape[1])
    for top in range(0, levels.shape[0], rows):
        places = levels[top : top + rows].astype(np.intp).ravel()
        if truth is not None:
            places += (truth[top : top + rows].ravel() != 0) * (LEVELS + 1)
        if left_out is not None:
            places = places[left_out[top : top + rows].ravel() == 0]
        both += np.bincount(places, minlength=len(both))
    # Copies, because views would keep the whole array alive.
    background, target = both[: LEVELS + 1].copy(), both[LEVELS + 1 :].copy()
    return LevelCounts(background, None if truth is None else target)


def counts_at(counts: LevelCounts, threshold: float) -> Counts:
    """Return the counts of the mask of pixels whose probability exceeds a threshold.

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
