"""Tasks on one image: open it, edit it, find its artefacts, predict with a variant, and compute maps on demand."""

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
        known: State of the file when the shown image was decoded; None if no image is shown yet.
        truth: State of the files of the ground truth at that time. If no file has changed, there is no answer.
    """

    lane: ClassVar[Lane] = Lane.PREDICTION

    image: Path
    known: ImageSource | None = None
    truth: TruthSource = field(default_factory=TruthSource)


@dataclass(frozen=True)
class FindArtefacts(Task[Artefacts]):
    """Find the parts of an image that are not tissue."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    image: Path


@dataclass(frozen=True)
class ListDevices(Task[tuple[str, ...]]):
    """List the devices that a user may choose on this machine."""

    lane: ClassVar[Lane] = Lane.PREDICTION


@dataclass(frozen=True)
class AnswerImage(Task[Prediction]):
    """Predict an image with a variant; each answer is a more complete prediction than the last one, with its scores."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    request: Request

    @property
    @override
    def about(self) -> str:
        """The image and the variant."""
        return f"{self.request.image} with {self.request.variant.name}"


@dataclass(frozen=True)
class EditImage(Task[OpenedImage]):
    """Apply edits to an image in memory; its file does not change."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    image: Path
    edits: Edits


@dataclass(frozen=True)
class ComputeMaps(Task[MapResult]):
    """Compute maps on demand, all of one request, with their map statistics."""

    lane: ClassVar[Lane] = Lane.PREDICTION

    questions: tuple[Inspect, ...]

    @property
    @override
    def about(self) -> str:
        """The image and the variant."""
        return AnswerImage(self.questions[0].request).about


def open_image_at(task: OpenImage, services: Services) -> Generator[OpenedImage]:
    """Yield the image, unless its files have not changed."""
    from segview.inference.predict.opening import is_current

    if not is_current(task.image, task.known, task.truth):
        yield services.images.open(task.image)


def find_artefacts(task: FindArtefacts, services: Services) -> Generator[Artefacts]:
    """Yield the artefacts."""
    yield services.images.artefacts(task.image)


def list_devices(task: ListDevices, services: Services) -> Generator[tuple[str, ...]]:
    """Yield the names of the devices."""
    from segview.inference.backends.devices import devices

    yield devices()


def answer_image(task: AnswerImage, services: Services) -> Generator[Prediction]:
    """Yield a prediction after each scale, and more where the request has further passes."""
    for prediction in services.answers.answer(task.request):
        if not task.request.edits:
            services.ranker.learn(prediction)
        yield prediction


def edit_image(task: EditImage, services: Services) -> Generator[OpenedImage]:
    """Yield the image after the edits."""
    yield services.answers.apply_edits(task.image, task.edits)


def compute_maps(task: ComputeMaps, services: Services) -> Generator[MapResult]:
    """Yield the map results; some maps are yielded several times, each time more complete."""
    yield from services.answers.maps(task.questions)


def scores_at(counts: LevelCounts, threshold: float, band: float) -> PixelScores:
    """Return the scores of a prediction at a threshold and a band; see ``segview.metrics.scores.pixel_scores``."""
    from segview.metrics.scores import pixel_scores

    return pixel_scores(counts, threshold, band)
