"""The agreement of a mask's outline with that of the ground truth (Csurka et al., 2013)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from skimage.morphology import isotropic_dilation

from segview.core.variants.classes import IGNORED

TOLERANCE = 0.0075
"""Largest distance of two outlines, as a share of the image's diagonal; rounded up to whole pixels."""


@dataclass(frozen=True, eq=False)
class Boundary:
    """Counts of outline pixels for each class, which can be summed over images. All (K,), int64, read-only.

    Attributes:
        found: Pixels on the outline of the prediction.
        found_near: Those of ``found`` within the tolerance of the true outline.
        true: Pixels on the outline of the ground truth.
        true_near: Those of ``true`` within the tolerance of the predicted outline.
    """

    found: NDArray[np.int64]
    found_near: NDArray[np.int64]
    true: NDArray[np.int64]
    true_near: NDArray[np.int64]

    def __post_init__(self) -> None:
        for counts in vars(self).values():
            counts.setflags(write=False)

    def __add__(self, other: Boundary) -> Boundary:
        return Boundary(
            *(mine + theirs for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True))
        )


def boundary(found: NDArray[np.uint8], truth: NDArray[np.uint8], classes: int) -> Boundary:
    """Return the counts of one image for each of K classes, or with ``classes`` 2 for the target alone.

    The outline of a class consists of its pixels with a pixel of another class above, below, left or right of them.
    Neither the border of the image nor ``IGNORED`` pixels count as another class; an ignored pixel is on no outline.

    Args:
        found: Predicted class indices, rows × columns.
        truth: True class indices and ``IGNORED``, rows × columns.
        classes: K.

    Raises:
        ValueError: the sizes differ.
    """
    if found.shape != truth.shape:
        raise ValueError(f"the truth has shape {truth.shape}, the prediction {found.shape}")
    reach = math.ceil(TOLERANCE * math.hypot(*truth.shape))
    counted = truth != IGNORED
    rows = [
        _of_class(outline(found == index, counted), outline(truth == index, counted), reach)
        for index in (range(1, 2) if classes == 2 else range(classes))
    ]
    return Boundary(*np.array(rows, np.int64).T)


def boundary_f(counts: Boundary) -> float:
    """Return the mean over classes of 2·P·R / (P + R); P is ``found_near`` / ``found``, R ``true_near`` / ``true``.

    A class with an outline in only one of prediction and truth scores 0; a class without any outline is left out, and
    if no class has an outline the score is 1.
    """
    precision = counts.found_near / np.maximum(counts.found, 1)
    recall = counts.true_near / np.maximum(counts.true, 1)
    harmonic = 2 * precision * recall / np.maximum(precision + recall, np.finfo(np.float64).tiny)
    there = (counts.found > 0) | (counts.true > 0)
    return float(harmonic[there].mean()) if there.any() else 1.0


def outline(inside: NDArray[np.bool_], counted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the counted pixels of a class that have a counted pixel of another class above, below, left or right."""
    outside = ~inside & counted
    near = np.zeros_like(inside)
    near[1:] |= outside[:-1]
    near[:-1] |= outside[1:]
    near[:, 1:] |= outside[:, :-1]
    near[:, :-1] |= outside[:, 1:]
    return inside & counted & near


def _of_class(found: NDArray[np.bool_], true: NDArray[np.bool_], reach: int) -> tuple[int, int, int, int]:
    if not (found.any() and true.any()):
        return int(found.sum()), 0, int(true.sum()), 0
    near_true, near_found = isotropic_dilation(true, reach), isotropic_dilation(found, reach)
    return int(found.sum()), int((found & near_true).sum()), int(true.sum()), int((true & near_found).sum())
