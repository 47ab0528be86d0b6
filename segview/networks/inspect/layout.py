"""The layout of attention: the places of its queries and keys on the image."""

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
        """Number of tokens without a place before the whole grid in order; None for any other arrangement."""
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
        """Return the shares of tokens, … × parts × tokens, summed on the grid: … × rows · columns."""
        flat, index = shares.flatten(-2), self.index.flatten().to(shares.device)
        whole = flat.new_zeros((*flat.shape[:-1], self.grid[0] * self.grid[1] + 1))
        # Tokens without a place are added to an extra element, which is cut off.
        whole.index_add_(-1, torch.where(index < 0, whole.shape[-1] - 1, index), flat)
        return whole[..., :-1]

    def average(self, shares: Tensor) -> Tensor:
        """Return the shares on the grid as ``spread`` does, averaged over tokens of the same place."""
        counts = self.spread(torch.ones(self.index.shape, device=shares.device))
        return self.spread(shares) / counts.clamp(min=1)

    def gather(self, shares: Tensor) -> Tensor:
        """Return shares on the grid, … × rows · columns, as shares of the tokens of the parts; 0 without a place."""
        index = self.index.to(shares.device)
        return shares[..., index.clamp(min=0)] * (index >= 0)

    def locate(self, token: int) -> tuple[int, int]:
        """Return a part that contains a token of the grid, and the number of the token in it."""
        part, number = (self.index == token).nonzero()[0].tolist()
        return part, number


@dataclass(frozen=True, eq=False)
class Layout:
    """The places of queries and keys in weights of one image, whose parts (for example windows) have heads each.

    Attributes:
        queries: Places of the queries; None if they lie on no grid.
        keys: Places of the keys.
        order: Order of the flattened axes before queries and keys that puts the heads of the first part first.
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

    def split(self, weights: Tensor) -> Tensor:
        """Return weights of any axes as images × parts × heads × queries × keys, float32."""
        flat = weights.float().reshape(-1, len(self.order), *self.shape)
        return flat[:, self.order.to(flat.device)].unflatten(1, (self.parts, self.heads))


def compact(index: Tensor, grid: Grid) -> tuple[Tensor, Grid]:
    """Return places on every n-th row and column as places on a grid of only these; other places unchanged.

    Args:
        index: Places on the grid, of any shape; -1 without one.
        grid: Rows and columns.
    """
    used = torch.unique(index[index >= 0])
    rows, columns = torch.unique(used // grid[1]), torch.unique(used % grid[1])
    if len(used) != len(rows) * len(columns) or not (_is_regular(rows, grid[0]) and _is_regular(columns, grid[1])):
        return index, grid
    row = torch.searchsorted(rows, (index // grid[1]).contiguous())
    column = torch.searchsorted(columns, (index % grid[1]).contiguous())
    return torch.where(index < 0, -1, row * len(columns) + column), (len(rows), len(columns))


def _is_regular(places: Tensor, side: int) -> bool:
    """Tell whether places are evenly spaced from end to end."""
    if len(places) < 2:
        return False
    steps = places.diff()
    step = int(steps[0])
    return bool((steps == step).all()) and int(places[0]) < step and int(places[-1]) >= side - step


def layout_of(queries: tuple[Tensor, Grid] | None, keys: tuple[Tensor, Grid], query_count: int) -> Layout | None:
    """Return the layout of attention; None if its parts have different numbers of heads.

    Args:
        queries: The place of each query, parts and heads × queries, and its grid; None without places.
        keys: Likewise, parts and heads × keys.
        query_count: Number of queries.
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
        (query_count, keys[0].shape[1]),
    )
