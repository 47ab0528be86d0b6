"""Predictions: one variant's maps and charts of one image."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import ClassScores, LevelCounts
from segview.core.maps.layers import Inside
from segview.core.maps.maps import Chart, Map
from segview.core.maps.statistics import MapMeasures
from segview.core.requests.request import Request
from segview.core.variants.classes import Labelling, background_of


@dataclass(frozen=True, eq=False)
class Prediction:
    """One variant's prediction of one image; while it is computed, more and more complete ones are yielded.

    Attributes:
        request: The request for it.
        size: Rows and columns of the image.
        classes: Class names; if there are two, the background is first.
        colours: Colours of the classes, as ``#rrggbb``; empty for those of the window.
        threshold: The variant's own threshold for the target's probability.
        maps: Maps by name, in the order in which they are shown.
        charts: Charts by name.
        counts: Pixel counts by level of the target's probability, for variants with one target class.
        timings: Seconds by stage (``load``, ``forward``, ``maps``, ``total``).
        path: Execution mode in words: device, precision, and any fallback.
        scales_done: The scales merged so far.
        untrained_scales: Those of the request that the variant was not trained for.
        complete: Whether every scale of the request is merged.
        changes: Possible ablations of the variant, each written as an ``Ablation``: ``without=cbam``.
        remarks: Sentences on attention inside its network that cannot be shown or ablated.
        tissue_counts: As ``counts``, without the pixels on artefacts; None if artefacts were not detected.
        measures: Map statistics with mask, ground truth, artefacts and errors; only of a complete prediction.
        tissue_measures: The same without the pixels on artefacts.
        inside: Parts of its network that map queries can refer to.
        labelling: Values of the variant's classes in masks; None for a target and its background.
        truth: Ground truth in more than two classes, rows × columns of indices and ``IGNORED``, or None if unknown;
            with one target class, the ground truth is in the image.
        class_scores: Scores of the labels, if the ground truth is known.
        unlikeness: Distance of the image from the variant's reference images; 99 of 100 such images are below 1.
            None if the variant has no reference.
        before: As ``counts``, before the edits of the request; None without edits, or if unknown.
    """

    request: Request
    size: tuple[int, int]
    classes: tuple[str, ...]
    threshold: float = 0.5
    colours: tuple[str, ...] = ()
    maps: Mapping[str, Map] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    counts: LevelCounts | None = None
    timings: Mapping[str, float] = field(default_factory=dict)
    path: str = ""
    scales_done: tuple[float, ...] = ()
    untrained_scales: tuple[float, ...] = ()
    complete: bool = False
    changes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    tissue_counts: LevelCounts | None = None
    measures: MapMeasures | None = None
    tissue_measures: MapMeasures | None = None
    inside: Inside = field(default_factory=Inside)
    labelling: Labelling | None = None
    truth: NDArray[np.uint8] | None = None
    class_scores: ClassScores | None = None
    unlikeness: float | None = None
    before: LevelCounts | None = None

    def __post_init__(self) -> None:
        for name in ("maps", "charts", "timings"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def target(self) -> Map | None:
        """The probability of the target (the last class), for variants with one target class; else None."""
        return self.maps.get(f"probability/{self.classes[-1]}") if len(self.classes) == 2 else None

    @property
    def background(self) -> int | None:
        """The index of the background class, which is not drawn over the image; None if there is none."""
        return background_of(self.classes)

    @property
    def nbytes(self) -> int:
        """Bytes held by maps, charts, counts, measures and ground truth; arrays that maps share count once."""
        arrays = {id(array): array.nbytes for array in (one.values for one in self.maps.values())}
        charts = sum(chart.values.nbytes for chart in self.charts.values())
        rest = (self.counts, self.tissue_counts, self.measures, self.tissue_measures, self.truth)
        return sum(arrays.values()) + charts + sum(0 if one is None else one.nbytes for one in rest)
