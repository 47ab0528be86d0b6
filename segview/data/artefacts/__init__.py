"""Artefacts of endoscopy: glare, the instrument's black frame, burnt-in text, and boxes that the display lays over."""

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

# Looked for on a copy of at most this many pixels a side: letters of a display are still a few pixels high on it.
LONGEST = 512


def artefacts(image: OpenedImage) -> NDArray[np.uint8]:
    """Return where an image shows no tissue: rows × columns, uint8, 0 or the number of an ``Artefact``.

    It is found by colour and shape, not learnt, and made for colonoscopy as in Kvasir-SEG; on other images it finds
    what looks the same. Large images are looked at on a copy of 512 pixels a side.

    Args:
        image: Rows × columns × 3, uint8, sRGB.
    """
    small = _reduced(image)
    found = np.zeros(small.shape[:2], np.uint8)
    black = frame(small)
    boxes = insets(small)
    letters = text(small, black) & ~boxes
    # Letters are as bright as glare, and so is what is blurred around them.
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
