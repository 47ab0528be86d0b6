"""Pixels of an answer counted by level, and the scores that follow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.maps import LEVELS


@dataclass(frozen=True, eq=False)
class LevelCounts:
    """The number of pixels of the image at each level of the target's probability.

    Everything that counts pixels at a threshold or in a band follows from it at once, whatever the image's size.

    Attributes:
        background: 65536 counts, int64: pixels that the ground truth calls background, or all where there is none.
            Read-only.
        target: 65536 counts, int64: pixels that the ground truth calls target, or None where there is none. Read-only.
    """

    background: NDArray[np.int64]
    target: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        for counts in (self.background, self.target):
            if counts is None:
                continue
            if counts.shape != (LEVELS + 1,):
                raise ValueError(f"counts have the shape {counts.shape}, not one number for each level")
            counts.setflags(write=False)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.background.nbytes + (0 if self.target is None else self.target.nbytes)


@dataclass(frozen=True)
class PixelScores:
    """The scores of one prediction at a threshold and a band; fractions in 0 to 1, counts in pixels of the image.

    Attributes:
        area: Pixels of the mask.
        pixels: Pixels of the image.
        uncertain: Pixels whose probability lies within the band around 0.5.
        dice: Of the mask and the ground truth, 1 where both are empty; None without ground truth. So for the others.
        iou: Likewise.
        wrong_uncertain: Wrong pixels inside the band (pattern 2 of Jeong et al., 2023).
        wrong_certain: Wrong pixels outside the band (pattern 1).
    """

    area: int
    pixels: int
    uncertain: int
    dice: float | None = None
    iou: float | None = None
    wrong_uncertain: int | None = None
    wrong_certain: int | None = None


@dataclass(frozen=True)
class ClassScores:
    """The scores of labels of more than two classes against the ground truth; fractions in 0 to 1.

    Attributes:
        dice: Mean over the classes that are in the ground truth or were found. So for the next.
        iou: Likewise.
        accuracy: Share of the pixels whose class was found.
        each: IoU of each class; None for one that is neither in the ground truth nor found.
        matrix: Pixels by true class (rows) and found class (columns); empty where they were not counted.
    """

    dice: float
    iou: float
    accuracy: float
    each: tuple[float | None, ...]
    matrix: tuple[tuple[int, ...], ...] = ()
