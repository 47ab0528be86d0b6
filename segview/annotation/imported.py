"""The mask of a file, with what has to be said and what has to be asked about it."""

from __future__ import annotations

from dataclasses import dataclass

from segview.annotation.document import Mask


@dataclass(frozen=True, eq=False)
class Imported:
    """The mask of a file.

    Attributes:
        mask: Rows × columns of the image, uint8 class indices.
        notes: Sentences on what was passed over or taken for something else.
        doubts: Sentences on why it may not be meant for this image or these classes; the user decides.
    """

    mask: Mask
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun; the plural adds an s where none is given."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
