"""What is asked in a review: what was decided of images, and where a network is uncertain."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from segview.annotation.decisions import Verdict
from segview.core.maps.maps import Map
from segview.core.maps.regions import Region
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class ReadVerdicts(Task[Mapping[Path, Verdict]]):
    """Read what was decided of images; the answer has those of which something was."""

    images: tuple[Path, ...]


@dataclass(frozen=True)
class Decide(Task[None]):
    """Write down what is decided of an image; it is on the disk with the answer."""

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


def verdicts_read(task: ReadVerdicts, services: Services) -> Generator[Mapping[Path, Verdict]]:
    """Yield the last verdict on each image."""
    yield services.decisions.read(task.images)


def decided(task: Decide, services: Services) -> Generator[None]:
    """Write, and yield when it is on the disk."""
    services.decisions.add(task.verdict)
    yield None


def regions_found(task: FindRegions, services: Services) -> Generator[tuple[Region, ...]]:
    """Yield the regions."""
    from segview.metrics.regions import uncertain_regions

    yield uncertain_regions(task.uncertainty, task.band)
