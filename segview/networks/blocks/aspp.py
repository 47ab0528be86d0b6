"""Atrous spatial pyramid pooling (Chen et al., 2017, section 3.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from segview.networks.base.tap import EnergyTap
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.resize import resize_like

# Rates by the output stride of the encoder.
ATROUS_RATES = {8: (12, 24, 36), 16: (6, 12, 18)}


class ImagePooling(nn.Module):
    """The mean over the image through a 1 × 1 convolution unit, enlarged to the grid: B × ``outputs`` × H × W."""

    def __init__(self, channels: int, outputs: int) -> None:
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.unit = ConvolutionUnit(channels, outputs, kernel=1)

    def forward(self, x: Tensor) -> Tensor:
        return resize_like(self.unit(self.pool(x)), x)


class Aspp(nn.Module):
    """A 1 × 1 convolution, a 3 × 3 one for each rate and image pooling, side by side, then a 1 × 1 projection.

    B × ``channels`` × H × W to B × ``outputs`` × H × W; batch norm and ReLU behind every convolution.
    Taps: the energy of each branch, ``aspp/rate 1`` (the 1 × 1 convolution), ``aspp/rate 6`` …, ``aspp/image``, and of
    the projection, ``aspp/projection``.

    Args:
        channels: Channels of the input.
        rates: Rates of the 3 × 3 convolutions.
        outputs: Output channels of each branch and of the projection.
        dropout: Rate of the dropout behind the projection.
        unit: Builds a 3 × 3 convolution unit from its input channels, output channels and ``dilation``.
    """

    def __init__(
        self,
        channels: int,
        rates: Sequence[int],
        *,
        outputs: int = 256,
        dropout: float = 0.5,
        unit: Callable[..., nn.Module] = ConvolutionUnit,
    ) -> None:
        super().__init__()
        self.branches = nn.ModuleList([ConvolutionUnit(channels, outputs, kernel=1)])
        self.branches.extend(unit(channels, outputs, dilation=rate) for rate in rates)
        self.branches.append(ImagePooling(channels, outputs))
        self.taps = nn.ModuleList(EnergyTap(f"aspp/rate {rate}", own=True) for rate in (1, *rates))
        self.taps.append(EnergyTap("aspp/image", own=True))
        self.projection = ConvolutionUnit(len(self.branches) * outputs, outputs, kernel=1)
        self.projection_tap = EnergyTap("aspp/projection")
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        branches = [tap(branch(x)) for branch, tap in zip(self.branches, self.taps, strict=True)]
        return self.dropout(self.projection_tap(self.projection(torch.cat(branches, dim=1))))
