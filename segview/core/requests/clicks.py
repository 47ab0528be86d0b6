"""Clicks that correct a mask, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError


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
        path: The image's file.
        image: Rows × columns × 3, uint8.
        variant: The folder of the variant whose features carry the clicks.
        mask: Class indices, rows × columns, as they were before the first click; the same array for all the clicks of
            a series, so that what is computed once for it is known again.
        clicks: All of them, in the order in which they were made.
        box: Top, left, bottom and right of a box round what is meant, for variants that take one.
        index: The class that is meant.
        choice: Which of several masks is wanted, from 1; 0 for the likeliest.
    """

    path: Path
    image: NDArray[np.uint8]
    variant: Path
    mask: NDArray[np.uint8]
    clicks: tuple[Click, ...]
    box: tuple[float, float, float, float] | None = None
    index: int = 1
    choice: int = 0


@dataclass(frozen=True, eq=False)
class Followed:
    """A mask that has followed clicks.

    Attributes:
        mask: Class indices, rows × columns of the image.
        scores: The IoU that the network predicts of each mask that it offers; none where it offers one alone.
        chosen: Which of these it is, from 1.
    """

    mask: NDArray[np.uint8]
    scores: tuple[float, ...] = ()
    chosen: int = 0


def check_clicks(clicks: Iterable[Click], image: Path, size: tuple[int, int]) -> None:
    """Compare clicks with the rows and columns of an image.

    Raises:
        UserError: one lies outside of it.
    """
    rows, columns = size
    for click in clicks:
        if click.row >= rows or click.column >= columns:
            raise UserError(
                "{image} has rows 0 to {rows} and columns 0 to {columns}: there is no pixel {row},{column} "
                "to click on.",
                image=image,
                rows=rows - 1,
                columns=columns - 1,
                row=click.row,
                column=click.column,
            )
