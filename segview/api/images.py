"""Images in the forms that scripts and notebooks use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from segview.core.base.errors import UserError
from segview.core.images.image import OpenedImage

ImageLike = Any
"""A path, an array rows × columns × 3 of uint8, or a PIL image."""


def open_in_memory(image: ImageLike) -> OpenedImage:
    """Return an opened image from a path, an array or a PIL image.

    Raises:
        UserError: it cannot be read, or is not an image.
    """
    from segview.core.images.image import halvings

    if isinstance(image, str | Path):
        from segview.inference.predict.opening import open_image

        return open_image(Path(image))
    pixels = np.asarray(image.convert("RGB") if hasattr(image, "convert") else image)
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[..., None], 3, axis=2)
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or 0 in pixels.shape:
        raise UserError(
            "An image is rows × columns × 3 of uint8; this is {map} of {dtype}. Scale and convert it, or give a path.",
            map=" × ".join(map(str, pixels.shape)) or type(image).__name__,
            dtype=pixels.dtype,
        )
    return OpenedImage(Path(), halvings(pixels.copy()))  # a copy, so that later changes by the caller have no effect
