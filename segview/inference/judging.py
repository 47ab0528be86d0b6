"""A prediction and what is known of its image: pixels counted, and what each map has to do with them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.counts import ClassScores
from segview.core.answers.map_result import Inspected
from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Kind, Map
from segview.metrics.confusion import class_iou, confusion, mean_dice, mean_iou, pixel_accuracy
from segview.metrics.counts import level_counts
from segview.metrics.mass import measured


def judged(
    prediction: Prediction, truth: NDArray[np.uint8] | None, artefacts: NDArray[np.uint8] | None = None
) -> Prediction:
    """Return a prediction with its pixels counted and, where it is whole, with the measures of its maps.

    Args:
        prediction: As the network gave it.
        truth: Rows × columns of the image, class indices, or None where it is not known.
        artefacts: Rows × columns of the image, 0 or an ``Artefact``, or None where they were not looked for.
    """
    target = prediction.target
    if target is not None:
        prediction = replace(prediction, counts=level_counts(target.values, truth))
        if artefacts is not None:
            prediction = replace(prediction, tissue_counts=level_counts(target.values, truth, artefacts))
    if not prediction.complete:
        return prediction
    if truth is not None and "labels" in prediction.maps:
        prediction = replace(prediction, truth=truth, class_scores=_class_scores(prediction, truth))
    tissue = None if artefacts is None else measured(prediction, truth, artefacts, tissue_only=True)
    return replace(prediction, measures=measured(prediction, truth, artefacts), tissue_measures=tissue)


def _class_scores(prediction: Prediction, truth: NDArray[np.uint8]) -> ClassScores:
    counts = confusion(prediction.maps["labels"].values.astype(np.uint8), truth, len(prediction.classes))
    each = tuple(None if np.isnan(share) else float(share) for share in class_iou(counts))
    return ClassScores(mean_dice(counts), mean_iou(counts), pixel_accuracy(counts), each)


def judged_map(
    found: Inspected,
    prediction: Prediction,
    truth: NDArray[np.uint8] | None,
    artefacts: NDArray[np.uint8] | None = None,
) -> Inspected:
    """Return what was found with the measures of its map; charts and components, which have no mass, as they are.

    Args:
        found: For a map that was asked for.
        prediction: The whole answer to the same request.
        truth: As in ``judged``; likewise ``artefacts``.
    """
    one = found.shown
    if not isinstance(one, Map) or one.kind is Kind.COMPONENTS:
        return found
    decided = prediction.target or prediction.maps.get("labels")
    own = {one.name: one} if decided is None else {decided.name: decided, one.name: one}
    alone = replace(prediction, maps=own)
    tissue = None if artefacts is None else measured(alone, truth, artefacts, tissue_only=True)
    return replace(found, measures=measured(alone, truth, artefacts), tissue_measures=tissue)
