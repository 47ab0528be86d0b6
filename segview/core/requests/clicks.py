"""Clicks that correct a mask, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Click:
    """A person's word on one pixel.

    Attributes:
        row: Row of the image, from 0.
        column: Column of the image, from 0.
        index: The class that the click speaks of.
        belongs: Whether the pixel is of this class.
    """

    row: int
    column: int
    index: int = 1
    belongs: bool = True


@dataclass(frozen=True, eq=False)
class Refine:
    """A mask is to follow clicks.

    Attributes:
        image: The picture's file.
        picture: Rows × columns × 3, uint8.
        variant: The folder of the variant whose features carry the clicks.
        mask: Class indices, rows × columns, as they were before the first click; the same array for all the clicks of
            a series, so that what is computed once for it is known again.
        clicks: All of them, in the order in which they were made.
    """

    image: Path
    picture: NDArray[np.uint8]
    variant: Path
    mask: NDArray[np.uint8]
    clicks: tuple[Click, ...]
