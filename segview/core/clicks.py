"""Clicks that correct a mask, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.request import Request


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


@dataclass(frozen=True)
class Refine:
    """The mask of a request is to follow clicks; all of them, in the order in which they were made."""

    request: Request
    clicks: tuple[Click, ...]
    threshold: float | None = None


@dataclass(frozen=True, eq=False)
class Refined:
    """A mask that follows clicks.

    Attributes:
        question: What was asked.
        mask: Class indices, rows × columns of the image, uint8.
    """

    question: Refine
    mask: NDArray[np.uint8]
