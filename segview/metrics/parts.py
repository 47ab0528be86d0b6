"""The separate parts of a mask, counted and listed: one polyp, one vehicle, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.variants.classes import IGNORED, background_of

SMALLEST = 1 / 5000
"""Of the image's pixels: what is smaller is a speck, and not counted."""

MOST = 1000
"""So many parts are listed at most, the largest: a mask of noise has no parts to speak of."""


@dataclass(frozen=True)
class Part:
    """A connected part of a mask; neighbours touch diagonally.

    Attributes:
        name: Its class.
        pixels: How many it has.
        share: Of the image's pixels, 0 to 1.
        box: First row, first column, and the row and column after the last.
        centre: Row and column of its centre of mass, in pixels from the middle of the first.
    """

    name: str
    pixels: int
    share: float
    box: tuple[int, int, int, int]
    centre: tuple[float, float]


def parts(mask: NDArray[np.uint8], classes: Sequence[str], *, smallest: float = SMALLEST) -> tuple[Part, ...]:
    """Return the parts of a mask, all classes but the background, the largest first.

    Args:
        mask: Rows × columns, class indices; ``IGNORED`` is of no class.
        classes: Their names. Where none of them is the background, each is a thing.
        smallest: Share of the image's pixels below which a part is a speck.
    """
    from scipy import ndimage
    from skimage import measure

    background = background_of(classes)
    things = np.where(mask == IGNORED, 0, mask.astype(np.int32) + 1)
    if background is not None:
        things[mask == background] = 0
    labels = np.asarray(measure.label(things, background=0, connectivity=2))
    sizes = np.bincount(labels.ravel())
    large = [number for number in range(1, len(sizes)) if sizes[number] >= smallest * mask.size]
    large = sorted(large, key=lambda number: -sizes[number])[:MOST]
    boxes = ndimage.find_objects(labels)
    return tuple(_part(number, labels, mask, classes, boxes[number - 1]) for number in large)


def _part(
    number: int, labels: NDArray[np.int64], mask: NDArray[np.uint8], classes: Sequence[str], box: tuple[slice, slice]
) -> Part:
    rows, columns = np.nonzero(labels[box] == number)
    down, across = box
    index = int(mask[down.start + rows[0], across.start + columns[0]])
    return Part(
        name=classes[index],
        pixels=len(rows),
        share=len(rows) / mask.size,
        box=(down.start, across.start, down.stop, across.stop),
        centre=(float(down.start + rows.mean()), float(across.start + columns.mean())),
    )
