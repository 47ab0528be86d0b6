"""The mask of a file, with notes for the user and doubts that the user must decide on."""

from __future__ import annotations

from dataclasses import dataclass

from segview.annotation.document import Mask


@dataclass(frozen=True, eq=False)
class Imported:
    """The mask of a file.

    Attributes:
        mask: Rows × columns of the image, uint8 class indices.
        notes: Sentences on parts that were skipped or interpreted.
        doubts: Reasons why the file may belong to another image or other classes; the user decides.
    """

    mask: Mask
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
