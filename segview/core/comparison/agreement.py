"""The mean agreement of every two variants over many images."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from segview.core.comparison.score_table import Numbers


class Agreement:
    """Accumulator of the agreement of masks of the same image, by the places of their variants.

    Args:
        variants: Number of variants.
    """

    def __init__(self, variants: int) -> None:
        self._sums = np.zeros((variants, variants))
        self._images = np.zeros((variants, variants), np.int64)

    def __bool__(self) -> bool:
        return bool(self._images.any())

    def add(self, pairs: Mapping[tuple[int, int], float]) -> None:
        """Add the agreements of one image, each pair once."""
        for (one, other), share in pairs.items():
            for place in ((one, other), (other, one)):
                self._sums[place] += share
                self._images[place] += 1

    def means(self) -> Numbers:
        """Return the means, variants × variants, with 1 on the diagonal; NaN if no image has the pair."""
        known = np.where(self._images > 0, self._sums / np.maximum(self._images, 1), np.nan)
        np.fill_diagonal(known, 1.0)
        return known
