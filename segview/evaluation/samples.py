"""The images of a place that are scored: those with a ground truth, or where none has one, all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from segview.data.datasets.inverted import inverted_note
from segview.data.datasets.lists import images_at, pairs_at
from segview.data.refusals import NoMasks
from segview.evaluation.protocol import Sample


@dataclass(frozen=True)
class Samples:
    """The images of a folder or a list.

    Attributes:
        every: With the ground truth of each, or all without.
        problem: Why none has a ground truth; empty where they have one.
        note: What is to be known of the ground truths; empty where all seems well.
    """

    every: tuple[Sample, ...]
    problem: str = ""
    note: str = ""


def samples_at(place: Path) -> Samples:
    """Return the images of a folder, or of a list, that are scored.

    Raises:
        UserError: the place cannot be read or holds no image, or some images of a list have no mask and others have.
    """
    try:
        pairs = pairs_at(place)
        return Samples(tuple(Sample(one.image, one.mask) for one in pairs), note=inverted_note(pairs) or "")
    except NoMasks as error:
        return Samples(tuple(Sample(image, None) for image in images_at(place)), str(error))
