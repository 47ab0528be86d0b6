"""Taps on attention that was found: their maps, and their output under an ablation."""

from __future__ import annotations

import math
from typing import Literal

import torch
from torch import Tensor
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.networks.base.tap import Tap
from segview.networks.inspect.layers import grid_of
from segview.networks.inspect.layout import Layout

Change = Literal["", "mean", "without"]
Shown = Literal["spatial", "channel", "both"]
Grid = tuple[int, int]


class FoundTap(Tap):
    """A tap that can change the tensor that passes.

    Args:
        name: Name of the map.
        span: Range of its numbers.
        unit: Unit of its numbers.

    Attributes:
        change: The ablation: none, the mean of the tensor, or as if the attention were not there.
        channel: The one channel that the mean replaces; None for all.
        fixed: Whether the tensor can only be read and not changed.
        is_copy: Whether the network runs elsewhere, so that what passes through the tap has no effect there.
    """

    channel: int | None = None
    fixed = is_copy = False

    def __init__(self, name: str, *, span: tuple[float, float] = (0.0, 1.0), unit: str = "") -> None:
        super().__init__(name, span=span, unit=unit)
        self.change: Change = ""

    def forward(self, x: Tensor) -> Tensor:
        if not self.change:
            return x
        return self.to_mean(x) if self.change == "mean" else self.to_neutral(x)

    def to_mean(self, x: Tensor) -> Tensor:
        """Return a tensor of the same shape with the mean of ``x``."""
        raise NotImplementedError

    def to_neutral(self, x: Tensor) -> Tensor:
        """Return the tensor that has the effect of no attention."""
        raise NotImplementedError


class GateTap(FoundTap):
    """A gate: a factor of features; its neutral value is 1.

    Args:
        name: Name of the map.
        shown: Whether it varies over pixels, over channels, or both.
        span: Range of its numbers.

    Attributes:
        count: Number of channels of a gate of a network that runs elsewhere.
    """

    count = 0

    def __init__(self, name: str, shown: Shown, *, span: tuple[float, float] = (0.0, 1.0)) -> None:
        super().__init__(name, span=span)
        self.shown: Shown = shown

    @override
    def to_map(self, x: Tensor) -> Tensor:
        x = _unexpand(x.float())
        if self.shown == "channel":
            return x.reshape(x.shape[0], -1, 1, 1)
        if x.ndim == 4 and x.shape[-1] == 1 and x.shape[1] > 1 and x.shape[2] > 1:  # channels last
            return x.permute(0, 3, 1, 2)
        return x.mean(dim=1, keepdim=True)

    @override
    def to_mean(self, x: Tensor) -> Tensor:
        mean = x.mean(dim=tuple(range(1, x.ndim)), keepdim=True).expand_as(x)
        if self.channel is None:
            return mean
        one = _unexpand(x)[:1]
        return torch.where(self.chosen(one.numel()).to(x.device).view(one.shape), mean, x)

    def chosen(self, count: int) -> Tensor:
        """Return for each of the channels whether the mean replaces it.

        Raises:
            UserError: there are fewer channels.
        """
        channels = torch.arange(count)
        if self.channel is None:
            return channels >= 0
        check_channel(self.name, self.channel, count)
        return channels == self.channel

    @override
    def to_neutral(self, x: Tensor) -> Tensor:
        return torch.ones_like(x)


def check_channel(name: str, channel: int, count: int) -> None:
    """Refuse a channel that a gate does not have.

    Raises:
        UserError: it does not have it.
    """
    if channel >= count:
        raise UserError(
            "{value} has {shape} channels, 0 to {shape2}, but no channel {channel}.",
            value=name,
            shape=count,
            shape2=count - 1,
            channel=channel,
        )


def _unexpand(x: Tensor) -> Tensor:
    """Return a tensor without repetition: expanded axes get length 1."""
    for axis in range(1, x.ndim):
        x = x.narrow(axis, 0, 1) if x.stride(axis) == 0 else x
    return x


class AttentionTap(FoundTap):
    """Weights of self-attention, B × heads × queries × keys; their neutral value is 0.

    The map is the mean over heads and queries, on the grid of the keys, times the number of keys: 1 means as much as
    evenly spread attention. Parts, for example windows, are put together on the image, each scaled on its own.

    Args:
        name: Name of the map.
        frame: Rows and columns of the input, from which the grid follows.
        heads: Number of heads.
        has_query_grid: Whether its queries lie on a grid, so that the user can point at one.
        can_average: Whether it can be replaced by its mean.
        keys_first: Whether the axis of the keys comes before that of the queries.
        mixed: Whether its heads were mixed, so that weights may be negative and have any sum. They are shown as the
            shares of their absolute values.
        prefixes: Numbers of tokens before the grid, of queries and of keys; None if the counts imply them.

    Attributes:
        layout: The layout of the current pass; None if there is one part with whole grids in order.
    """

    layout: Layout | None = None

    def __init__(
        self,
        name: str,
        frame: Grid,
        *,
        heads: int,
        has_query_grid: bool,
        can_average: bool,
        keys_first: bool = False,
        mixed: bool = False,
        prefixes: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(name, span=(0.0, 2.0), unit="× even")
        self.frame, self.num_heads, self.has_query_grid, self.can_average = frame, heads, has_query_grid, can_average
        self.prefixes, self.keys_first, self.mixed = prefixes, keys_first, mixed

    @classmethod
    def on(
        cls,
        layout: Layout,
        name: str,
        frame: Grid,
        *,
        can_average: bool,
        keys_first: bool,
        mixed: bool = False,
    ) -> AttentionTap:
        """Return a tap for attention with a layout; the other arguments are those of the class."""
        queries = layout.queries
        return cls(
            name,
            frame,
            heads=layout.heads,
            has_query_grid=queries is not None and queries.is_whole,
            can_average=can_average,
            keys_first=keys_first,
            mixed=mixed,
            prefixes=(0 if queries is None else queries.prefix or 0, layout.keys.prefix or 0),
        )

    @override
    def to_map(self, x: Tensor) -> Tensor:
        weights = self.weights(x)
        if self.layout is not None:
            weights, keys = self.layout.split(weights), self.layout.keys
            shares = weights.flatten(2, -2).mean(dim=2) * weights.shape[-1]
            return keys.average(shares).view(-1, 1, *keys.grid)
        weights = weights.float().flatten(1, -2).mean(dim=1)
        prefix, grid = self.keys(weights.shape[-1])
        even = weights.sum(dim=-1, keepdim=True).clamp(min=1e-12) / weights.shape[-1]
        return (weights / even)[:, None, prefix:].unflatten(-1, grid)

    def weights(self, x: Tensor) -> Tensor:
        """Return weights as B × heads × queries × keys, with parts counted in B.

        Some networks have one softmax over all pairs, B × (queries · keys), or heads and images in one axis.
        """
        if x.ndim == 2:
            side = math.isqrt(x.shape[-1])
            return x.reshape(x.shape[0], 1, side, side)
        x = x.reshape(-1, self.num_heads, *x.shape[-2:])
        x = x.transpose(-2, -1) if self.keys_first else x
        if self.mixed:
            x = x.float().abs()
            x = x / x.sum(dim=-1, keepdim=True).clamp(min=1e-12)
        return x

    def queries(self, count: int) -> tuple[int, Grid]:
        """Return the number of queries before the grid, and the grid, for ``count`` queries."""
        return self._grid(count, 0)

    def keys(self, count: int) -> tuple[int, Grid]:
        """Return the number of keys before the grid, and the grid, for ``count`` keys."""
        return self._grid(count, 1)

    def _grid(self, count: int, which: int) -> tuple[int, Grid]:
        if self.prefixes is None:
            return grid_of(count, self.frame) or (0, (1, count))
        prefix = self.prefixes[which]
        found = grid_of(count - prefix, self.frame, (0,))
        return (0, (1, count)) if found is None else (prefix, found[1])

    @override
    def to_mean(self, x: Tensor) -> Tensor:
        axis = -2 if self.keys_first else -1
        # The mean of mixed weights is what mixing makes of even ones.
        return x.mean(dim=axis, keepdim=True).expand_as(x) if self.mixed else torch.full_like(x, 1 / x.shape[axis])

    @override
    def to_neutral(self, x: Tensor) -> Tensor:
        return torch.zeros_like(x)
