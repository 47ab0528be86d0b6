"""A prediction and what is known of its image: pixels counted, and what each map has to do with them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from segview.core.prediction import Prediction
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
    tissue = None if artefacts is None else measured(prediction, truth, artefacts, tissue_only=True)
    return replace(prediction, measures=measured(prediction, truth, artefacts), tissue_measures=tissue)
