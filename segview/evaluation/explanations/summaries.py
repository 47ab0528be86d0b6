"""Summaries of the checks of maps over images: means with intervals, and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.comparison.comparison import Interval
from segview.core.comparison.score_kinds import CHECK_KINDS
from segview.core.comparison.score_table import ScoreTable
from segview.core.explanations.checks import ImageChecks, MapChecks
from segview.core.explanations.summary import MapSummary, rank_maps
from segview.metrics.intervals import Quotients, by_cluster, intervals

Checks = Mapping[tuple[Path, str], ImageChecks]
"""The checks on images, by image and variant."""

BETWEEN = " · "
"""Separator between variant and map in the column names of tables."""


def summaries(found: Checks, *, clusters: Mapping[Path, int] | None = None, seed: int = 0) -> tuple[MapSummary, ...]:
    """Return the summaries of the maps of all variants; those that explain best come first.

    Args:
        found: Checks on at least one image.
        clusters: Number of each image's cluster, from 0; None if the images are independent.
        seed: Seed of the resampling.
    """
    rows: dict[tuple[str, str], dict[Path, ImageChecks]] = {}
    for (image, variant), checks in found.items():
        for name in checks.maps:
            rows.setdefault((variant, name), {})[image] = checks
    return rank_maps([_summary(variant, name, own, clusters, seed) for (variant, name), own in rows.items()])


def check_table(found: Checks) -> ScoreTable:
    """Return the checks as scores, images × maps; each column is a map of a variant."""
    images = tuple(dict.fromkeys(image for image, _ in found))
    columns = tuple(dict.fromkeys((variant, name) for (_, variant), one in found.items() for name in one.maps))
    scores = {name: np.full((len(images), len(columns)), np.nan) for name in CHECK_KINDS}
    places = {column: at for at, column in enumerate(columns)}
    rows = {image: at for at, image in enumerate(images)}
    for (image, variant), checks in found.items():
        for name, one in checks.maps.items():
            for check, value in one.values.items():
                scores[check][rows[image], places[variant, name]] = value
    known = {name: values for name, values in scores.items() if not np.isnan(values).all()}
    return ScoreTable(tuple(map(str, images)), tuple(BETWEEN.join(column) for column in columns), known)


def agreements(found: Checks) -> dict[tuple[str, str, str], float]:
    """Return the mean rank correlation of every two maps of a variant, by variant and both maps."""
    values: dict[tuple[str, str, str], list[float]] = {}
    for (_, variant), checks in found.items():
        for pair, value in checks.agreement.items():
            values.setdefault((variant, *pair), []).append(value)
    return {key: float(np.mean(own)) for key, own in values.items()}


def _summary(
    variant: str, name: str, own: Mapping[Path, ImageChecks], clusters: Mapping[Path, int] | None, seed: int
) -> MapSummary:
    maps = {image: checks.maps[name] for image, checks in own.items()}
    first, target = next(iter(maps.values())), next(iter(own.values())).target
    chance = [checks for checks in own.values() if checks.deletion]
    return MapSummary(
        variant,
        name,
        first.kind,
        target,
        len(maps),
        _means(maps, clusters, seed),
        (_mean_curve([one.deletion for one in maps.values()]), _mean_curve([one.deletion for one in chance])),
        (_mean_curve([one.insertion for one in maps.values()]), _mean_curve([one.insertion for one in chance])),
        _mean_cascade(list(maps.values())),
    )


def _means(maps: Mapping[Path, MapChecks], clusters: Mapping[Path, int] | None, seed: int) -> dict[str, Interval]:
    names = [name for name in CHECK_KINDS if any(name in one.values for one in maps.values())]
    statistics: list[Quotients] = []
    for name in names:
        known = {image: one.values[name] for image, one in maps.items() if name in one.values}
        values = np.array(list(known.values()), np.float64)
        groups = None if clusters is None else _renumber([clusters[image] for image in known])
        statistics.append(Quotients(by_cluster([values, np.ones_like(values)], groups)))
    found = zip(names, intervals(statistics, seed=seed), strict=True)
    return {name: _within(interval, CHECK_KINDS[name].span) for name, interval in found}


def _within(interval: Interval, span: tuple[float, float]) -> Interval:
    """Return an interval clipped to the range of possible values."""
    low, high = (min(max(bound, span[0]), span[1]) for bound in interval[1:])
    return Interval(interval.value, low, high) if interval.low == interval.low else interval


def _renumber(groups: Sequence[int]) -> NDArray[np.intp]:
    """Return clusters renumbered from 0 without gaps."""
    return np.unique(np.array(groups), return_inverse=True)[1].astype(np.intp)


def _mean_curve(curves: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    known = [curve for curve in curves if curve]
    return tuple(map(float, np.mean(known, axis=0))) if known else ()


def _mean_cascade(maps: Sequence[MapChecks]) -> tuple[tuple[str, float], ...]:
    known = [one.cascade for one in maps if one.cascade]
    if not known:
        return ()
    most = max(known, key=len)
    alike = [one for one in known if len(one) == len(most)]
    return tuple((layer, float(np.mean([one[at][1] for one in alike]))) for at, (layer, _) in enumerate(most))
