"""Squeeze and excitation: SE (Hu et al., 2018), as the SANet paper draws it, and scSE (Roy et al., 2018)."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from segview.networks.attention.module import AttentionModule
from segview.networks.base.tap import EnergyTap, Tap
from segview.networks.blocks.convolution import DoubleConvolution


class Excitation(nn.Module):
    """w = sigmoid(W2 · ReLU(W1 · average pool)), B × C × 1 × 1 in (0, 1) (Hu et al., 2018, eq. 3)."""

    def __init__(self, channels: int, hidden: int, *, tap: str) -> None:
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(channels, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, channels))
        self.tap = Tap(tap)

    def forward(self, x: Tensor) -> Tensor:
        return self.tap(torch.sigmoid(self.mlp(x.mean(dim=(2, 3))))[:, :, None, None])


class SqueezeExcitation(AttentionModule):
    """out = w · x; 8,464 parameters at 256 channels. Tap: ``se/channel``.

    Args:
        channels: Channels of the input and the output.
        reduction: Divisor of ``channels`` for the width of the hidden layer.
        divisor: The hidden layer's width is a multiple of this number and at least this number. 8 is timm's; 1 gives
            the paper's width, ``channels / reduction``.
    """

    def __init__(self, channels: int, reduction: int = 16, *, divisor: int = 8) -> None:
        super().__init__()
        hidden = max(divisor, int(channels / reduction + divisor / 2) // divisor * divisor)
        self.channel = Excitation(channels, hidden, tap="se/channel")

    def forward(self, x: Tensor) -> Tensor:
        return x * self.channel(x)


class ResidualSqueezeExcitation(AttentionModule):
    """out = w · x + F(x), the weight on the identity path, as in fig. 2b of the SANet paper (Zhong et al., 2020).

    In Hu et al. (2018) the weight multiplies the residual branch. F is two 3 × 3 convolutions with batch norm and ReLU
    that keep the width; the paper draws two convolutions and does not say the rest, which here is as in its SA module.
    Taps: ``se/channel``, and ``se/residual``, the energy of F.
    """

    def __init__(self, channels: int, reduction: int = 16) -> None:
        super().__init__()
        self.channel = Excitation(channels, max(1, channels // reduction), tap="se/channel")
        self.residual = DoubleConvolution(channels, channels)
        self.tap = EnergyTap("se/residual")

    def forward(self, x: Tensor) -> Tensor:
        return x * self.channel(x) + self.tap(self.residual(x))


class SpatialChannelExcitation(AttentionModule):
    """Concurrent spatial and channel excitation: out = x · gc + x · gs (Roy et al., 2018).

    gs = sigmoid of a 1 × 1 convolution. Taps: ``scse/channel``, ``scse/spatial``.

    Args:
        channels: Channels of the input and the output.
        reduction: Divisor of ``channels`` for the width of the channel gate's hidden layer; 2 in the paper.
        merge: ``add`` as in Roy et al. (2018), or ``max`` of the two, their later choice.
    """

    def __init__(self, channels: int, reduction: int = 16, *, merge: Literal["add", "max"] = "add") -> None:
        super().__init__()
        self.channel = Excitation(channels, max(1, channels // reduction), tap="scse/channel")
        self.spatial = nn.Conv2d(channels, 1, kernel_size=1)
        self.largest = merge == "max"
        self.tap = Tap("scse/spatial", own=True)

    def forward(self, x: Tensor) -> Tensor:
        by_channel, by_place = x * self.channel(x), x * self.tap(torch.sigmoid(self.spatial(x)))
        return torch.maximum(by_channel, by_place) if self.largest else by_channel + by_place
