"""The black frame of the instrument around the visible area."""

from __future__ import annotations

import numpy as np
from skimage import measure, morphology, segmentation

from segview.data.artefacts.channels import OpenedImage, Region, extreme

# The frame is video black, 0 or (in studio range) 16, plus up to about 10 from JPEG; the darkest tissue of Kvasir-SEG
# is just above. Münzer et al. (2013) find the content area of endoscopic videos with such a threshold.
BLACK, BLACKEST = 10, 16
# Radius of the opening, as a share of the longer side. It cuts the narrow arms through which dark tissue touches the
# frame.
FRAME = 1 / 60
# Pixels next to the frame belong to it up to this brightness, of 255.
RIM = 40
# Black areas at the edge that are smaller than this share of the image are shadow.
LEAST_FRAME = 0.002


def frame(image: OpenedImage) -> Region:
    """Return the black frame around the visible area: dark pixels that are connected to the image's edge.

    After Münzer et al. (2013), Detection of circular content area in endoscopic videos. The dark lumen touches the
    frame only through narrow arms, which an opening cuts.
    """
    rows, columns = image.shape[:2]
    brightest = extreme(np.maximum, image)
    edge = np.concatenate([brightest[0], brightest[-1], brightest[:, 0], brightest[:, -1]])
    dark = brightest <= min(float(np.percentile(edge, 10)), BLACKEST) + BLACK
    wide = max(1, round(FRAME * max(rows, columns)))
    # Padded with black, because the opening would else round the corners of the frame.
    padded = np.pad(dark, 2 * wide, constant_values=True)
    core = morphology.isotropic_opening(padded, wide)
    joined = segmentation.flood(core, (0, 0))
    found = _inside(joined, 2 * wide) & dark
    parts = np.asarray(measure.label(found))
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    large = np.isin(parts, np.flatnonzero(sizes >= LEAST_FRAME * found.size))
    # JPEG leaves specks on the frame, rings around printed text, and a rim along the tissue.
    near = morphology.isotropic_dilation(large, max(1, wide // 2))
    if large.any():
        near |= _inside(morphology.isotropic_closing(np.pad(large, 2 * wide, constant_values=True), wide), 2 * wide)
    return large | (near & (brightest <= RIM))


def _inside(padded: Region, by: int) -> Region:
    return padded[by:-by, by:-by]
