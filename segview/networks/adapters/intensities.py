"""Steps before a network that bring the intensities of an image to the range of its training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from segview.core.base.registry import Registry
from segview.networks.base.wrapping import Wrapping

# The name of a step and its numbers, as written in a config.
Step = Sequence[Any]

_TINY = 1e-8


def _rescale(x: Tensor, low: float, high: float, new_low: float, new_high: float, clip: float) -> Tensor:
    y = (x - low) / max(high - low, _TINY) * (new_high - new_low) + new_low
    return y.clamp(min(new_low, new_high), max(new_low, new_high)) if clip else y


def _clip_and_standardise(x: Tensor, channel: float, low: float, high: float, mean: float, deviation: float) -> Tensor:
    y = x.clone()
    y[:, int(channel)] = (x[:, int(channel)].clamp(low, high) - mean) / max(deviation, _TINY)
    return y


def _stretch(x: Tensor, low: float, high: float) -> Tensor:
    least, most = (extreme.view(-1, 1, 1, 1) for extreme in x.flatten(1).aminmax(dim=1))
    return (x - least) / (most - least).clamp(min=_TINY) * (high - low) + low


def _stretch_channel(x: Tensor, channel: float) -> Tensor:
    y = x.clone()
    y[:, int(channel) : int(channel) + 1] = _stretch(x[:, int(channel) : int(channel) + 1], 0.0, 1.0)
    return y


def _standardise(x: Tensor, by_channel: float) -> Tensor:
    axes = (2, 3) if by_channel else (1, 2, 3)
    deviation, mean = torch.std_mean(x, dim=axes, keepdim=True, correction=0)
    return (x - mean) / deviation.clamp(min=_TINY)


def _standardise_channel(x: Tensor, channel: float) -> Tensor:
    y = x.clone()
    y[:, int(channel) : int(channel) + 1] = _standardise(x[:, int(channel) : int(channel) + 1], 1.0)
    return y


def _subtract_and_divide(x: Tensor, *numbers: float) -> Tensor:
    """Subtract the first half of the numbers, divide by the second half; each half is one number or one a channel."""
    half = len(numbers) // 2
    less, by = (x.new_tensor(part).view(1, -1, 1, 1) for part in (numbers[:half], numbers[half:]))
    return (x - less) / by


STEPS: Registry[Callable[..., Tensor]] = Registry(
    "step of preparation",
    {
        "range": _rescale,
        "clip": _clip_and_standardise,
        "minimum to maximum": _stretch,
        "minimum to maximum of channel": _stretch_channel,
        "standardise": _standardise,
        "standardise channel": _standardise_channel,
        "scale": _subtract_and_divide,
    },
)


class Prepared(Wrapping):
    """A network behind steps: takes images in 0 to 1 and applies the steps to them in 0 to 255, B × C × H × W.

    Args:
        network: The network behind the steps.
        steps: The steps in order.
    """

    def __init__(self, network: nn.Module, steps: Sequence[Step]) -> None:
        super().__init__()
        self.network, self.steps = network, tuple(tuple(step) for step in steps)

    def forward(self, x: Tensor) -> Any:
        y = x.float() * 255
        for name, *numbers in self.steps:
            y = STEPS[str(name)](y, *(float(number) for number in numbers))
        return self.network(y)
