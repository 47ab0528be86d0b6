"""Tasks of a review: the decisions on images, and the regions where a network is uncertain."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from segview.annotation.decisions import Recalled, Survey
from segview.annotation.verdict import Verdict
from segview.core.images.identity import Sighting
from segview.core.maps.maps import Map
from segview.core.maps.regions import Region
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class ReadVerdicts(Task[Survey]):
    """Read what was decided of images, as far as that can be told without decoding any."""

    images: tuple[Path, ...]


@dataclass(frozen=True)
class Recognise(Task[Sighting]):
    """Decode images to see which they are; an answer for each that can be read."""

    lane: ClassVar[Lane] = Lane.RECOGNITION

    images: tuple[Path, ...]


@dataclass(frozen=True)
class Recall(Task[Recalled]):
    """Read what was decided of an image that was decoded, wherever it lay then."""

    lane: ClassVar[Lane] = Lane.SAVES

    sighting: Sighting


@dataclass(frozen=True)
class Decide(Task[Verdict]):
    """Write down what is decided of an image; the answer is what is on the disk then, with the image's identity."""

    lane: ClassVar[Lane] = Lane.SAVES

    verdict: Verdict


@dataclass(frozen=True, eq=False)
class FindRegions(Task[tuple[Region, ...]]):
    """Find the uncertain regions of an uncertainty map, the one that needs a look most first.

    Attributes:
        uncertainty: The map.
        band: Half-width of the uncertain band around 0.5.
    """

    lane: ClassVar[Lane] = Lane.FINDING

    uncertainty: Map
    band: float


@dataclass(frozen=True, eq=False)
class FindWorstRegion(Task[Region]):
    """Find where masks are most wrong; there is no answer where nothing is wrong.

    Attributes:
        errors: Error maps of one image.
        threshold: Of the target's probability.
    """

    lane: ClassVar[Lane] = Lane.FINDING

    errors: tuple[Map, ...]
    threshold: float


def read_verdicts(task: ReadVerdicts, services: Services) -> Generator[Survey]:
    """Yield the last verdict on each image, and of which images there may be more to tell."""
    yield services.decisions.survey(task.images)


def recognise_images(task: Recognise, services: Services) -> Generator[Sighting]:
    """Yield one image after the other."""
    from segview.inference.predict.opening import identify

    for image in task.images:
        sighting = identify(image)
        if sighting is not None:
            yield sighting


def recall_verdict(task: Recall, services: Services) -> Generator[Recalled]:
    """Yield the last verdict on the image, or on another that had its name."""
    yield services.decisions.recall(task.sighting)


def decide_image(task: Decide, services: Services) -> Generator[Verdict]:
    """Write, and yield when it is on the disk; an image that was decided on unseen is looked at first."""
    from segview.inference.predict.opening import identify

    verdict = task.verdict
    if verdict.identity is None and (sighting := identify(Path(verdict.image))) is not None:
        verdict = verdict.of(sighting)
    services.decisions.add(verdict)
    yield verdict


def find_regions(task: FindRegions, services: Services) -> Generator[tuple[Region, ...]]:
    """Yield the regions."""
    from segview.metrics.regions import uncertain_regions

    yield uncertain_regions(task.uncertainty, task.band)


def find_worst_region(task: FindWorstRegion, services: Services) -> Generator[Region]:
    """Yield the region."""
    from segview.metrics.worst_region import worst_region

    found = worst_region(task.errors, task.threshold)
    if found is not None:
        yield found
