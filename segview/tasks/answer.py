"""Answering an image: it is opened, each variant predicts, and what it says is counted and measured."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.answers.map_result import MapResult
from segview.core.answers.prediction import Prediction
from segview.core.images.identity import ImageSource
from segview.core.images.image import OpenedImage
from segview.core.images.truth_source import TruthSource
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.edits import Edits
from segview.core.requests.request import Inspect, Request
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class OpenImage(Task[OpenedImage]):
    """Read an image and its ground truth.

    Attributes:
        image: Its file.
        known: The file as it was when the image that is shown was decoded: there is no answer where it still is so.
            None where there is no image yet.
        truth: The files of its ground truth, likewise.
    """

    lane: ClassVar[Lane] = Lane.PREDICTION

    image: Path
    known: ImageSource | None = None
    truth: TruthSource = field(default_factory=TruthSource)


@dataclass(frozen=True)
class FindArtefacts(Task[Artefacts]):
    """Find what lies on an image that is no tissue."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    image: Path


@dataclass(frozen=True)
class ListDevices(Task[tuple[str, ...]]):
    """List the devices that a user may choose on this machine."""

    lane: ClassVar[Lane] = Lane.PREDICTION


@dataclass(frozen=True)
class AnswerImage(Task[Prediction]):
    """Have a variant answer on an image; the answers are ever fuller predictions with their scores."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    request: Request

    @property
    @override
    def about(self) -> str:
        """The image and the variant."""
        return f"{self.request.image} with {self.request.variant.name}"


@dataclass(frozen=True)
class EditImage(Task[OpenedImage]):
    """Have an image drawn as edits make it; its file stays as it is."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    image: Path
    edits: Edits


@dataclass(frozen=True)
class ComputeMaps(Task[MapResult]):
    """Compute maps that are computed only when they are asked for, all of one request; they are measured too."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    questions: tuple[Inspect, ...]

    @property
    @override
    def about(self) -> str:
        """The image and the variant."""
        return AnswerImage(self.questions[0].request).about


def open_image_at(task: OpenImage, services: Services) -> Generator[OpenedImage]:
    """Yield the image, unless it is known as its files are now."""
    from segview.inference.predict.opening import is_current

    if not is_current(task.image, task.known, task.truth):
        yield services.images.open(task.image)


def find_artefacts(task: FindArtefacts, services: Services) -> Generator[Artefacts]:
    """Yield the artefacts."""
    yield services.images.artefacts(task.image)


def list_devices(task: ListDevices, services: Services) -> Generator[tuple[str, ...]]:
    """Yield their names."""
    from segview.inference.backends.devices import devices

    yield devices()


def answer_image(task: AnswerImage, services: Services) -> Generator[Prediction]:
    """Yield a prediction for each scale, and more where more was asked for."""
    for prediction in services.answers.answer(task.request):
        if not task.request.edits:
            services.ranker.learn(prediction)
        yield prediction


def edit_image(task: EditImage, services: Services) -> Generator[OpenedImage]:
    """Yield the image after the edits."""
    yield services.answers.apply_edits(task.image, task.edits)


def compute_maps(task: ComputeMaps, services: Services) -> Generator[MapResult]:
    """Yield what is found, some of it while it grows."""
    yield from services.answers.maps(task.questions)


def scores_at(counts: LevelCounts, threshold: float, band: float) -> PixelScores:
    """Return what a threshold and a band make of a prediction; see ``segview.metrics.scores.pixel_scores``."""
    from segview.metrics.scores import pixel_scores

    return pixel_scores(counts, threshold, band)
