"""Colours of masks: whether all are shades of one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEAST_BRIGHT = 32
"""Brightness below which a colour is black, or an artefact of compression."""


def other_share(colours: NDArray[np.uint8], counts: NDArray[np.integer], tolerance: float) -> float:
    """Return the share of the pixels whose colour is no shade of the most frequent one.

    A shade is the same colour with less or more light, as at soft edges on black. Colours near black are left out.

    Args:
        colours: N × 3, RGB.
        counts: N, the pixels of each.
        tolerance: Largest difference of a channel between a colour and the nearest shade.
    """
    is_bright = colours.max(axis=1, initial=0) >= LEAST_BRIGHT
    bright, pixels = colours[is_bright].astype(np.float64), counts[is_bright]
    if not pixels.any():
        return 0.0
    main = bright[int(pixels.argmax())]
    shades = np.outer(bright @ main / (main @ main), main)
    is_other = np.abs(bright - shades).max(axis=1) > tolerance
    return float(pixels[is_other].sum() / pixels.sum())


def coarse_colours(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return 512 coarse colours, 512 × 3, and the number of the pixels, N × 3, near each."""
    counts = np.bincount((pixels >> 5).astype(np.uint16) @ np.array([64, 8, 1], np.uint16), minlength=512)
    steps = np.stack([np.arange(512) >> shift & 7 for shift in (6, 3, 0)], axis=1)
    return (steps * 32 + 16).astype(np.uint8), counts.astype(np.int64)
