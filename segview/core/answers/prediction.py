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
    """One variant's answer on one image; it grows while it is computed.

    Attributes:
        request: The question this answers.
        size: Rows and columns of the image.
        classes: Class names, of two the background first.
        colours: Of the classes, as ``#rrggbb``; none where they are those of the window.
        threshold: The variant's own threshold for the target's probability.
        maps: Maps by name, in the order in which they are shown.
        charts: Charts by name.
        counts: Pixels by level of the target's probability, where the variant tells a target from background.
        timings: Seconds by stage (``load``, ``forward``, ``maps``, ``total``).
        path: How it was computed, in words: device, precision, and any fall-back taken.
        scales_done: The scales merged so far.
        untrained_scales: Those of the request that the variant was not trained for.
        complete: Whether every scale of the request is in.
        changes: What can be switched off in the variant, each written as in a ``Ablation``: ``without=cbam``.
        tissue_counts: As ``counts``, without the pixels on artefacts; None where those were not looked for.
        measures: What the maps have to do with mask, truth, artefacts and errors; of a whole answer.
        tissue_measures: The same without the pixels on artefacts.
        inside: What can be asked of its network.
        labelling: How the variant's classes stand in masks; None for a target and its background.
        truth: Ground truth in more than two classes, rows × columns of indices and ``IGNORED``, or None where it is
            not known; that of a target is the image's.
        class_scores: Of the labels, where the truth is known.
        unlikeness: How far the image lies from those that the variant knows: 1 is as far as one in a hundred of these.
            None where the variant has no reference.
        before: As ``counts``, before the edits of the request; None where there are none, or that is not known.
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
        """The probability of the target (the last class), where the variant tells one class from background."""
        return self.maps.get(f"probability/{self.classes[-1]}") if len(self.classes) == 2 else None

    @property
    def background(self) -> int | None:
        """The index of the class that stands for no thing, and leaves the image free; None where there is none."""
        return background_of(self.classes)

    @property
    def nbytes(self) -> int:
        """Bytes held by maps, charts, counts, measures and ground truth; values that maps share count once."""
        arrays = {id(array): array.nbytes for array in (one.values for one in self.maps.values())}
        charts = sum(chart.values.nbytes for chart in self.charts.values())
        rest = (self.counts, self.tissue_counts, self.measures, self.tissue_measures, self.truth)
        return sum(arrays.values()) + charts + sum(0 if one is None else one.nbytes for one in rest)
