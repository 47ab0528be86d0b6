"""The black border that an instrument leaves around what it sees."""

from __future__ import annotations

import numpy as np
from skimage import measure, morphology, segmentation

from segview.data.artefacts.channels import OpenedImage, Region, extreme

# The frame is video black, 0 or (in studio range) 16, and JPEG adds up to about 10 to it; the darkest tissue of
# Kvasir-SEG begins right above. Münzer et al. (2013) find the content area of endoscopic videos by such a threshold.
BLACK, BLACKEST = 10, 16
# Dark tissue reaches the frame through arms that are narrower than the frame: an opening by this share cuts them.
FRAME = 1 / 60
# What lies that near to the frame belongs to it up to this brightness of 255.
RIM = 40
# Smaller than this share of the image, black at its edge is shadow.
LEAST_FRAME = 0.002


def frame(image: OpenedImage) -> Region:
    """Return the black that surrounds what the instrument sees: dark and joined to the image's edge.

    Münzer et al. (2013), Detection of circular content area in endoscopic videos. The dark of the lumen touches the
    frame through narrow arms at most, which an opening cuts.
    """
    rows, columns = image.shape[:2]
    brightest = extreme(np.maximum, image)
    edge = np.concatenate([brightest[0], brightest[-1], brightest[:, 0], brightest[:, -1]])
    dark = brightest <= min(float(np.percentile(edge, 10)), BLACKEST) + BLACK
    wide = max(1, round(FRAME * max(rows, columns)))
    # Beyond the edge it is black too: else the opening would round the frame's own corners.
    padded = np.pad(dark, 2 * wide, constant_values=True)
    core = morphology.isotropic_opening(padded, wide)
    joined = segmentation.flood(core, (0, 0))
    found = _inside(joined, 2 * wide) & dark
    parts = np.asarray(measure.label(found))
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    large = np.isin(parts, np.flatnonzero(sizes >= LEAST_FRAME * found.size))
    # JPEG leaves specks on the frame, rings around what is printed there, and a rim along the tissue.
    near = morphology.isotropic_dilation(large, max(1, wide // 2))
    if large.any():
        near |= _inside(morphology.isotropic_closing(np.pad(large, 2 * wide, constant_values=True), wide), 2 * wide)
    return large | (near & (brightest <= RIM))


def _inside(padded: Region, by: int) -> Region:
    return padded[by:-by, by:-by]
