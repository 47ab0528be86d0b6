"""Tasks for the curves of probabilities."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from segview.core.answers.counts import LevelCounts
from segview.core.answers.curves import ProbabilityCurves
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class DrawCurves(Task[dict[Path, ProbabilityCurves]]):
    """Compute the probability curves of the predictions on one image.

    Attributes:
        counts: Folder of each variant, with its pixel counts by probability level.
        threshold: Threshold of the target's probability.
    """

    lane: ClassVar[Lane] = Lane.CURVES

    counts: tuple[tuple[Path, LevelCounts], ...]
    threshold: float


def draw_curves(task: DrawCurves, services: Services) -> Generator[dict[Path, ProbabilityCurves]]:
    """Yield the curves of all variants."""
    from segview.metrics.curves import curves

    yield {folder: curves(one, task.threshold) for folder, one in task.counts}
