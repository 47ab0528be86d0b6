"""Tasks of a review: decisions on images, uncertain regions, and the region with the most errors."""

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
    """Read the decisions on images, as far as this is possible without decoding images."""

    images: tuple[Path, ...]


@dataclass(frozen=True)
class Recognise(Task[Sighting]):
    """Decode images to find their identities; there is an answer for each image that can be read."""

    lane: ClassVar[Lane] = Lane.RECOGNITION

    images: tuple[Path, ...]


@dataclass(frozen=True)
class Recall(Task[Recalled]):
    """Read the decision on a decoded image, also if the image was at another path then."""

    lane: ClassVar[Lane] = Lane.SAVES

    sighting: Sighting


@dataclass(frozen=True)
class Decide(Task[Verdict]):
    """Save a decision on an image; the answer is the saved decision, with the image's identity."""

    lane: ClassVar[Lane] = Lane.SAVES

    verdict: Verdict


@dataclass(frozen=True, eq=False)
class FindRegions(Task[tuple[Region, ...]]):
    """Find the uncertain regions of an uncertainty map; the most urgent one comes first.

    Attributes:
        uncertainty: The map.
        band: Half-width of the uncertain range around 0.5.
    """

    lane: ClassVar[Lane] = Lane.FINDING

    uncertainty: Map
    band: float


@dataclass(frozen=True, eq=False)
class FindWorstRegion(Task[Region]):
    """Find the region with the most errors; there is no answer if there are no errors.

    Attributes:
        errors: Error maps of one image.
        threshold: Threshold of the target's probability.
    """

    lane: ClassVar[Lane] = Lane.FINDING

    errors: tuple[Map, ...]
    threshold: float


def read_verdicts(task: ReadVerdicts, services: Services) -> Generator[Survey]:
    """Yield the last decision on each image, and the images that may have further ones under other paths."""
    yield services.decisions.survey(task.images)


def recognise_images(task: Recognise, services: Services) -> Generator[Sighting]:
    """Yield the images with their identities."""
    from segview.inference.predict.opening import identify

    for image in task.images:
        sighting = identify(image)
        if sighting is not None:
            yield sighting


def recall_verdict(task: Recall, services: Services) -> Generator[Recalled]:
    """Yield the last decision on the image, or on another image of the same name."""
    yield services.decisions.recall(task.sighting)


def decide_image(task: Decide, services: Services) -> Generator[Verdict]:
    """Write, and yield when it is on the disk; the identity of an image that was not decoded is found first."""
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
