"""Outlines of masks, which give them back to the pixel when they are filled."""

from __future__ import annotations

import numpy as np

from segview.annotation.gestures import Selection

Outline = list[list[float]]


def contours(mask: Selection) -> list[tuple[float, Outline]]:
    """Return the outlines of a mask, x and y, each with its area; that of a hole is negative."""
    from skimage import measure

    found: list[tuple[float, Outline]] = []
    # A rim of background closes what touches the border.
    for line in measure.find_contours(np.pad(mask, 1).astype(np.float32), 0.5):
        # The middle of a pixel is never nearer to an outline than 0.35, so each stays on its side.
        corners = measure.approximate_polygon(line - 0.5, tolerance=0.3)[:-1]
        if len(corners) < 3:
            continue
        y, x = line[:-1].T
        area = float(np.dot(y, np.roll(x, 1)) - np.dot(x, np.roll(y, 1))) / 2
        found.append((area, [[round(float(one), 2), round(float(other), 2)] for other, one in corners]))
    return found
