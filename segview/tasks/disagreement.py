"""The task that maps the disagreement of several variants."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Map
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class MapDisagreement(Task[Mapping[str, Map]]):
    """Compute maps that compare several predictions of one image.

    Attributes:
        predictions: Predictions of variants with the same classes.
        names: Names of the maps; names that do not exist for these classes are ignored.
        threshold: Threshold of the target's probability.
    """

    lane: ClassVar[Lane] = Lane.DISAGREEMENT

    predictions: tuple[Prediction, ...]
    names: tuple[str, ...]
    threshold: float


def map_disagreement(task: MapDisagreement, services: Services) -> Generator[Mapping[str, Map]]:
    """Yield the maps."""
    from segview.metrics.disagreement import label_maps, target_maps

    targets = [one.target for one in task.predictions if one.target is not None]
    if targets:
        maps = target_maps(task.names, targets, threshold=task.threshold)
    else:
        labels = [one.maps["labels"] for one in task.predictions]
        maps = label_maps(task.names, labels, classes=len(task.predictions[0].classes))
    yield {one.name: one for one in maps}
