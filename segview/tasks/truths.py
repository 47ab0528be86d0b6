"""Tasks that check the ground truths of images."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from segview.core.base.samples import evenly_spread
from segview.core.base.text import Text
from segview.core.requests.failures import attempt
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class CheckTruths(Task[tuple[Text, ...]]):
    """Check a sample of the ground truths of images before scoring; the answer is sentences on suspected errors.

    Attributes:
        images: Each image with its ground truth, or None to search for it beside the image.
    """

    lane: ClassVar[Lane] = Lane.FOLDER

    images: tuple[tuple[Path, Path | None], ...]

    @property
    @override
    def about(self) -> str:
        """The number of images."""
        return f"{len(self.images)} images"


@dataclass(frozen=True)
class CheckShownTruth(Task[tuple[Text, ...]]):
    """Check whether the ground truths beside one that seems inverted seem so too; the answer is as for ``CheckTruths``.

    Attributes:
        image: The image of the one.
        images: The listed images, as for ``CheckTruths``; few of them are replaced by all images beside ``image``.
    """

    lane: ClassVar[Lane] = Lane.TRUTHS

    image: Path
    images: tuple[tuple[Path, Path | None], ...]


def check_truths(task: CheckTruths, services: Services) -> Generator[tuple[Text, ...]]:
    """Yield all sentences: one for each folder of images whose masks may be inverted."""
    yield _notes(task.images)


def check_shown_truth(task: CheckShownTruth, services: Services) -> Generator[tuple[Text, ...]]:
    """Yield a sentence if the masks of the images beside the shown one may be inverted."""
    from segview.data.datasets import find_images
    from segview.data.datasets.inverted import LEAST_MASKS

    beside = tuple(one for one in task.images if one[0].parent == task.image.parent)
    if len(beside) < LEAST_MASKS:
        beside = tuple((image, None) for image in find_images(task.image.parent))
    yield _notes(beside)


def _notes(every: Sequence[tuple[Path, Path | None]]) -> tuple[Text, ...]:
    from segview.data.datasets import Pair, find_mask
    from segview.data.datasets.inverted import LOOKED_AT, inverted_note

    folders: dict[Path, list[tuple[Path, Path | None]]] = {}
    for image, mask in every:
        folders.setdefault(image.parent, []).append((image, mask))
    notes: list[Text | None] = []
    for images in folders.values():
        pairs: list[Pair] = []
        for image, given in evenly_spread(images, LOOKED_AT):
            mask = given or attempt(image, partial(find_mask, image), about=image)
            if isinstance(mask, Path):
                pairs.append(Pair(image, mask))
        notes.append(inverted_note(pairs))
    return tuple(note for note in notes if note is not None)
