"""Clicks that correct a mask: the request, and its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError


@dataclass(frozen=True)
class Click:
    """A click of the user, which states the class of one pixel.

    Attributes:
        row: Row of the image, from 0.
        column: Column of the image, from 0.
        index: The class that the click refers to.
        belongs: Whether the pixel is of this class.
    """

    row: int
    column: int
    index: int = 1
    belongs: bool = True


@dataclass(frozen=True, eq=False)
class Refine:
    """A request to change a mask by clicks.

    Attributes:
        path: The image's file.
        image: Rows × columns × 3, uint8.
        variant: Folder of the variant whose features are used.
        mask: Class indices before the first click, rows × columns; the same array object for all clicks of a series,
            so that cached results for it can be reused.
        clicks: All clicks in their order.
        box: Top, left, bottom and right of a box around the target, for variants that accept one.
        index: The class of the target.
        choice: Which of several masks to return, from 1; 0 for the most likely one.
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
    """The mask after clicks.

    Attributes:
        mask: Class indices, rows × columns of the image.
        scores: The IoU that the network predicts for each of its masks; empty if it returns only one.
        chosen: Number of the returned mask among these, from 1.
    """

    mask: NDArray[np.uint8]
    scores: tuple[float, ...] = ()
    chosen: int = 0


def check_clicks(clicks: Iterable[Click], image: Path, size: tuple[int, int]) -> None:
    """Check that clicks are inside an image.

    Raises:
        UserError: a click is outside.
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
