"""An image at the input sizes of networks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from segview.data.transforms import resized


class Sizes:
    """An image and its copies at other sizes; each copy is made once for all variants that need it.

    Args:
        pixels: Rows × columns × 3; must not be changed afterwards.

    Attributes:
        pixels: The image.
    """

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self.pixels = pixels
        self._made: dict[tuple[int, int], Tensor] = {}

    @classmethod
    def of(cls, image: NDArray[np.uint8] | Sizes) -> Sizes:
        """Return ``image`` if it is a ``Sizes`` already, else a new ``Sizes`` of its pixels."""
        return image if isinstance(image, Sizes) else cls(image)

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the image itself."""
        return self.pixels.shape[0], self.pixels.shape[1]

    def at(self, size: tuple[int, int]) -> Tensor:
        """Return the image at a size, 3 × rows × columns, uint8; must not be changed."""
        if size not in self._made:
            self._made[size] = resized(self.pixels, size)
        return self._made[size]
