"""The connected parts of a mask: each polyp, or each vehicle, by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.variants.classes import IGNORED, background_of

SMALLEST = 1 / 5000
"""Least share of the image's pixels; smaller parts are specks and not counted."""

MOST = 1000
"""Most parts that are listed, the largest first; a mask of noise has very many."""


@dataclass(frozen=True)
class Part:
    """A connected part of a mask; neighbours touch diagonally.

    Attributes:
        name: Name of its class.
        pixels: Number of its pixels.
        share: Share of the image's pixels, 0 to 1.
        box: First row, first column, and the row and column after the last.
        centre: Row and column of its centre of mass; the middle of the first pixel is (0, 0).
    """

    name: str
    pixels: int
    share: float
    box: tuple[int, int, int, int]
    centre: tuple[float, float]


def parts(mask: NDArray[np.uint8], classes: Sequence[str], *, smallest: float = SMALLEST) -> tuple[Part, ...]:
    """Return the parts of a mask, of all classes except background, the largest first.

    Args:
        mask: Rows × columns, class indices; ``IGNORED`` belongs to no class.
        classes: Names of the classes. If none is a background, parts of all classes are returned.
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
