"""CBAM (Woo et al., 2018), and its sigmoid · tanh spatial gate (Jeong et al., 2023, variant D)."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from segview.core.maps.maps import Kind
from segview.networks.attention.module import AttentionModule
from segview.networks.base.tap import Tap

Gate = Literal["sigmoid", "sigmoid_tanh"]
PoolingOrder = Literal["max_mean", "mean_max"]


class ChannelGate(nn.Module):
    """Mc = sigmoid(MLP(average pool) + MLP(max pool)), B × C × 1 × 1 in (0, 1) (Woo et al., 2018, eq. 2).

    With ``light``, as in timm, Mc = sigmoid(MLP((average pool + max pool) / 2)).
    """

    def __init__(self, channels: int, reduction: int, *, bias: bool = True, light: bool = False) -> None:
        super().__init__()
        hidden = max(1, channels // reduction)
        self.light = light
        self.mlp = nn.Sequential(
            nn.Linear(channels, hidden, bias=bias), nn.ReLU(inplace=True), nn.Linear(hidden, channels, bias=bias)
        )
        self.tap = Tap("cbam/channel")

    def forward(self, x: Tensor) -> Tensor:
        average, largest = x.mean(dim=(2, 3)), x.amax(dim=(2, 3))
        answer = self.mlp((average + largest) / 2) if self.light else self.mlp(average) + self.mlp(largest)
        return self.tap(torch.sigmoid(answer)[:, :, None, None])


class SpatialGate(nn.Module):
    """Ms from a 7 × 7 convolution of [max, mean] over the channels, B × 1 × H × W (Woo et al., 2018, eq. 3).

    With ``gate="sigmoid"`` Ms = sigmoid(o) in (0, 1). With ``gate="sigmoid_tanh"`` the convolution has two outputs
    and Ms = sigmoid(o0) · tanh(o1) in (-1, 1), so that features can change their sign. With ``light``, as in timm,
    the convolution sees only (max + mean) / 2.
    """

    def __init__(
        self,
        gate: Gate = "sigmoid",
        *,
        pooling_order: PoolingOrder = "max_mean",
        light: bool = False,
        zero_init: bool = False,
    ) -> None:
        super().__init__()
        outputs = 1 if gate == "sigmoid" else 2
        self.light, self.mean_first = light, pooling_order == "mean_max"
        self.convolution = nn.Conv2d(1 if light else 2, outputs, kernel_size=7, padding=3, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-5, momentum=0.01)
        if zero_init:
            nn.init.zeros_(self.norm.weight)
        self.tap = (
            Tap("cbam/spatial", own=True)
            if outputs == 1
            else Tap("cbam/spatial", kind=Kind.SIGNED, span=(-1.0, 1.0), own=True)
        )
        if outputs == 2:
            self.sigmoid_tap = Tap("cbam/sigmoid")
            self.tanh_tap = Tap("cbam/tanh", kind=Kind.SIGNED, span=(-1.0, 1.0))

    def forward(self, x: Tensor) -> Tensor:
        largest, mean = x.amax(dim=1, keepdim=True), x.mean(dim=1, keepdim=True)
        if self.light:
            descriptors = (largest + mean) / 2
        else:
            descriptors = torch.cat([mean, largest] if self.mean_first else [largest, mean], dim=1)
        o = self.norm(self.convolution(descriptors))
        if o.shape[1] == 1:
            return self.tap(torch.sigmoid(o))
        return self.tap(self.sigmoid_tap(torch.sigmoid(o[:, :1])) * self.tanh_tap(torch.tanh(o[:, 1:])))


class Cbam(AttentionModule):
    """Convolutional block attention: out = Ms(x') · x' with x' = Mc(x) · x, channel first, then spatial.

    The defaults are those of Jeong et al. (2023); the order [max, mean] and the biases are from the authors' code.
    680 parameters at 64 channels.
    Taps: ``cbam/channel``, ``cbam/spatial``, and ``cbam/sigmoid`` and ``cbam/tanh`` for the two-part gate.

    Args:
        channels: Channels of the input and the output.
        reduction: The hidden layer of the channel gate has ``channels / reduction`` units.
        gate: The spatial gate.
        pooling_order: Order of the two planes that the spatial convolution sees; ``mean_max`` is timm's.
        bias: Whether the channel gate's layers have biases; timm's have none.
        light: Whether to average the two poolings before any learned layer, as in timm's lighter module.
        zero_init: Whether the spatial gate begins at 0.5 everywhere, as in the authors' code for residual networks.
    """

    def __init__(
        self,
        channels: int,
        reduction: int = 16,
        *,
        gate: Gate = "sigmoid",
        pooling_order: PoolingOrder = "max_mean",
        bias: bool = True,
        light: bool = False,
        zero_init: bool = False,
    ) -> None:
        super().__init__()
        self.channel = ChannelGate(channels, reduction, bias=bias, light=light)
        self.spatial = SpatialGate(gate, pooling_order=pooling_order, light=light, zero_init=zero_init)

    def forward(self, x: Tensor) -> Tensor:
        x = x * self.channel(x)
        return x * self.spatial(x)
