"""Dilation rates of the last stages of residual networks, and stages added behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any, cast

from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.networks.base.tap import EnergyTap


def set_rates(stage: nn.Module, rates: Sequence[int]) -> None:
    """Set the rate of the 3 × 3 convolutions in each block of a stage; the rates repeat if there are more blocks."""
    for index, block in enumerate(stage.children()):
        for convolution in _wide(block):
            rate = rates[index % len(rates)]
            convolution.dilation, convolution.padding = (rate, rate), (rate, rate)


def residual_stage(encoder: Any, number: int) -> nn.Module:
    """Return stage 1 to 4 of a residual network: ``layer4`` is the last.

    Raises:
        UserError: the encoder is not a residual network.
    """
    owner = getattr(encoder, "model", encoder)
    stage = getattr(owner, f"layer{number}", None)
    if not isinstance(stage, nn.Module):
        raise UserError(
            "Rates of single blocks are for residual networks, whose stages are layer1 to layer4. Choose one, such as "
            "tu-resnet50, or leave the option out."
        )
    return stage


class Cascade(nn.Module):
    """Copies of a residual network's last stage, one behind the other: DeepLab v3 "in cascade" (Chen et al., 2017).

    B × C × H × W to the same. Each copy has its own weights, and blocks like the second of the stage, whose shortcut is
    the identity. Its rate is twice that of the stage before, times the unit rate of each block.
    Taps: the energies ``cascade/block 5`` ….

    Args:
        last: The stage that is copied.
        rate: Rate of that stage.
        grid: The unit rates of a stage's blocks.
        count: Number of copies.
    """

    def __init__(self, last: nn.Module, *, rate: int, grid: Sequence[int], count: int) -> None:
        super().__init__()
        blocks = list(last.children())
        self.stages = nn.ModuleList(
            nn.Sequential(*(_anew(blocks[min(1, len(blocks) - 1)]) for _ in blocks)) for _ in range(count)
        )
        self.taps = nn.ModuleList(EnergyTap(f"cascade/block {5 + index}") for index in range(count))
        for index, stage in enumerate(self.stages, start=1):
            set_rates(stage, [rate * 2**index * unit for unit in grid])

    def forward(self, x: Tensor) -> Tensor:
        for stage, tap in zip(self.stages, self.taps, strict=True):
            x = tap(stage(x))
        return x


def _wide(block: nn.Module) -> Iterator[nn.Conv2d]:
    return (one for one in block.modules() if isinstance(one, nn.Conv2d) and one.kernel_size == (3, 3))


def _anew(block: nn.Module) -> nn.Module:
    """Return a block of the same structure with new weights, initialised as in residual networks."""
    copied = deepcopy(block)
    for module in copied.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        elif (reset := getattr(module, "reset_parameters", None)) is not None:
            cast("Callable[[], None]", reset)()
    return copied
