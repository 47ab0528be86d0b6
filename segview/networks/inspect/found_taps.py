"""Taps on attention that was found: what passes, as an image, and what passes when it is knocked out."""

from __future__ import annotations

import math
from typing import Literal

import torch
from torch import Tensor
from typing_extensions import override

from segview.networks.base.tap import Tap
from segview.networks.inspect.layers import grid_of
from segview.networks.inspect.layout import Layout

Change = Literal["", "mean", "without"]
Shown = Literal["spatial", "channel", "both"]
Grid = tuple[int, int]


class FoundTap(Tap):
    """A tap that may change what passes.

    Args:
        name: Of the map.
        span: Of its numbers.
        unit: What the numbers are.
        fixed: Whether what passes is only seen, and cannot be changed.

    Attributes:
        change: Nothing; the mean of what passes; or as if it were not there.
    """

    def __init__(
        self, name: str, *, span: tuple[float, float] = (0.0, 1.0), unit: str = "", fixed: bool = False
    ) -> None:
        super().__init__(name, span=span, unit=unit)
        self.change: Change = ""
        self.fixed = fixed

    def forward(self, x: Tensor) -> Tensor:
        return x if not self.change else self.even(x) if self.change == "mean" else self.neutral(x)

    def even(self, x: Tensor) -> Tensor:
        """Return the mean of what passes, in its place."""
        raise NotImplementedError

    def neutral(self, x: Tensor) -> Tensor:
        """Return what passes where there is no attention."""
        raise NotImplementedError


class GateTap(FoundTap):
    """A factor of features; 1 where it is left out.

    Args:
        name: Of the map.
        shown: Whether it differs from pixel to pixel, from channel to channel, or both.
        span: Of its numbers.
        fixed: As for ``FoundTap``.
    """

    def __init__(self, name: str, shown: Shown, *, span: tuple[float, float] = (0.0, 1.0), fixed: bool = False) -> None:
        super().__init__(name, span=span, fixed=fixed)
        self.shown: Shown = shown

    @override
    def seen(self, x: Tensor) -> Tensor:
        x = _unexpanded(x.float())
        if self.shown == "channel":
            return x.reshape(x.shape[0], -1, 1, 1)
        if x.ndim == 4 and x.shape[-1] == 1 and x.shape[1] > 1 and x.shape[2] > 1:  # channels last
            return x.permute(0, 3, 1, 2)
        return x.mean(dim=1, keepdim=True)

    @override
    def even(self, x: Tensor) -> Tensor:
        return x.mean(dim=tuple(range(1, x.ndim)), keepdim=True).expand_as(x)

    @override
    def neutral(self, x: Tensor) -> Tensor:
        return torch.ones_like(x)


def _unexpanded(x: Tensor) -> Tensor:
    """Return a tensor in which nothing is repeated along an axis."""
    for axis in range(1, x.ndim):
        x = x.narrow(axis, 0, 1) if x.stride(axis) == 0 else x
    return x


class AttentionTap(FoundTap):
    """Weights of self-attention, B × heads × queries × keys; nothing is passed on where it is left out.

    Seen is the mean over heads and queries, on the grid of the keys, times their number: 1 where a key has what evenly
    spread attention would give it. Parts (windows, say) are put together on the image, each as if it were alone.

    Args:
        name: Of the map.
        frame: Rows and columns of the input, which tell the grid.
        heads: Number of heads.
        pointed: Whether its queries lie on a grid, so that one can be pointed at.
        evens: Whether its mean can take its place.
        turned: Whether keys stand before queries.
        prefixes: How many tokens stand before the grid, of queries and of keys; None where their counts alone tell it.
        fixed: As for ``FoundTap``.

    Attributes:
        layout: That of the pass under way; None where there is one part, of whole grids in their order.
    """

    layout: Layout | None = None

    def __init__(
        self,
        name: str,
        frame: Grid,
        *,
        heads: int,
        pointed: bool,
        evens: bool,
        turned: bool = False,
        prefixes: tuple[int, int] | None = None,
        fixed: bool = False,
    ) -> None:
        super().__init__(name, span=(0.0, 2.0), unit="× even", fixed=fixed)
        self.frame, self.num_heads, self.pointed, self.evens = frame, heads, pointed, evens
        self.prefixes, self.turned = prefixes, turned

    @classmethod
    def on(
        cls, layout: Layout, name: str, frame: Grid, *, evens: bool, turned: bool, fixed: bool = False
    ) -> AttentionTap:
        """Return a tap on attention of a layout; the other arguments are those of the class."""
        queries = layout.queries
        return cls(
            name,
            frame,
            heads=layout.heads,
            pointed=queries is not None and queries.is_whole,
            evens=evens,
            turned=turned,
            prefixes=(0 if queries is None else queries.prefix or 0, layout.keys.prefix or 0),
            fixed=fixed,
        )

    @override
    def seen(self, x: Tensor) -> Tensor:
        weights = self.weights(x)
        if self.layout is not None:
            weights, keys = self.layout.apart(weights), self.layout.keys
            shares = weights.flatten(2, -2).mean(dim=2) * weights.shape[-1]
            return keys.averaged(shares).view(-1, 1, *keys.grid)
        weights = weights.float().flatten(1, -2).mean(dim=1)
        prefix, grid = self.keys(weights.shape[-1])
        even = weights.sum(dim=-1, keepdim=True).clamp(min=1e-12) / weights.shape[-1]
        return (weights / even)[:, None, prefix:].unflatten(-1, grid)

    def weights(self, x: Tensor) -> Tensor:
        """Return weights as B × heads × queries × keys, where B counts parts too.

        Some networks have one softmax over all pairs, B × (queries · keys), or heads and images in one axis.
        """
        if x.ndim == 2:
            side = math.isqrt(x.shape[-1])
            return x.reshape(x.shape[0], 1, side, side)
        x = x.reshape(-1, self.num_heads, *x.shape[-2:])
        return x.transpose(-2, -1) if self.turned else x

    def queries(self, count: int) -> tuple[int, Grid]:
        """Return how many of so many queries stand before the grid, and the grid."""
        return self._grid(count, 0)

    def keys(self, count: int) -> tuple[int, Grid]:
        """Return the same of keys."""
        return self._grid(count, 1)

    def _grid(self, count: int, which: int) -> tuple[int, Grid]:
        if self.prefixes is None:
            return grid_of(count, self.frame) or (0, (1, count))
        prefix = self.prefixes[which]
        found = grid_of(count - prefix, self.frame, (0,))
        return (0, (1, count)) if found is None else (prefix, found[1])

    @override
    def even(self, x: Tensor) -> Tensor:
        return torch.full_like(x, 1 / x.shape[-2 if self.turned else -1])

    @override
    def neutral(self, x: Tensor) -> Tensor:
        return torch.zeros_like(x)
