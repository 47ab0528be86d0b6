"""The task that previews the data of a plan before training: the number of pairs, and some of them as thumbnails."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.core.base.resampling import resample
from segview.core.base.samples import evenly_spread
from segview.core.maps.palette import RGB, TRUTH, class_colour
from segview.core.plans.data_plan import DataPlan
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.classes import IGNORED
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

if TYPE_CHECKING:
    from segview.data.datasets import Pair

TINT = 0.45
"""Opacity of the colour inside a mask, 0 to 1."""


@dataclass(frozen=True, eq=False)
class PreviewedPair:
    """A thumbnail of a pair: the image with the mask drawn over it.

    Attributes:
        part: Part of the data: ``train`` or ``validation``.
        name: Name of the image's file.
        pixels: Rows × columns × 3, or None if the pair cannot be read.
        problem: Reason why it cannot be read; else empty.
    """

    part: str
    name: str
    pixels: NDArray[np.uint8] | None
    problem: str = ""


@dataclass(frozen=True, eq=False)
class DataPreview:
    """The pairs of a plan that have been read so far.

    Attributes:
        counts: Number of pairs in each part.
        shown: Thumbnails of some of them.
        notes: Remarks on their masks, in sentences.
    """

    counts: Mapping[str, int]
    shown: tuple[PreviewedPair, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PreviewData(Task[DataPreview]):
    """Preview the data of a plan.

    Attributes:
        data: The folders and lists.
        root: The folder that their paths are relative to.
        masks: Whether the run uses masks.
        count: Number of pairs of each part that are shown, evenly spaced.
        side: Side of the square that each thumbnail fits into, in pixels.
    """

    lane: ClassVar[Lane] = Lane.PREVIEW

    data: DataPlan
    root: Path
    masks: bool = True
    count: int = 12
    side: int = 144


def preview_data(task: PreviewData, services: Services) -> Generator[DataPreview]:
    """Yield the counts, and then again after each thumbnail with one more pair.

    Raises:
        UserError: the folders hold no pairs, or fewer than the plan asks for, or an image is in two parts.
    """
    from segview.data.datasets import Pair
    from segview.data.datasets.inverted import inverted_note
    from segview.data.datasets.resized import resized_note
    from segview.training.data.splits import split_of

    training, validating = split_of(task.data, task.root, masks=task.masks)
    parts: dict[str, Sequence[Pair | Path]] = {"train": training, "validation": validating}
    pairs = [[one for one in chosen if isinstance(one, Pair)] for chosen in parts.values()]
    notes = dict.fromkeys(note for each in pairs for note in (inverted_note(each), resized_note(each)) if note)
    found = DataPreview({part: len(chosen) for part, chosen in parts.items()}, notes=tuple(notes))
    yield found
    for part, chosen in parts.items():
        for pair in evenly_spread(chosen, task.count):
            image = pair if isinstance(pair, Path) else pair.image
            pixels = attempt(pair, partial(_draw, pair, task), about=image)
            one = (
                PreviewedPair(part, image.name, None, pixels.reason)
                if isinstance(pixels, Failure)
                else PreviewedPair(part, image.name, pixels)
            )
            found = replace(found, shown=(*found.shown, one))
            yield found


def _draw(pair: Pair | Path, task: PreviewData) -> NDArray[np.uint8]:
    """Return a small image with its mask over it, a tint in the colour of each class."""
    from segview.data.datasets import read_pair
    from segview.data.images import thumbnail

    pixels = thumbnail(pair if isinstance(pair, Path) else pair.image, task.side)
    if isinstance(pair, Path):
        return pixels
    labels = resample(read_pair(pair, task.data.labelling)[1], (pixels.shape[0], pixels.shape[1]))
    made = pixels.astype(np.float32)
    for index in np.unique(labels).tolist():
        if index not in (0, IGNORED):
            colour: RGB = class_colour(index, task.data.colours) if task.data.classes else TRUTH
            made[labels == index] += TINT * (np.array(colour, np.float32) - made[labels == index])
    return made.astype(np.uint8)
