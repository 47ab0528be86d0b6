"""The colour in which a mask is most visible on an image."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.palette import CORRECTED, RGB

CANDIDATES: tuple[RGB, ...] = (CORRECTED, (0, 235, 225))
"""Colours that differ from those of prediction and ground truth; the first is used if all are equally visible."""

_SAMPLES = 64  # number of rows and columns that are sampled
_FILLED = 0.25  # opacity of the inside of a mask, which must differ from the image
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def best_seen(pixels: NDArray[np.uint8], candidates: Sequence[RGB] = CANDIDATES) -> RGB:
    """Return the colour that changes an image most as a tint, by the median difference in CIE Lab.

    Args:
        pixels: Rows × columns × 3, sRGB.
        candidates: The colours to choose from.
    """
    rows, columns = pixels.shape[:2]
    some = pixels[:: max(1, rows // _SAMPLES), :: max(1, columns // _SAMPLES)].reshape(-1, 3)
    # The dark border of an endoscope image is not tissue; every colour is visible on it.
    bright = some[some.max(axis=1) > 24]
    seen = bright if len(bright) else some
    lab = to_lab(seen)
    differences: list[float] = []
    for one in candidates:
        tinted = np.rint(seen * (1 - _FILLED) + np.array(one) * _FILLED).astype(np.uint8)
        differences.append(float(np.median(np.linalg.norm(to_lab(tinted) - lab, axis=1))))
    return candidates[int(np.argmax(differences))]


def to_lab(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return sRGB colours, count × 3, in CIE Lab with white point D65."""
    parts = colours.astype(np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    shares = linear @ _TO_XYZ.T / _WHITE
    bent = np.where(shares > 216 / 24389, np.cbrt(shares), (24389 / 27 * shares + 16) / 116)
    lightness = 116 * bent[:, 1] - 16
    return np.stack([lightness, 500 * (bent[:, 0] - bent[:, 1]), 200 * (bent[:, 1] - bent[:, 2])], axis=1)
