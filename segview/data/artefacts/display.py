"""Insets: boxes that a display draws over images."""

from __future__ import annotations

import numpy as np
from PIL import Image
from skimage import measure, morphology

from segview.data.artefacts.channels import OpenedImage, Region

# Colours that mucosa does not have, in degrees of hue: from green over blue to violet.
DISPLAY_HUES = (100, 270)
DISPLAY_SATURATION = 0.45
DISPLAY_VALUE = 0.25
# Share of its bounding box that an inset fills, after holes from lines drawn in it are filled.
BOX_FILLED = 0.8
LEAST_BOX = 0.002


def insets(image: OpenedImage) -> Region:
    """Return the boxes of a display: filled rectangles in colours from green to violet, such as the position finder.

    Some images of Kvasir show the position of the endoscope on a green ground (Pogorelov et al., 2017; ScopeGuide,
    Olympus), others a message on a blue one.
    """
    # Pillow's conversion, with 0 to 255 for each band, is ten times faster than that of scikit-image.
    hue, saturation, value = (np.asarray(band) for band in Image.fromarray(image).convert("HSV").split())
    low, high = (degrees / 360 * 255 for degrees in DISPLAY_HUES)
    shown = (hue > low) & (hue < high) & (saturation > 255 * DISPLAY_SATURATION) & (value > 255 * DISPLAY_VALUE)
    found = np.zeros(shown.shape, np.bool_)
    for part in measure.regionprops(measure.label(morphology.closing(shown, morphology.footprint_rectangle((5, 5))))):
        if part.area_bbox >= LEAST_BOX * shown.size and part.area_filled / part.area_bbox >= BOX_FILLED:
            found[part.slice] |= part.image_filled
    return found
