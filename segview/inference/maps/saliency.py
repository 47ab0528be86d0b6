"""Saliency: the attention of a network that learns from image labels, blended with the grey image."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.maps import Kind, Map, quantised
from segview.data.transforms import resized
from segview.inference.maps.evidence import Evidence

SHARE = 0.8
"""Of the attention; the rest is the grey image (code of SeeNet, Hou et al., 2018)."""

# Rec. 601, as the grey of most libraries.
_GREY = np.array([0.299, 0.587, 0.114], np.float32)


def maps(evidence: Evidence) -> Iterator[Map]:
    """Yield ``cam/saliency`` at the base scale, where branches fuse to an attention."""
    fused = evidence.newest.heard.get("cam/fused")
    if fused is None or evidence.image is None or evidence.newest.scale != evidence.base:
        return
    largest = fused.tensor.amax(dim=0).float().cpu().numpy()
    image = resized(evidence.image, (largest.shape[0], largest.shape[1])).permute(1, 2, 0).numpy()
    yield Map("cam/saliency", quantised(saliency(largest, image)), Kind.SCALAR, own=True)


def saliency(largest: NDArray[np.float32], image: NDArray[np.uint8], share: float = SHARE) -> NDArray[np.float32]:
    """Return attention blended with the grey image, 0 to 1: ``share`` · attention + (1 − ``share``) · grey.

    Args:
        largest: Rows × columns, 0 to 1: the attention of the strongest class.
        image: Rows × columns × 3, RGB.
        share: 0 to 1.
    """
    grey = image @ _GREY / 255
    return (share * largest + (1 - share) * grey).astype(np.float32)
