"""Copying a part of a mask, and pasting it into the same mask or into that of another image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from segview.annotation.document import Document
from segview.annotation.gestures import MaskPatch, Selection, set_selected
from segview.annotation.region_tools import component

Pixel = tuple[int, int]


@dataclass(frozen=True, eq=False)
class CopiedPart:
    """The copied pixels of a class.

    Attributes:
        pixels: Pixels in a box, rows × columns, bool.
        corner: Row and column of the first pixel of the box.
        name: Name of the class.
    """

    pixels: Selection
    corner: Pixel
    name: str

    @property
    def area(self) -> int:
        """The number of pixels."""
        return int(np.count_nonzero(self.pixels))


def copy_part(document: Document, pixel: Pixel | None, value: int) -> CopiedPart | None:
    """Return the part of a mask at a pixel, or all pixels of a class if there is no part; None if there are none.

    Args:
        document: The mask.
        pixel: Row and column, or None.
        value: The class to copy if the pixel has no class or is None.
    """
    provenance, mask = document.provenance, document.mask
    if pixel is not None and int(mask[pixel]) in provenance.things:
        value = int(mask[pixel])
        chosen = component(mask == value, *pixel)
    else:
        chosen = mask == value
    rows, columns = np.flatnonzero(chosen.any(axis=1)), np.flatnonzero(chosen.any(axis=0))
    if not rows.size:
        return None
    top, left = int(rows[0]), int(columns[0])
    box = chosen[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1].copy()
    return CopiedPart(box, (top, left), provenance.classes[value])


def paste(part: CopiedPart, document: Document, *, otherwise: int, at: Pixel | None = None) -> MaskPatch | None:
    """Return the gesture that pastes a part into a mask, or None if the part is outside the image.

    Args:
        part: The copied part.
        document: The mask.
        otherwise: The class to use if the mask has no class of the part's name.
        at: Pixel for the middle of its box; None for the position it was copied from.
    """
    size, (rows, columns) = document.provenance.size, part.pixels.shape
    top, left = part.corner if at is None else (at[0] - rows // 2, at[1] - columns // 2)
    whole = np.zeros(size, np.bool_)
    first_row, first_column = max(top, 0), max(left, 0)
    end_row, end_column = min(top + rows, size[0]), min(left + columns, size[1])
    if first_row >= end_row or first_column >= end_column:
        return None
    whole[first_row:end_row, first_column:end_column] = part.pixels[
        first_row - top : end_row - top, first_column - left : end_column - left
    ]
    classes = document.provenance.classes
    value = classes.index(part.name) if part.name in classes else otherwise
    return set_selected(whole, value if value in document.provenance.things else otherwise)
