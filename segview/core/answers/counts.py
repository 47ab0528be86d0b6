"""Pixel counts of a prediction by probability level, and scores computed from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.maps import LEVELS


@dataclass(frozen=True, eq=False)
class LevelCounts:
    """The number of pixels of the image at each level of the target's probability.

    All pixel counts at a threshold or in a band are computed from it quickly, independent of the image's size.

    Attributes:
        background: 65536 counts, int64: background pixels of the ground truth, or all pixels without ground truth.
            Read-only.
        target: 65536 counts, int64: target pixels of the ground truth, or None without ground truth. Read-only.
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
        uncertain: Pixels whose probability is within the band around 0.5.
        dice: Dice of mask and ground truth, 1 if both are empty; without ground truth, None like the scores below.
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
        dice: Mean over the classes that are in the ground truth or in the prediction.
        iou: Likewise.
        accuracy: Share of pixels with the right class.
        each: IoU of each class; None for a class that is neither in the ground truth nor in the prediction.
        matrix: Pixels by true class (rows) and predicted class (columns); empty if they were not counted.
    """

    dice: float
    iou: float
    accuracy: float
    each: tuple[float | None, ...]
    matrix: tuple[tuple[int, ...], ...] = ()
