"""Measuring the images of a list, so that those that need a person come first."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

from segview.core.answers.prediction import Prediction
from segview.core.requests.ranking import Measures, Rank
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class RankStep:
    """A step of the measuring: an image is measured, or a variant has answered on it, or both.

    Attributes:
        measures: Of an image; None where it is not yet measured.
        prediction: An answer that this takes; None where none came.
    """

    measures: Measures | None = None
    prediction: Prediction | None = None


@dataclass(frozen=True)
class RankImages(Task[RankStep]):
    """Measure the images of a list, while nothing else is asked."""

    lane: ClassVar[Lane] = Lane.ASIDE

    rank: Rank


def rank_images(task: RankImages, services: Services) -> Generator[RankStep]:
    """Yield what is measured of each image, and the predictions that this takes."""
    for item in services.ranker.rank(task.rank):
        yield RankStep(measures=item) if isinstance(item, Measures) else RankStep(prediction=item)
