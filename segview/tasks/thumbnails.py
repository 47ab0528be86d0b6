"""The task that makes thumbnails for lists."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.annotation.document import Document
from segview.core.base.resampling import resample
from segview.core.images.image import Thumbnail
from segview.core.maps.palette import CORRECTED, RGB, TRUTH
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

TINT = 0.35
"""Opacity of the colour inside a mask, 0 to 1."""


@dataclass(frozen=True)
class MakeThumbnail(Task[Thumbnail]):
    """Make a thumbnail of an image.

    Attributes:
        path: The image's file.
        side: Side of the square that it fits into, in pixels.
        marked: Whether the correction of the image, or else its ground truth, is drawn over it.
        truth: The file of the ground truth, or None.
    """

    lane: ClassVar[Lane] = Lane.THUMBNAILS

    path: Path
    side: int = 96
    marked: bool = False
    truth: Path | None = None


def make_thumbnail(task: MakeThumbnail, services: Services) -> Generator[Thumbnail]:
    """Yield the thumbnail."""
    from segview.data.images import thumbnail

    pixels = thumbnail(task.path, task.side)
    found = _mask(task, (pixels.shape[0], pixels.shape[1]), services) if task.marked else None
    yield Thumbnail(task.path, pixels if found is None else _draw(pixels, *found))


def _mask(task: MakeThumbnail, size: tuple[int, int], services: Services) -> tuple[NDArray[np.bool_], RGB] | None:
    """Return the correction, or else the ground truth, at a thumbnail's size with its colour; None without either."""
    from segview.data.images import read_mask
    from segview.inference.predict.opening import identify

    for one in services.corrections.read_corrections([task.path], identify):
        if isinstance(one, Document):
            return resample(one.mask, size) != one.provenance.rest, CORRECTED
    if task.truth is None:
        return None
    truth = attempt(task, partial(read_mask, task.truth), about=task.truth)
    return None if isinstance(truth, Failure) else (resample(truth, size) == 1, TRUTH)


def _draw(pixels: NDArray[np.uint8], mask: NDArray[np.bool_], colour: RGB) -> NDArray[np.uint8]:
    """Return a thumbnail with a mask drawn over it, as a tint and an outline."""
    made = pixels.astype(np.float32)
    made[mask] += TINT * (np.array(colour, np.float32) - made[mask])
    inner = mask.copy()
    inner[1:] &= mask[:-1]
    inner[:-1] &= mask[1:]
    inner[:, 1:] &= mask[:, :-1]
    inner[:, :-1] &= mask[:, 1:]
    made[mask & ~inner] = colour
    return made.astype(np.uint8)
