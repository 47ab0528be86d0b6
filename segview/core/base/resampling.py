"""Resampling of grids."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def resample(values: NDArray[np.unsignedinteger], size: tuple[int, int]) -> NDArray[np.unsignedinteger]:
    """Return the values resampled to ``size`` (rows, columns) by nearest neighbour, at pixel centres."""
    picks = [((np.arange(n) + 0.5) * have / n).astype(np.intp) for n, have in zip(size, values.shape[:2], strict=True)]
    return values[np.ix_(*picks)]
