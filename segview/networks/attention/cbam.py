"""CBAM (Woo et al., 2018), and its sigmoid · tanh spatial gate (Jeong et al., 2023, variant D)."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from segview.core.prediction import Kind
from segview.networks.tap import Tap

Gate = Literal["sigmoid", "sigmoid_tanh"]


class ChannelGate(nn.Module):
    """Mc = sigmoid(MLP(average pool) + MLP(max pool)), B × C × 1 × 1 in (0, 1) (Woo et al., 2018, eq. 2)."""

    def __init__(self, channels: int, reduction: int) -> None:
        super().__init__()
        hidden = max(1, channels // reduction)
        self.mlp = nn.Sequential(nn.Linear(channels, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, channels))
        self.tap = Tap("cbam/channel")

    def forward(self, x: Tensor) -> Tensor:
        average, largest = x.mean(dim=(2, 3)), x.amax(dim=(2, 3))
        gate = torch.sigmoid(self.mlp(average) + self.mlp(largest))
        return self.tap(gate[:, :, None, None])


class SpatialGate(nn.Module):
    """Ms from a 7 × 7 convolution of [max, mean] over the channels, B × 1 × H × W (Woo et al., 2018, eq. 3).

    With ``gate="sigmoid"`` Ms = sigmoid(o) in (0, 1). With ``gate="sigmoid_tanh"`` the convolution has two outputs
    and Ms = sigmoid(o0) · tanh(o1) in (-1, 1), so that features can change their sign.
    """

    def __init__(self, gate: Gate = "sigmoid") -> None:
        super().__init__()
        outputs = 1 if gate == "sigmoid" else 2
        self.convolution = nn.Conv2d(2, outputs, kernel_size=7, padding=3, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-5, momentum=0.01)
        self.tap = Tap("cbam/spatial") if outputs == 1 else Tap("cbam/spatial", kind=Kind.SIGNED, span=(-1.0, 1.0))
        if outputs == 2:
            self.sigmoid_tap = Tap("cbam/sigmoid")
            self.tanh_tap = Tap("cbam/tanh", kind=Kind.SIGNED, span=(-1.0, 1.0))

    def forward(self, x: Tensor) -> Tensor:
        descriptors = torch.cat([x.amax(dim=1, keepdim=True), x.mean(dim=1, keepdim=True)], dim=1)
        o = self.norm(self.convolution(descriptors))
        if o.shape[1] == 1:
            return self.tap(torch.sigmoid(o))
        return self.tap(self.sigmoid_tap(torch.sigmoid(o[:, :1])) * self.tanh_tap(torch.tanh(o[:, 1:])))


class Cbam(nn.Module):
    """Convolutional block attention: out = Ms(x') · x' with x' = Mc(x) · x, channel first, then spatial.

    The order [max, mean] and the biases of the MLP are those of the authors' code; 680 parameters at 64 channels.
    Taps: ``cbam/channel``, ``cbam/spatial``, and ``cbam/sigmoid`` and ``cbam/tanh`` for the two-part gate.
    """

    def __init__(self, channels: int, reduction: int = 16, gate: Gate = "sigmoid") -> None:
        super().__init__()
        self.channel = ChannelGate(channels, reduction)
        self.spatial = SpatialGate(gate)

    def forward(self, x: Tensor) -> Tensor:
        x = x * self.channel(x)
        return x * self.spatial(x)
