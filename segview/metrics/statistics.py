"""The interval of a mean over images."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from segview.core.comparison.comparison import Interval
from segview.metrics.intervals import SHARE, intervals, mean_of


def bootstrap_mean(values: Sequence[float], *, share: float = SHARE, seed: int = 0) -> Interval:
    """Return the mean of one value for each image and its bootstrap interval; see ``metrics.intervals``.

    The interval shows the variation of the mean with other images of the same kind, not with other training seeds.

    Args:
        values: One value for each image.
        share: Coverage of the interval, above 0 and below 1.
        seed: Seed of the resampling, so that the same values give the same bounds.

    Raises:
        ValueError: there is no value, or the share is not between 0 and 1.
    """
    if not values:
        raise ValueError("no image has no mean")
    (found,) = intervals([mean_of(np.asarray(values, np.float64))], share=share, seed=seed)
    return found


def paired_difference(values: Sequence[float], base: Sequence[float], *, seed: int = 0) -> Interval:
    """Return the mean of ``values − base`` over the same images, with its bootstrap interval.

    Raises:
        ValueError: there is no image, or the numbers of values differ.
    """
    return bootstrap_mean([one - other for one, other in zip(values, base, strict=True)], seed=seed)
