"""A frame of a film with what was found on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage
from segview.core.requests.settings import ViewSettings
from segview.inference.rendering.painting import paint, with_contours


def overlaid(
    image: OpenedImage, prediction: Prediction, view: ViewSettings, *, shown: str, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """Return a frame with the outline of its mask, and over it a map at the opacity of the view: ``size`` × 3.

    Args:
        image: The frame.
        prediction: Of a variant on it.
        view: How it is looked at.
        shown: Name of the map; empty for none. Where there is one, the inside of the mask stays free.
        size: Rows and columns.
    """
    one = prediction.maps.get(shown)
    if one is None:
        return with_contours(image, prediction, view, threshold=view.threshold, size=size)
    bare = view.model_copy(update={"mask": False, "truth": False})
    lined = view.model_copy(update={"contour_only": True})
    under = with_contours(image, prediction, bare, threshold=view.threshold, size=size)
    pixels = with_contours(image, prediction, lined, threshold=view.threshold, size=size)
    colours = paint(
        one, view=view, threshold=view.threshold, contour=False, size=size, class_colours=prediction.colours
    )
    mixed = under * (1 - view.opacity) + colours * view.opacity
    outlined = (pixels != under).any(axis=2, keepdims=True)
    return np.where(outlined, pixels, mixed.astype(np.uint8))
