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
        run: Number of places, one after the other, row by row, that each number is made of: the first number of
            ``index`` stands for the first ``run`` places. More than 1 behind pooling along a list of tokens.
    """

    index: Tensor
    grid: Grid
    run: int = 1

    def at(self, index: Tensor) -> Spots:
        """Return other places on the same grid."""
        return Spots(index, self.grid, self.run)

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
            return self.at(index.narrow(axis, 0, 1))
        first, last = index.amin(dim=axis, keepdim=True), index.amax(dim=axis, keepdim=True)
        if torch.equal(first, last):
            return self.at(first)
        if self.run > 1 or bool(((first == 0) & (last > 0)).any()):
            return None
        return self._pool_blocks(axis, first > 0)

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

    def pool_list(self, count: int) -> Spots | None:
        """Return the places of tokens … × N pooled to ``count``; None if no whole number of tokens becomes one."""
        length = self.index.shape[-1]
        if count < 1 or length % count:
            return None
        blocks = self.at(self.index.unflatten(-1, (count, -1)))
        pooled = blocks.sum_over(-1)
        return blocks.join_runs() if pooled is None else pooled.at(pooled.index[..., 0])

    def join_runs(self) -> Spots | None:
        """Return the places of sums over the last axis if each is of places one after the other; else None."""
        index, size = self.index, self.index.shape[-1]
        first = index[..., :1]
        if not torch.equal(index, first + torch.arange(size)) or bool((first % size != 1).any()):
            return None
        return Spots(first[..., 0].div(size, rounding_mode="floor") + 1, self.grid, self.run * size)


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
    return spots.at(index)
