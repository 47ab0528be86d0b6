"""Scores of many classes, computed from confusion matrices that can be summed over images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.core.base.registry import Registry
from segview.core.variants.classes import IGNORED

IOU_OF = "IoU of "
"""Prefix of the names of scores of single classes."""


@dataclass(frozen=True, eq=False)
class Confusion:
    """Pixels by true class (rows) and predicted class (columns), K × K, int64, read-only; can be summed over images."""

    counts: NDArray[np.int64]

    def __post_init__(self) -> None:
        if self.counts.ndim != 2 or self.counts.shape[0] != self.counts.shape[1]:
            raise ValueError(f"a confusion matrix is square, not {self.counts.shape}")
        self.counts.setflags(write=False)

    def __add__(self, other: Confusion) -> Confusion:
        return Confusion(self.counts + other.counts)

    @property
    def right(self) -> NDArray[np.int64]:
        """True positives of each class."""
        return np.diagonal(self.counts)

    @property
    def true_pixels(self) -> NDArray[np.int64]:
        """Pixels of each class in the truth."""
        return self.counts.sum(axis=1)

    @property
    def found_pixels(self) -> NDArray[np.int64]:
        """Pixels of each class in the prediction."""
        return self.counts.sum(axis=0)


def confusion(found: NDArray[np.uint8], truth: NDArray[np.uint8], classes: int) -> Confusion:
    """Return the counts of one image; pixels whose truth is ``IGNORED`` do not count.

    Args:
        found: Predicted class indices, rows × columns.
        truth: True class indices and ``IGNORED``, rows × columns.
        classes: K.

    Raises:
        ValueError: the sizes differ, or an index is not below K.
    """
    if found.shape != truth.shape:
        raise ValueError(f"the truth has shape {truth.shape}, the prediction {found.shape}")
    counted = truth != IGNORED
    rows, columns = truth[counted].astype(np.intp), found[counted].astype(np.intp)
    if len(rows) and max(rows.max(), columns.max()) >= classes:
        raise ValueError(f"there is an index beyond the {classes} classes")
    return Confusion(np.bincount(rows * classes + columns, minlength=classes**2).reshape(classes, classes))


def class_iou(counts: Confusion) -> NDArray[np.float64]:
    """Return TP / (TP + FP + FN) of each class; NaN for a class in neither truth nor prediction."""
    return _shares(counts.right, counts.true_pixels + counts.found_pixels - counts.right)


def class_dice(counts: Confusion) -> NDArray[np.float64]:
    """Return 2·TP / (2·TP + FP + FN) of each class; NaN for a class in neither truth nor prediction."""
    return _shares(2 * counts.right, counts.true_pixels + counts.found_pixels)


def mean_iou(counts: Confusion) -> float:
    """Return the mean IoU of the classes in truth or prediction; 1 if there are none."""
    return _mean(class_iou(counts))


def mean_dice(counts: Confusion) -> float:
    """Return the mean Dice of the classes in truth or prediction; 1 if there are none."""
    return _mean(class_dice(counts))


def pixel_accuracy(counts: Confusion) -> float:
    """Return the share of pixels whose class is right; 1 if no pixel counts."""
    return _mean(_shares(counts.right.sum(keepdims=True), counts.true_pixels.sum(keepdims=True)))


def mean_class_accuracy(counts: Confusion) -> float:
    """Return the mean recall over the classes in the truth; 1 if there are none."""
    return _mean(_shares(counts.right, counts.true_pixels))


CLASS_SCORES: Registry[Callable[[Confusion], float]] = Registry(
    "score of classes",
    {
        "mIoU": mean_iou,
        "mean Dice": mean_dice,
        "pixel accuracy": pixel_accuracy,
        "mean class accuracy": mean_class_accuracy,
    },
)


def _shares(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)


def _mean(values: NDArray[np.float64]) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else 1.0
