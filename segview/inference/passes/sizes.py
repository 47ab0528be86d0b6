"""An image at the sizes in which networks take it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from segview.data.transforms import resized


class Sizes:
    """An image, and its copies at other sizes: each is made once for all variants that take it.

    Args:
        pixels: Rows × columns × 3; not to be changed any more.

    Attributes:
        pixels: The image.
    """

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self.pixels = pixels
        self._made: dict[tuple[int, int], Tensor] = {}

    @classmethod
    def of(cls, image: NDArray[np.uint8] | Sizes) -> Sizes:
        """Return an image as it is where others share it already, else by itself."""
        return image if isinstance(image, Sizes) else cls(image)

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the image itself."""
        return self.pixels.shape[0], self.pixels.shape[1]

    def at(self, size: tuple[int, int]) -> Tensor:
        """Return the image at so many rows and columns, 3 × ``size``, uint8; not to be changed."""
        if size not in self._made:
            self._made[size] = resized(self.pixels, size)
        return self._made[size]
