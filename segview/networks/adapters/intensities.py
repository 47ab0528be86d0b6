"""Steps that bring the numbers of a whole image to those that a network was trained on, in front of the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from segview.core.base.registry import Registry
from segview.networks.base.wrapping import Wrapping

# A name of a step and its numbers, as they stand in a config.
Step = Sequence[Any]

_TINY = 1e-8


def _range(x: Tensor, low: float, high: float, new_low: float, new_high: float, clip: float) -> Tensor:
    y = (x - low) / max(high - low, _TINY) * (new_high - new_low) + new_low
    return y.clamp(min(new_low, new_high), max(new_low, new_high)) if clip else y


def _clipped(x: Tensor, channel: float, low: float, high: float, mean: float, deviation: float) -> Tensor:
    y = x.clone()
    y[:, int(channel)] = (x[:, int(channel)].clamp(low, high) - mean) / max(deviation, _TINY)
    return y


def _minimum_to_maximum(x: Tensor, low: float, high: float) -> Tensor:
    least, most = (each.view(-1, 1, 1, 1) for each in x.flatten(1).aminmax(dim=1))
    return (x - least) / (most - least).clamp(min=_TINY) * (high - low) + low


def _channel_minimum_to_maximum(x: Tensor, channel: float) -> Tensor:
    y = x.clone()
    y[:, int(channel) : int(channel) + 1] = _minimum_to_maximum(x[:, int(channel) : int(channel) + 1], 0.0, 1.0)
    return y


def _standardised(x: Tensor, by_channel: float) -> Tensor:
    axes = (2, 3) if by_channel else (1, 2, 3)
    deviation, mean = torch.std_mean(x, dim=axes, keepdim=True, correction=0)
    return (x - mean) / deviation.clamp(min=_TINY)


def _channel_standardised(x: Tensor, channel: float) -> Tensor:
    y = x.clone()
    y[:, int(channel) : int(channel) + 1] = _standardised(x[:, int(channel) : int(channel) + 1], 1.0)
    return y


def _scaled(x: Tensor, *numbers: float) -> Tensor:
    """Subtract the first half of the numbers and divide by the others, one a channel or one of all."""
    half = len(numbers) // 2
    less, by = (x.new_tensor(part).view(1, -1, 1, 1) for part in (numbers[:half], numbers[half:]))
    return (x - less) / by


STEPS: Registry[Callable[..., Tensor]] = Registry(
    "step of preparation",
    {
        "range": _range,
        "clip": _clipped,
        "minimum to maximum": _minimum_to_maximum,
        "minimum to maximum of channel": _channel_minimum_to_maximum,
        "standardise": _standardised,
        "standardise channel": _channel_standardised,
        "scale": _scaled,
    },
)


class Prepared(Wrapping):
    """Takes images of 0 to 1, and gives a network what the steps make of 0 to 255: B × C × H × W each.

    Args:
        network: What takes the result.
        steps: In their order.
    """

    def __init__(self, network: nn.Module, steps: Sequence[Step]) -> None:
        super().__init__()
        self.network, self.steps = network, tuple(tuple(one) for one in steps)

    def forward(self, x: Tensor) -> Any:
        y = x.float() * 255
        for name, *numbers in self.steps:
            y = STEPS[str(name)](y, *(float(number) for number in numbers))
        return self.network(y)
