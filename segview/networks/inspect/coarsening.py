"""Places of numbers on the image, and what becomes of them where numbers are added up."""

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
            Float, and 0 for nothing, since every operation that moves numbers takes that, and pads with it.
        grid: Rows and columns.
    """

    index: Tensor
    grid: Grid

    @staticmethod
    def of_image(shape: Sequence[int]) -> Spots:
        """Return those of an image … × rows × columns."""
        grid = (shape[-2], shape[-1])
        return Spots(torch.arange(1.0, grid[0] * grid[1] + 1).view(grid).expand(tuple(shape)), grid)

    def summed(self, axis: int) -> Spots | None:
        """Return those of sums over an axis, which stays with one number; None where sums have no place.

        Sums over a block of places have the place of the block on a coarser grid: patches, pooling.
        """
        index = self.index
        if index.shape[axis] == 1 or index.stride(axis) == 0:
            return Spots(index.narrow(axis, 0, 1), self.grid)
        first, last = index.amin(dim=axis, keepdim=True), index.amax(dim=axis, keepdim=True)
        if torch.equal(first, last):
            return Spots(first, self.grid)
        return None if bool(((first == 0) & (last > 0)).any()) else self._of_blocks(axis, first > 0)

    def _of_blocks(self, axis: int, placed: Tensor) -> Spots | None:
        zero = (self.index - 1).clamp(min=0)
        rows, columns = zero.div(self.grid[1], rounding_mode="floor"), zero.remainder(self.grid[1])
        sides = [_side(place, axis, placed) for place in (rows, columns)]
        if not all(sides) or sides[0] * sides[1] == 1:
            return None
        top, left = (place.amin(dim=axis, keepdim=True) for place in (rows, columns))
        if bool(((top % sides[0] != 0) | (left % sides[1] != 0))[placed].any()):
            return None
        grid = (-(-self.grid[0] // sides[0]), -(-self.grid[1] // sides[1]))
        index = top.div(sides[0], rounding_mode="floor") * grid[1] + left.div(sides[1], rounding_mode="floor") + 1
        return Spots(index * placed, grid) if min(grid) > 1 else None

    def strided(self, rows: int, columns: int) -> Spots | None:
        """Return those of images pooled to so many rows and columns; None where these do not divide theirs."""
        high, wide = self.index.shape[-2:]
        if high % rows or wide % columns:
            return None
        blocks = self.index[:, :1].unflatten(-1, (columns, -1)).unflatten(-3, (rows, -1))
        found = Spots(blocks.transpose(-3, -2).flatten(-2), self.grid).summed(-1)
        return None if found is None else Spots(found.index[..., 0], found.grid)


def _side(place: Tensor, axis: int, placed: Tensor) -> int:
    """Return how many rows or columns each block has; 0 where they differ."""
    spans = (place.amax(dim=axis, keepdim=True) - place.amin(dim=axis, keepdim=True))[placed]
    return int(spans.amax()) + 1 if spans.numel() and bool((spans == spans.amax()).all()) else 0


def ordered(spots: Spots | None, letters: str, wanted: str) -> Spots | None:
    """Return places with the axes that are wanted, of one number where there is none."""
    for axis, letter in enumerate(letters):
        spots = spots.summed(axis) if spots is not None and letter not in wanted else spots
    if spots is None:
        return None
    index = spots.index.squeeze([axis for axis, letter in enumerate(letters) if letter not in wanted])
    there = [letter for letter in letters if letter in wanted]
    index = index.permute([there.index(letter) for letter in wanted if letter in there])
    for axis, letter in enumerate(wanted):
        index = index if letter in there else index.unsqueeze(axis)
    return Spots(index, spots.grid)
