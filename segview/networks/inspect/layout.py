"""The layout of attention: the places on the image from which its queries and keys come."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

Grid = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Places:
    """The places of tokens.

    Attributes:
        index: Parts × tokens: the place of each on the grid, row by row; -1 for one without a place.
        grid: Rows and columns of the tokens of the whole image.
    """

    index: Tensor
    grid: Grid

    @property
    def prefix(self) -> int | None:
        """Number of tokens without a place before the whole grid in its order; None where they lie otherwise."""
        count = self.index.shape[1] - self.grid[0] * self.grid[1]
        if self.index.shape[0] != 1 or count < 0:
            return None
        plain = torch.arange(self.grid[0] * self.grid[1])
        return count if bool((self.index[0, :count] < 0).all() and (self.index[0, count:] == plain).all()) else None

    @property
    def is_whole(self) -> bool:
        """Whether every place of the grid has a token."""
        return bool(torch.isin(torch.arange(self.grid[0] * self.grid[1]), self.index).all())

    def spread(self, shares: Tensor) -> Tensor:
        """Return what each token of each part has, … × parts × tokens, on the grid: … × rows · columns, summed up."""
        flat, index = shares.flatten(-2), self.index.flatten().to(shares.device)
        whole = flat.new_zeros((*flat.shape[:-1], self.grid[0] * self.grid[1] + 1))
        # What has no place goes behind the last one, which is cut off.
        whole.index_add_(-1, torch.where(index < 0, whole.shape[-1] - 1, index), flat)
        return whole[..., :-1]

    def averaged(self, shares: Tensor) -> Tensor:
        """Return the same, but averaged where several parts have a token of the same place."""
        counts = self.spread(torch.ones(self.index.shape, device=shares.device))
        return self.spread(shares) / counts.clamp(min=1)

    def gathered(self, shares: Tensor) -> Tensor:
        """Return what the tokens of a grid have, … × rows · columns, as it lies in the parts; 0 without a place."""
        index = self.index.to(shares.device)
        return shares[..., index.clamp(min=0)] * (index >= 0)

    def seat(self, token: int) -> tuple[int, int]:
        """Return a part in which a token of the grid lies, and its number there."""
        part, number = (self.index == token).nonzero()[0].tolist()
        return part, number


@dataclass(frozen=True, eq=False)
class Layout:
    """The places of queries and keys in weights of one image, whose parts (windows, say) have heads each.

    Attributes:
        queries: Of the queries; None where they lie on no grid.
        keys: Of the keys.
        order: The axes before queries and keys as one, sorted: the heads of the first part first.
        shape: Number of queries and of keys.
    """

    queries: Places | None
    keys: Places
    order: Tensor
    shape: tuple[int, int]

    @property
    def parts(self) -> int:
        """Number of parts."""
        return self.keys.index.shape[0]

    @property
    def heads(self) -> int:
        """Number of heads of each part."""
        return len(self.order) // self.parts

    @property
    def is_plain(self) -> bool:
        """Whether there is one part, of whole grids in their order."""
        return self.keys.prefix is not None and (self.queries is None or self.queries.prefix is not None)

    def apart(self, weights: Tensor) -> Tensor:
        """Return weights of any axes as images × parts × heads × queries × keys, float32."""
        flat = weights.float().reshape(-1, len(self.order), *self.shape)
        return flat[:, self.order.to(flat.device)].unflatten(1, (self.parts, self.heads))


def compacted(index: Tensor, grid: Grid) -> tuple[Tensor, Grid]:
    """Return places of which there is every n-th row and column on a grid of these alone; others as they are.

    Args:
        index: Places on the grid, of any shape; -1 without one.
        grid: Rows and columns.
    """
    there = torch.unique(index[index >= 0])
    rows, columns = torch.unique(there // grid[1]), torch.unique(there % grid[1])
    if len(there) != len(rows) * len(columns) or not (_regular(rows, grid[0]) and _regular(columns, grid[1])):
        return index, grid
    row = torch.searchsorted(rows, (index // grid[1]).contiguous())
    column = torch.searchsorted(columns, (index % grid[1]).contiguous())
    return torch.where(index < 0, -1, row * len(columns) + column), (len(rows), len(columns))


def _regular(places: Tensor, side: int) -> bool:
    """Tell whether places lie evenly from end to end."""
    if len(places) < 2:
        return False
    steps = places.diff()
    step = int(steps[0])
    return bool((steps == step).all()) and int(places[0]) < step and int(places[-1]) >= side - step


def layout_of(queries: tuple[Tensor, Grid] | None, keys: tuple[Tensor, Grid], asking: int) -> Layout | None:
    """Return the layout of attention; None where its parts have different numbers of heads.

    Args:
        queries: The place of each query, parts and heads × queries, and its grid; None without places.
        keys: Likewise, parts and heads × keys.
        asking: Number of queries.
    """
    both = keys[0] if queries is None else torch.cat([queries[0], keys[0]], dim=1)
    rows, part, counts = torch.unique(both, dim=0, return_inverse=True, return_counts=True)
    if len(set(counts.tolist())) > 1:
        return None
    count = 0 if queries is None else queries[0].shape[1]
    return Layout(
        None if queries is None else Places(rows[:, :count], queries[1]),
        Places(rows[:, count:], keys[1]),
        torch.argsort(part, stable=True),
        (asking, keys[0].shape[1]),
    )
