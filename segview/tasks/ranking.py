"""The task that measures the images of a list, so that they can be sorted by review priority."""

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
    """A step of the ranking: an image was measured, or a variant has predicted it.

    Attributes:
        measures: Measures of an image, or None.
        prediction: A prediction that the measures need, or None.
    """

    measures: Measures | None = None
    prediction: Prediction | None = None


@dataclass(frozen=True)
class RankImages(Task[RankStep]):
    """Measure the images of a list while the prediction lane is idle."""

    lane: ClassVar[Lane] = Lane.ASIDE

    rank: Rank


def rank_images(task: RankImages, services: Services) -> Generator[RankStep]:
    """Yield the measures of each image, and the predictions that they need."""
    for item in services.ranker.rank(task.rank):
        yield RankStep(measures=item) if isinstance(item, Measures) else RankStep(prediction=item)
