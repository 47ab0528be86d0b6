"""How sure a mean over images is: the bootstrap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

SHARE = 0.95
RESAMPLES = 10_000


class Interval(NamedTuple):
    """A mean with the bounds of its percentile interval."""

    mean: float
    low: float
    high: float

    @property
    def parts_from_zero(self) -> bool:
        """Whether 0 lies outside the bounds."""
        return self.low > 0 or self.high < 0


def bootstrap_mean(values: Sequence[float], *, share: float = SHARE, seed: int = 0) -> Interval:
    """Return the mean of one value for each image and its percentile bootstrap interval (Efron, 1979).

    It says how much the mean would move with other images of the same kind, not with other seeds of the training.

    Args:
        values: One for each image.
        share: Of the resampled means that lie between the bounds, above 0 and below 1.
        seed: Of the resampling, so that the same values have the same bounds.

    Raises:
        ValueError: there is no value, or the share is not between 0 and 1.
    """
    if not values:
        raise ValueError("no image has no mean")
    if not 0 < share < 1:
        raise ValueError(f"the share lies between 0 and 1, not at {share}")
    given = np.asarray(values, np.float64)
    chance = np.random.default_rng(seed)
    means = np.array([given[chance.integers(0, given.size, given.size)].mean() for _ in range(RESAMPLES)])
    low, high = np.quantile(means, [(1 - share) / 2, (1 + share) / 2])
    return Interval(float(given.mean()), float(low), float(high))


def paired_difference(values: Sequence[float], base: Sequence[float], *, seed: int = 0) -> Interval:
    """Return the mean of ``values − base`` over the same images, with its bootstrap interval.

    Raises:
        ValueError: there is no image, or they are not equally many.
    """
    return bootstrap_mean([one - other for one, other in zip(values, base, strict=True)], seed=seed)
