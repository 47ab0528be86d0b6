"""The images of a folder or list that are scored: those with a ground truth, or all if no image has one."""

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
        every: The images, either all with a ground truth or all without.
        problem: Reason why no image has a ground truth; empty if they have one.
        note: Remark on the ground truths; empty if there is none.
    """

    every: tuple[Sample, ...]
    problem: str = ""
    note: str = ""


def samples_at(place: Path) -> Samples:
    """Return the images of a folder or of a list that are scored.

    Raises:
        UserError: the place cannot be read or contains no image, or only some images of a list have a mask.
    """
    try:
        pairs = pairs_at(place)
        return Samples(tuple(Sample(one.image, one.mask) for one in pairs), note=inverted_note(pairs) or "")
    except NoMasks as error:
        return Samples(tuple(Sample(image, None) for image in images_at(place)), str(error))
