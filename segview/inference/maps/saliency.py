"""Saliency: the attention of a network that learns from image labels, blended with the grey image."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from skimage import color

from segview.core.maps.maps import Kind, Map, quantised
from segview.data.transforms import resized
from segview.inference.maps.evidence import Evidence

SHARE = 0.8
"""Share of the attention; the rest is the grey image (code of SeeNet, Hou et al., 2018)."""

# One axis of the separable 5 × 5 filter of Achanta et al. (2009).
_BINOMIAL = np.array([1, 4, 6, 4, 1]) / 16
# Differences in CIE Lab up to this are not visible.
_NOTICED = 0.5
# Rec. 601, as in most libraries.
_GREY = np.array([0.299, 0.587, 0.114], np.float32)


def maps(evidence: Evidence) -> Iterator[Map]:
    """Yield ``cam/saliency`` at the base scale, if the network has branches that fuse to one attention."""
    fused = evidence.newest.tap_outputs.get("cam/fused")
    if fused is None or evidence.image is None or evidence.newest.scale != evidence.base:
        return
    largest = fused.tensor.amax(dim=0).float().cpu().numpy()
    image = resized(evidence.image, (largest.shape[0], largest.shape[1])).permute(1, 2, 0).numpy()
    yield Map("cam/saliency", quantised(saliency(largest, image)), Kind.SCALAR, own=True)


def saliency(
    largest: NDArray[np.float32], image: NDArray[np.uint8], share: float = SHARE, *, of_contrast: bool = False
) -> NDArray[np.float32]:
    """Return attention blended with the image, 0 to 1: ``share`` · attention + (1 − ``share``) · image.

    Args:
        largest: Rows × columns, 0 to 1: the attention of the strongest class.
        image: Rows × columns × 3, RGB.
        share: 0 to 1.
        of_contrast: Whether the image's part is the contrast of its colours instead of its grey.
    """
    own = contrast(image) if of_contrast else image @ _GREY / 255
    return (share * largest + (1 - share) * own).astype(np.float32)


def contrast(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return how much each pixel's colour stands out, as a share of the largest: frequency-tuned saliency.

    That is the distance of the smoothed colour from the image's mean, in CIE Lab (Achanta et al., 2009, eq. 4). It is 0
    everywhere in an image of one colour.

    Args:
        image: Rows × columns × 3, RGB.
    """
    lab = color.rgb2lab(image)
    from scipy import ndimage  # it takes long to import, and few networks need it

    smooth = ndimage.convolve1d(ndimage.convolve1d(lab, _BINOMIAL, axis=0), _BINOMIAL, axis=1)
    apart = np.linalg.norm(smooth - lab.mean(axis=(0, 1)), axis=2)
    largest = float(apart.max())
    return (apart / largest if largest > _NOTICED else np.zeros_like(apart)).astype(np.float32)
