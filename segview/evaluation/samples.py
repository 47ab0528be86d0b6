"""The images of a place that are scored: those with a ground truth, or where none has one, all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from segview.data.datasets.lists import images_at, pairs_at
from segview.data.refusals import NoMasks
from segview.evaluation.protocol import Sample


@dataclass(frozen=True)
class Samples:
    """The images of a folder or a list.

    Attributes:
        every: With the ground truth of each, or all without.
        problem: Why none has a ground truth; empty where they have one.
    """

    every: tuple[Sample, ...]
    problem: str = ""


def samples_at(place: Path) -> Samples:
    """Return the images of a folder, or of a list, that are scored.

    Raises:
        UserError: the place cannot be read or holds no image, or some images of a list have no mask and others have.
    """
    try:
        return Samples(tuple(Sample(pair.image, pair.mask) for pair in pairs_at(place)))
    except NoMasks as error:
        return Samples(tuple(Sample(image, None) for image in images_at(place)), str(error))
