"""Places of numbers on the image, and the places of sums of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

Grid = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Spots:
    """The place of each number of a tensor.

    Attributes:
        index: Of the tensor's shape, float32: the place on the grid, counted row by row from 1; 0 without a place.
            Float with 0 for "none", because every operation that moves numbers accepts floats and pads with 0.
        grid: Rows and columns.
    """

    index: Tensor
    grid: Grid

    @staticmethod
    def of_image(shape: Sequence[int]) -> Spots:
        """Return the places of an image … × rows × columns."""
        grid = (shape[-2], shape[-1])
        return Spots(torch.arange(1.0, grid[0] * grid[1] + 1).view(grid).expand(tuple(shape)), grid)

    def sum_over(self, axis: int) -> Spots | None:
        """Return the places of sums over an axis, which is kept with length 1; None if the sums have no place.

        A sum over a block of places has the place of the block on a coarser grid: patches, pooling.
        """
        index = self.index
        if index.shape[axis] == 1 or index.stride(axis) == 0:
            return Spots(index.narrow(axis, 0, 1), self.grid)
        first, last = index.amin(dim=axis, keepdim=True), index.amax(dim=axis, keepdim=True)
        if torch.equal(first, last):
            return Spots(first, self.grid)
        return None if bool(((first == 0) & (last > 0)).any()) else self._pool_blocks(axis, first > 0)

    def _pool_blocks(self, axis: int, placed: Tensor) -> Spots | None:
        zero = (self.index - 1).clamp(min=0)
        rows, columns = zero.div(self.grid[1], rounding_mode="floor"), zero.remainder(self.grid[1])
        sides = [_block_side(place, axis, placed) for place in (rows, columns)]
        if not all(sides) or sides[0] * sides[1] == 1:
            return None
        top, left = (place.amin(dim=axis, keepdim=True) for place in (rows, columns))
        if bool(((top % sides[0] != 0) | (left % sides[1] != 0))[placed].any()):
            return None
        grid = (-(-self.grid[0] // sides[0]), -(-self.grid[1] // sides[1]))
        index = top.div(sides[0], rounding_mode="floor") * grid[1] + left.div(sides[1], rounding_mode="floor") + 1
        return Spots(index * placed, grid) if min(grid) > 1 else None

    def pool(self, rows: int, columns: int) -> Spots | None:
        """Return the places of images pooled to ``rows`` × ``columns``; None if these do not divide the image's."""
        high, wide = self.index.shape[-2:]
        if high % rows or wide % columns:
            return None
        blocks = self.index[:, :1].unflatten(-1, (columns, -1)).unflatten(-3, (rows, -1))
        pooled = Spots(blocks.transpose(-3, -2).flatten(-2), self.grid).sum_over(-1)
        return None if pooled is None else Spots(pooled.index[..., 0], pooled.grid)


def _block_side(place: Tensor, axis: int, placed: Tensor) -> int:
    """Return the number of rows or columns of each block; 0 if the blocks differ."""
    spans = (place.amax(dim=axis, keepdim=True) - place.amin(dim=axis, keepdim=True))[placed]
    return int(spans.amax()) + 1 if spans.numel() and bool((spans == spans.amax()).all()) else 0


def arrange_axes(spots: Spots | None, letters: str, wanted: str) -> Spots | None:
    """Return places with the wanted axes in their order; a missing axis gets length 1."""
    for axis, letter in enumerate(letters):
        spots = spots.sum_over(axis) if spots is not None and letter not in wanted else spots
    if spots is None:
        return None
    index = spots.index.squeeze([axis for axis, letter in enumerate(letters) if letter not in wanted])
    kept = [letter for letter in letters if letter in wanted]
    index = index.permute([kept.index(letter) for letter in wanted if letter in kept])
    for axis, letter in enumerate(wanted):
        index = index if letter in kept else index.unsqueeze(axis)
    return Spots(index, spots.grid)
