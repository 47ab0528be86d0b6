"""A frame of a film with its mask and a map drawn over it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage
from segview.core.requests.settings import ViewSettings
from segview.inference.rendering.painting import paint, with_contours


def draw_overlay(
    image: OpenedImage, prediction: Prediction, view: ViewSettings, *, shown: str, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """Return a frame with a map at the opacity of the view and the outline of its mask: ``size`` × 3.

    Args:
        image: The frame.
        prediction: Prediction of the frame.
        view: The view settings.
        shown: Name of the map; empty for none. With a map, the inside of the mask is not tinted.
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
