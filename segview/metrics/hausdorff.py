"""The distance between the outlines of mask and ground truth."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from segview.core.variants.classes import IGNORED
from segview.metrics.boundary import outline

PERCENTILE = 95


def hausdorff_95(found: NDArray[np.uint8], truth: NDArray[np.uint8], classes: int) -> float:
    """Return the 95th percentile of the distances between outlines in pixels; the larger of both directions.

    With more than two classes, it is the mean over the classes that have an outline. For a class with an outline in
    only one of mask and ground truth, the distance is the image's diagonal. Without any outline, 0.

    Args:
        found: Predicted class indices, rows × columns.
        truth: True class indices, rows × columns; ``IGNORED`` pixels are on no outline.
        classes: Number of classes; with two, only the second counts.
    """
    counted = truth != IGNORED
    distances: list[float] = []
    for index in range(1, 2) if classes == 2 else range(classes):
        one, other = outline(found == index, counted), outline(truth == index, counted)
        if one.any() or other.any():
            distances.append(_apart(one, other))
    return float(np.mean(distances)) if distances else 0.0


def _apart(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    from scipy import ndimage

    if not (one.any() and other.any()):
        return math.hypot(*one.shape)
    directed = (np.asarray(ndimage.distance_transform_edt(~to))[of] for of, to in ((one, other), (other, one)))
    return max(float(np.percentile(distances, PERCENTILE)) for distances in directed)
