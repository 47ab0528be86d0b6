"""Text that is burnt into images."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from skimage import measure, morphology

from segview.data.artefacts.border import LEAST_FRAME
from segview.data.artefacts.channels import OpenedImage, Region, extreme

# Least brightness of text printed on the frame, of 255.
PRINTED = 70

# White letters on any ground: least difference of the darkest channel from its surroundings, of 255.
INK = 45
INK_LEAST = 120
STROKE = 40  # the longer side divided by the widest stroke, or block of a bar of blocks
LETTER_HEIGHTS = (4, 1 / 22)  # lowest in pixels, highest as a share of the longer side
LETTER_GAP = 1.3  # widest gap between letters, in heights of a letter
LEAST_LETTERS = 4
LEAST_INK = 0.2  # share of the box around a letter


def text(image: OpenedImage, black: Region | None = None) -> Region:
    """Return burnt-in letters: small, white, of one height, and side by side on one line.

    White strokes are a white top-hat (Meyer, 1979) of the darkest channel. Letters differ from glare in that they form
    rows of equal height, as in the connected-component method of Fletcher and Kasturi (1988).

    Args:
        image: Rows × columns × 3, uint8.
        black: Region of the frame; small bright parts inside it are text too.
    """
    darkest = extreme(np.minimum, image)
    side = max(image.shape[:2])
    thick = max(5, round(side / STROKE))
    square = morphology.footprint_rectangle((thick, thick))
    lifted = darkest.astype(np.int16) - np.asarray(morphology.opening(darkest, square))
    ink = (lifted > INK) & (darkest > INK_LEAST)
    labels = np.asarray(measure.label(ink, connectivity=2))
    letters = _letters(labels, side)
    found = np.isin(labels, letters)
    if black is not None:
        found |= _printed(image, black)
    return found


def _letters(labels: NDArray[np.int64], side: int) -> NDArray[np.int64]:
    """Return the labels of the parts that are letters."""
    parts = [part for part in measure.regionprops(labels) if _is_letter(part.bbox, part.area, side)]
    if not parts:
        return np.zeros(0, np.int64)
    top, left, bottom, right = np.array([part.bbox for part in parts]).T
    height, width = bottom - top, right - left
    # Two letters are neighbours if they have the same height, are on one line and at most ``LETTER_GAP`` apart.
    slack = np.maximum(1, height // 5)
    level = (abs(top[:, None] - top) <= slack[:, None]) & (abs(bottom[:, None] - bottom) <= slack[:, None])
    gap = left[None] - right[:, None]
    linked = level & level.T & (gap >= -1) & (gap <= LETTER_GAP * height[:, None])
    _, line = connected_components(linked, directed=False)
    count = np.bincount(line, weights=np.maximum(1, np.round(width / (0.7 * height))))
    members = np.bincount(line)
    sure = (count[line] >= LEAST_LETTERS) & (members[line] >= 3)
    if not sure.any():
        return np.zeros(0, np.int64)
    # Near a certain line of text, shorter words with letters of the same height count too.
    usual = np.median(height[sure])
    block = right[sure].max() - left[sure].min()
    within = (left >= left[sure].min() - usual) & (right <= right[sure].max() + block)
    near = (abs(height - usual) <= 1) & within & (count[line] >= 2)
    return np.array([part.label for part, one in zip(parts, sure | near, strict=True) if one])


def _is_letter(box: tuple[int, int, int, int], area: float, side: int) -> bool:
    top, left, bottom, right = box
    height, width = bottom - top, right - left
    low, high = LETTER_HEIGHTS
    return low <= height <= high * side and width <= 12 * height and area >= LEAST_INK * height * width


def _printed(image: OpenedImage, black: Region) -> Region:
    """Return small bright parts that the frame encloses."""
    parts = np.asarray(measure.label(~black, connectivity=2))
    sizes = np.bincount(parts.ravel())
    sizes[0] = black.size
    small = np.isin(parts, np.flatnonzero(sizes <= LEAST_FRAME * black.size))
    return small & (extreme(np.maximum, image) > PRINTED)
