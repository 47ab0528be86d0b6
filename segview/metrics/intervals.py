"""Intervals of means, quotients and their differences over images, by the studentised cluster bootstrap.

A statistic is R = ΣA / ΣN, or the difference of two such quotients: a mean over images is the sum of values divided by
the number of images, a score over pixels the sum of one count divided by the sum of another. Clusters (patients,
sequences) are drawn as a whole. The studentised (bootstrap-t) interval of Efron and Tibshirani (1993, chapter 12) keeps
its 95 % for skewed values and few images, which the percentile interval does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.comparison.comparison import Interval

SHARE = 0.95
RESAMPLES = 10_000
FEWEST_RESAMPLES = 2_000
FEWEST_CLUSTERS = 6
"""With fewer clusters, resampling is not meaningful, and the interval is that of Student's t."""

_DRAWS = 50_000_000  # most draws in all, but at least FEWEST_RESAMPLES resamples
_CHUNK = 2_000_000

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Quotients:
    """A quotient of sums over clusters, or the difference of two.

    Attributes:
        parts: Clusters × 2 or 4: numerator and denominator, then those of the quotient that is subtracted.
    """

    parts: Numbers

    @property
    def value(self) -> float:
        """The statistic; NaN if a denominator is 0."""
        sums = self.parts.sum(axis=0)
        return float(_signs(sums) @ _divided(sums)) if (sums[1::2] > 0).all() else float("nan")

    def residuals(self) -> Numbers:
        """Return the linear influence of each cluster on the statistic; the sum is 0, the spread gives its error."""
        sums = self.parts.sum(axis=0)
        off = (self.parts[:, ::2] - _divided(sums) * self.parts[:, 1::2]) / sums[1::2]
        return off @ _signs(sums)


def mean_of(values: Numbers) -> Quotients:
    """Return the mean of values, each of which is a cluster; NaN is left out."""
    known = values[~np.isnan(values)]
    return Quotients(np.stack([known, np.ones_like(known)], axis=1))


def by_cluster(columns: Sequence[Numbers], clusters: NDArray[np.intp] | None) -> Numbers:
    """Return columns of one number for each image, summed over clusters: clusters × columns.

    Args:
        columns: Arrays of equal length, without NaN.
        clusters: Number of each image's cluster, from 0; None if each image is a cluster.
    """
    if clusters is None:
        return np.stack(columns, axis=1)
    return np.stack([np.bincount(clusters, weights=column) for column in columns], axis=1).astype(np.float64)


def intervals(statistics: Sequence[Quotients], *, share: float = SHARE, seed: int = 0) -> list[Interval]:
    """Return each statistic with its interval; statistics with the same number of clusters share the draws.

    Args:
        statistics: Statistics with at least one cluster each.
        share: Coverage of the interval, above 0 and below 1.
        seed: Seed of the resampling, so that the same values give the same bounds.

    Raises:
        ValueError: the share is not between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(f"the share lies between 0 and 1, not at {share}")
    found: list[Interval] = [Interval(one.value, float("nan"), float("nan")) for one in statistics]
    by_size: dict[int, list[int]] = {}
    for place, one in enumerate(statistics):
        if len(one.parts) > 1 and not np.isnan(found[place].value):
            by_size.setdefault(len(one.parts), []).append(place)
    for size, places in by_size.items():
        quantiles = _student(size, share, len(places))
        if size >= FEWEST_CLUSTERS:
            quantiles = _bootstrapped([statistics[place] for place in places], share, seed)
        for place, (low, high) in zip(places, quantiles, strict=True):
            value, error = found[place].value, _error(statistics[place].residuals())
            found[place] = Interval(value, value - high * error, value - low * error)
    return found


def _student(size: int, share: float, count: int) -> list[tuple[float, float]]:
    from scipy import stats

    high = float(stats.t.ppf((1 + share) / 2, size - 1))
    return [(-high, high)] * count


def _bootstrapped(statistics: Sequence[Quotients], share: float, seed: int) -> list[tuple[float, float]]:
    """Return the quantiles of (drawn − value) / error of the draw, for statistics with the same number of clusters."""
    size = len(statistics[0].parts)
    features = [_features(one) for one in statistics]
    drawn: list[list[Numbers]] = [[] for _ in statistics]
    for weights in _weights(size, seed):
        for place, one in enumerate(features):
            drawn[place].append(_studentised(weights @ one, size))
    bounds = [(1 - share) / 2, (1 + share) / 2]
    quantiles: list[tuple[float, float]] = []
    for parts in drawn:
        ratios = np.concatenate(parts)
        known = ratios[np.isfinite(ratios)]
        low, high = np.quantile(known, bounds) if len(known) else (0.0, 0.0)
        quantiles.append((float(low), float(high)))
    return quantiles


def _weights(size: int, seed: int) -> Iterator[Numbers]:
    """Yield the number of draws of each cluster: resamples × clusters, in chunks."""
    chance = np.random.default_rng(seed)
    left = min(RESAMPLES, max(FEWEST_RESAMPLES, _DRAWS // size))
    while left > 0:
        rows = min(left, max(1, _CHUNK // size))
        drawn = chance.integers(0, size, (rows, size)) + size * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * size).reshape(rows, size).astype(np.float64)
        left -= rows


def _features(one: Quotients) -> Numbers:
    """Return the features to sum over drawn clusters: each part, centred on its expectation, and all their products."""
    sums = one.parts.sum(axis=0)
    centred = one.parts.copy()
    centred[:, ::2] -= _divided(sums) * one.parts[:, 1::2]
    # In units of the sums, so that squares of pixel counts lose no digits.
    scaled = centred / np.repeat(sums[1::2], 2)
    upper = np.triu_indices(scaled.shape[1])
    return np.concatenate([scaled, scaled[:, upper[0]] * scaled[:, upper[1]]], axis=1)


def _studentised(sums: Numbers, size: int) -> Numbers:
    """Return (drawn − value) / error of the draw for each resample; not finite if there is no spread."""
    width = 2 if sums.shape[1] == 5 else 4
    parts, products = sums[:, :width], sums[:, width:]
    signs = _signs(parts[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        quotients = parts[:, ::2] / parts[:, 1::2]
        # The residual of a cluster is linear in its parts, with these factors.
        factors = np.empty_like(parts)
        factors[:, ::2] = signs / parts[:, 1::2]
        factors[:, 1::2] = -quotients * signs / parts[:, 1::2]
        upper = np.triu_indices(width)
        twice = np.where(upper[0] == upper[1], 1.0, 2.0)
        squares = (factors[:, upper[0]] * factors[:, upper[1]] * twice * products).sum(axis=1)
        return (quotients @ signs) / np.sqrt(np.where(squares > 1e-18, squares, np.nan) * size / (size - 1))


def _error(residuals: Numbers) -> float:
    size = len(residuals)
    return float(np.sqrt((residuals**2).sum() * size / (size - 1)))


def _divided(sums: Numbers) -> Numbers:
    return sums[::2] / sums[1::2]


def _signs(sums: Numbers) -> Numbers:
    return np.array([1.0, -1.0])[: len(sums) // 2]
