"""Maps that need the ground truth: the ground truth itself, and the errors of a prediction."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.registry import Registry
from segview.core.maps.errors import ERRORS, GROUND_TRUTH
from segview.core.maps.maps import Kind, Map

Truth = NDArray[np.uint8]


def errors(prediction: Prediction, truth: Truth) -> Iterator[Map]:
    """Yield ``errors``: the target's probability, or the labels, with the ground truth."""
    target, labels = prediction.target, prediction.maps.get("labels")
    if target is not None:
        yield Map(ERRORS, target.values, Kind.ERRORS, truth=truth)
    elif labels is not None:
        yield Map(ERRORS, labels.values, Kind.CLASS_ERRORS, truth=truth)


def ground_truth(_prediction: Prediction, truth: Truth) -> Iterator[Map]:
    """Yield ``ground truth``, as class indices."""
    yield Map(GROUND_TRUTH, truth, Kind.TRUTH)


TRUTH_MAPS: Registry[Callable[[Prediction, Truth], Iterator[Map]]] = Registry(
    "map beside the ground truth", {"errors": errors, "ground truth": ground_truth}
)


def with_truth_maps(prediction: Prediction, truth: Truth) -> dict[str, Map]:
    """Return the maps of a prediction and those that need the ground truth; the arrays are shared, not copied."""
    found = (one for make in TRUTH_MAPS.values() for one in make(prediction, truth))
    return {**prediction.maps, **{one.name: one for one in found}}
