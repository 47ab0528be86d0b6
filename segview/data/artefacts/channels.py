"""The brightest and the darkest channel of images, and what a part of one is called."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

OpenedImage = NDArray[np.uint8]
Region = NDArray[np.bool_]


def extreme(which: np.ufunc, image: OpenedImage) -> NDArray[np.uint8]:
    """Return the brightest or the darkest channel of each pixel; along the last axis numpy would be slow."""
    return which(which(image[..., 0], image[..., 1]), image[..., 2])
