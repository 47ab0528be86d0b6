"""Artefacts of endoscopy: glare, the instrument's black frame, burnt-in text, and insets of the display."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import morphology

from segview.core.maps.artefacts import Artefact
from segview.data.artefacts.border import frame
from segview.data.artefacts.channels import OpenedImage
from segview.data.artefacts.display import insets
from segview.data.artefacts.glare import glare
from segview.data.artefacts.text import text

# Longest side of the image that is searched, in pixels: letters of a display are still a few pixels high.
LONGEST = 512


def artefacts(image: OpenedImage) -> NDArray[np.uint8]:
    """Return the artefacts of an image: rows × columns, uint8, 0 or the number of an ``Artefact``.

    They are found by rules on colour and shape, designed for colonoscopy as in Kvasir-SEG; in other images the rules
    find whatever looks similar. Larger images are reduced to at most 512 pixels a side first.

    Args:
        image: Rows × columns × 3, uint8, sRGB.
    """
    small = _reduced(image)
    found = np.zeros(small.shape[:2], np.uint8)
    black = frame(small)
    boxes = insets(small)
    letters = text(small, black) & ~boxes
    # Letters, and the blur around them, are as bright as glare.
    found[glare(small, black | boxes | morphology.dilation(letters, morphology.disk(1)))] = Artefact.GLARE
    found[black] = Artefact.BORDER
    found[boxes] = Artefact.INSET
    found[letters] = Artefact.TEXT
    if found.shape == image.shape[:2]:
        return found
    rows, columns = image.shape[:2]
    return np.asarray(Image.fromarray(found).resize((columns, rows), Image.Resampling.NEAREST))


def _reduced(image: OpenedImage) -> OpenedImage:
    rows, columns = image.shape[:2]
    factor = LONGEST / max(rows, columns)
    if factor >= 1:
        return image
    size = max(1, round(columns * factor)), max(1, round(rows * factor))
    return np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BOX))
