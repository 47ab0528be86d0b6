"""The position of the image on grids that extend beyond it."""

from __future__ import annotations

from functools import partial
from typing import Any

import torch
from torch import Tensor


class Frame:
    """A mapping of grids that cover more than the image, or less, to the pixels of the image.

    Networks whose convolutions are not padded evenly use it: they register their taps and slots and set the size of
    each image.

    Attributes:
        size: Rows and columns of the current image.
    """

    def __init__(self) -> None:
        self.size: tuple[int, int] = (0, 0)

    def hold(self, *places: Any, stride: int, before: int) -> None:
        """Make taps and slots show only the image's area of a grid of ``stride``.

        The grid begins ``before`` pixels before the image. It is resampled to the image's size by nearest neighbour; a
        grid that covers the image exactly is not changed.
        """
        for place in places:
            place.region = partial(self._cut, stride=stride, before=before)

    def _cut(self, x: Tensor, *, stride: int, before: int) -> Tensor:
        if before == 0 and all(side == have * stride for side, have in zip(self.size, x.shape[-2:], strict=True)):
            return x
        rows, columns = (
            ((torch.arange(side, device=x.device) + before) // stride).clamp(0, have - 1)
            for side, have in zip(self.size, x.shape[-2:], strict=True)
        )
        return x[..., rows[:, None], columns]
