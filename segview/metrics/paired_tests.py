"""Tests of paired differences: sign flips, Wilcoxon's signed ranks, and Holm's correction for several tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

EXACT_UP_TO = 14
"""Largest number of clusters for which all sign flips are enumerated."""

FLIPS = 9_999
_CHUNK = 4_000_000

Numbers = NDArray[np.float64]


def sign_flips(sums: Numbers, *, seed: int = 0) -> tuple[float, ...]:
    """Return the two-sided p-value of each column's sum under flips of the sign of each row.

    With few rows all flips are enumerated, else ``FLIPS`` random flips are drawn, and the data themselves count as one
    more.

    Args:
        sums: Clusters × pairs: differences of images, summed over each cluster, which is flipped as a whole; no NaN.
        seed: Seed of the flips.
    """
    moving = sums[(sums != 0).any(axis=1)]
    size = len(moving)
    if not size:
        return (1.0,) * sums.shape[1]
    found = np.abs(moving.sum(axis=0)) * (1 - 1e-12)
    if size <= EXACT_UP_TO:
        bits = ((np.arange(2**size)[:, None] >> np.arange(size)) & 1).astype(np.float64)
        return tuple((np.abs(_flipped(bits, moving)) >= found).mean(axis=0).tolist())
    chance = np.random.default_rng(seed)
    reached, left = np.zeros(sums.shape[1]), FLIPS
    while left > 0:
        rows = min(left, max(1, _CHUNK // size))
        drawn = chance.integers(0, 256, (rows, -(-size // 8)), np.uint8)
        bits = np.unpackbits(drawn, axis=1, count=size).astype(np.float64)
        reached += (np.abs(_flipped(bits, moving)) >= found).sum(axis=0)
        left -= rows
    return tuple(((reached + 1) / (FLIPS + 1)).tolist())


def _flipped(bits: Numbers, sums: Numbers) -> Numbers:
    """Return the sums over rows, with the sign flipped of rows whose bit is 0."""
    return 2 * (bits @ sums) - sums.sum(axis=0)


def signed_rank(differences: Numbers) -> float:
    """Return the two-sided p-value of Wilcoxon's signed-rank test; differences of 0 are left out.

    Args:
        differences: One for each image, without NaN.
    """
    from scipy import stats

    if not differences.any():
        return 1.0
    found: Any = stats.wilcoxon(differences[differences != 0])  # the type stubs lack the fields of the result
    return float(found.pvalue)


def holm(values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values corrected for multiple tests by Holm's step-down procedure (1979), in the same order."""
    order = np.argsort(values, kind="stable")
    corrected = np.empty(len(values))
    highest = 0.0
    for step, place in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - step) * float(values[place])))
        corrected[place] = highest
    return tuple(corrected.tolist())
