"""The layout of attention: the places of its queries and keys on the image."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from segview.networks.inspect.layers import grid_of

Grid = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Places:
    """The places of tokens.

    Attributes:
        index: Parts × tokens: the place of each on the grid, row by row; -1 for one without a place.
        grid: Rows and columns of the tokens of the whole image.
        run: Number of places that each token stands for, one after the other, row by row: token 0 for the first
            ``run`` of them.
    """

    index: Tensor
    grid: Grid
    run: int = 1

    @property
    def prefix(self) -> int | None:
        """Number of tokens without a place before the whole grid in order; None for any other arrangement."""
        count = self.index.shape[1] - self.grid[0] * self.grid[1]
        if self.index.shape[0] != 1 or count < 0 or self.run > 1:
            return None
        plain = torch.arange(self.grid[0] * self.grid[1])
        return count if bool((self.index[0, :count] < 0).all() and (self.index[0, count:] == plain).all()) else None

    def is_plain(self, frame: Grid) -> bool:
        """Tell whether the grid is whole, in its order, and the one that the number of tokens implies for a frame."""
        return self.prefix is not None and grid_of(self.grid[0] * self.grid[1], frame, (0,)) == (0, self.grid)

    @property
    def is_whole(self) -> bool:
        """Whether every place of the grid has a token."""
        return bool(torch.isin(torch.arange(self.grid[0] * self.grid[1]), self.index).all())

    def spread(self, shares: Tensor) -> Tensor:
        """Return the shares of tokens, … × parts × tokens, summed on the grid: … × rows · columns."""
        flat, index = shares.flatten(-2), self.index.flatten().to(shares.device)
        if self.run > 1:
            flat = (flat / self.run).repeat_interleave(self.run, dim=-1)
            index = (index[:, None] * self.run + torch.arange(self.run, device=index.device)).flatten()
        whole = flat.new_zeros((*flat.shape[:-1], self.grid[0] * self.grid[1] + 1))
        # Tokens without a place are added to an extra element, which is cut off.
        whole.index_add_(-1, torch.where(index < 0, whole.shape[-1] - 1, index), flat)
        return whole[..., :-1]

    def average(self, shares: Tensor) -> Tensor:
        """Return the shares on the grid as ``spread`` does, averaged over tokens of the same place."""
        counts = self.spread(torch.ones(self.index.shape, device=shares.device))
        return self.spread(shares) / counts.clamp(min=1 / self.run)

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

    def is_plain(self, frame: Grid) -> bool:
        """Tell whether there is one part, of whole grids in their order, that follow from the numbers of tokens.

        Args:
            frame: Rows and columns of the network's input.
        """
        return all(places is None or places.is_plain(frame) for places in (self.keys, self.queries))

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


def layout_of(queries: Places | None, keys: Places, query_count: int) -> Layout | None:
    """Return the layout of attention; None if its parts have different numbers of heads.

    Args:
        queries: The places of the queries, with heads counted as parts; None without places.
        keys: Likewise, of the keys.
        query_count: Number of queries.
    """
    both = keys.index if queries is None else torch.cat([queries.index, keys.index], dim=1)
    rows, part, counts = torch.unique(both, dim=0, return_inverse=True, return_counts=True)
    if len(set(counts.tolist())) > 1:
        return None
    count = 0 if queries is None else queries.index.shape[1]
    return Layout(
        None if queries is None else Places(rows[:, :count], queries.grid),
        Places(rows[:, count:], keys.grid, keys.run),
        torch.argsort(part, stable=True),
        (query_count, keys.index.shape[1]),
    )
