"""Attention whose heads are mixed after the softmax: talking heads (Shazeer et al., 2020), re-attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from segview.networks.inspect.coarsening import Spots
from segview.networks.inspect.tracking import Tracker


class KeyAxes:
    """Follows the axis of the keys of each softmax, so that its result is known after its heads were mixed.

    The number of each key is tracked as the places of an image are: what mixes heads keeps it, what mixes
    keys loses it.
    """

    def __init__(self) -> None:
        self._tracker = Tracker(torch.zeros(1, 1, 1, 1), nn.Identity())

    def begin(self, weights: Tensor, axis: int) -> None:
        """Note the result of a softmax over an axis."""
        count = weights.shape[axis]
        numbers = torch.arange(1.0, count + 1).view(-1, *(1,) * (weights.ndim - axis % weights.ndim - 1))
        self._tracker.place(weights, Spots(numbers.expand(weights.shape), (1, count)))

    def follow(self, func: Callable[..., Any], args: tuple[Any, ...], given: Mapping[str, Any], result: Any) -> None:
        """Note the result of an operation that may mix heads; what is not passed on here loses the axis."""
        self._tracker.follow(func, args, given, result)

    def is_along(self, weights: Tensor, axis: int) -> bool:
        """Tell whether an axis of a tensor is that of the keys, in their order."""
        spots = self._tracker.spots(weights)
        if spots is None:
            return False
        index = spots.index.movedim(axis, -1)
        return torch.equal(index, torch.arange(1.0, index.shape[-1] + 1).expand(index.shape))
