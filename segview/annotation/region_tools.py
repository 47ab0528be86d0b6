"""Region tools: selections computed from the image or from the mask."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from segview.annotation.gestures import Selection
from segview.core.base.registry import Registry


def region(image: NDArray[np.uint8], row: int, column: int, *, tolerance: float) -> Selection:
    """Return the connected region around a pixel with a similar colour: region growing (Adams and Bischof, 1994).

    Args:
        image: Rows × columns × 3.
        row: Row of the pixel.
        column: Column of the pixel.
        tolerance: Largest distance from the mean colour around the pixel in CIE Lab, whose unit is about the smallest
            noticeable difference.
    """
    from skimage import color, filters, segmentation

    smooth = filters.gaussian(image, sigma=1, channel_axis=2)
    lab = color.rgb2lab(smooth)
    around = lab[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3].reshape(-1, 3).mean(axis=0)
    distance = np.linalg.norm(lab - around, axis=2)
    distance[row, column] = 0
    return _selection(segmentation.flood(distance <= tolerance, (row, column)))


def component(mask: Selection, row: int, column: int) -> Selection:
    """Return the connected part of a mask, or of its complement, that contains a pixel."""
    from skimage import segmentation

    return _selection(segmentation.flood(mask, (row, column)))


def without_holes(mask: Selection) -> Selection:
    """Return a mask with its holes filled."""
    from scipy import ndimage

    return _selection(ndimage.binary_fill_holes(mask))


def largest(mask: Selection) -> Selection:
    """Return the largest connected part of a mask."""
    from skimage import measure

    labels = np.asarray(measure.label(mask, connectivity=1))
    sizes = np.bincount(labels.ravel())[1:]
    return _selection(labels == int(sizes.argmax()) + 1) if sizes.size else mask


def dilate(mask: Selection) -> Selection:
    """Return a mask that is one pixel wider on every side."""
    from scipy import ndimage

    return _selection(ndimage.binary_dilation(mask, ndimage.generate_binary_structure(2, 1)))


def erode(mask: Selection) -> Selection:
    """Return a mask that is one pixel narrower on every side, but not at the image's border."""
    from scipy import ndimage

    return _selection(ndimage.binary_erosion(mask, ndimage.generate_binary_structure(2, 1), border_value=1))


def smooth(mask: Selection) -> Selection:
    """Return a mask with a smooth outline: blurred by a Gaussian of 2 pixels, then thresholded at 0.5."""
    from scipy import ndimage

    return _selection(ndimage.gaussian_filter(mask.astype(np.float32), 2.0) > 0.5)


def _selection(found: object) -> Selection:
    """Return the result of an untyped library as a typed selection."""
    return np.asarray(found, np.bool_)


REFINEMENTS: Registry[Callable[[Selection], Selection]] = Registry(
    "refinement of a mask",
    {
        "fill holes": without_holes,
        "keep largest": largest,
        "grow": dilate,
        "shrink": erode,
        "smooth": smooth,
    },
)
