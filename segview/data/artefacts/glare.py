"""Specular highlights."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage import filters, measure, morphology

from segview.data.artefacts.channels import OpenedImage, Region, extreme

# After Arnold et al. (2010): their T1 of 240 of 255 for the grey image, scaled to green and blue by the 95th
# percentiles; a contrast with the surroundings in every channel; and only regions that are small and have steep edges.
# All numbers except T1 are set by eye on Kvasir-SEG.
GLARE_GREY = 240
GLARE_CONTRAST = 1.25
GLARE_LEAST = 110
GLARE_LARGEST = 0.01
GLARE_STEEPNESS = 0.08


def glare(image: OpenedImage, elsewhere: Region | None = None) -> Region:
    """Return the specular highlights: small, bright, and brighter than their surroundings.

    After Arnold et al. (2010), Automatic segmentation and inpainting of specular highlights for endoscopic imaging:
    pixels that are bright in any channel, and pixels brighter than the median around them. Regions that are large or
    have soft edges are overexposed tissue and left out.

    Args:
        image: Rows × columns × 3, uint8.
        elsewhere: Region of other artefacts, which is excluded.
    """
    numbers = image.astype(np.float32)
    tissue = ~(np.zeros(image.shape[:2], np.bool_) if elsewhere is None else elsewhere)
    if not tissue.any():
        return ~tissue
    grey = numbers @ np.array([0.2989, 0.587, 0.114], np.float32)
    reference = max(float(np.percentile(grey[tissue], 95)), 1.0)
    scaled = [GLARE_GREY * float(np.percentile(numbers[..., band][tissue], 95)) / reference for band in (1, 2)]
    bright = (grey > GLARE_GREY) | (numbers[..., 1] > scaled[0]) | (numbers[..., 2] > scaled[1])
    around = _surroundings(image, tissue)
    darkest = extreme(np.minimum, image)
    standing_out = (numbers >= GLARE_CONTRAST * around).all(axis=2) & (darkest > GLARE_LEAST)
    found = ((bright & (darkest > GLARE_LEAST)) | standing_out) & tissue
    parts = np.asarray(measure.label(found))
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    # Glare has a sharp edge; brightly lit tissue fades.
    rim = np.where(ndimage.binary_erosion(found), 0, parts)
    steep = np.append(0, ndimage.mean(filters.sobel(grey / 255), rim, np.arange(1, len(sizes))))
    small = np.flatnonzero((sizes >= 3) & (sizes <= GLARE_LARGEST * found.size) & (steep >= GLARE_STEEPNESS))
    # The rim of a highlight, blurred by lens and JPEG, is glare too (Arnold et al. dilate by two pixels).
    return morphology.dilation(np.isin(parts, small), morphology.disk(1)) & tissue


def _surroundings(image: OpenedImage, tissue: Region) -> NDArray[np.float32]:
    """Return the median of each channel around each pixel, computed at an eighth of the image's resolution."""
    filled = np.where(tissue[..., None], image, np.median(image[tissue], axis=0)).astype(np.uint8)
    rows, columns = image.shape[:2]
    coarse = Image.fromarray(filled).resize((max(1, columns // 8), max(1, rows // 8)), Image.Resampling.BOX)
    window = max(5, round(max(rows, columns) / 8 / 8))
    blurred = ndimage.median_filter(np.asarray(coarse), size=(window, window, 1))
    smooth = Image.fromarray(blurred).resize((columns, rows), Image.Resampling.BILINEAR)
    return np.asarray(smooth, np.float32)
