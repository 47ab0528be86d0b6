"""Dilated convolutions that train on the CPU in bfloat16."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def in_float32_where_dilated(network: nn.Module) -> None:
    """Have the dilated convolutions of a network compute in float32, whatever autocast says.

    oneDNN 3.13, which torch 2.15 brings, gets the gradients of their weights wrong in bfloat16, channels last, on maps
    of 31 columns and more: not by rounding but altogether, now and then with numbers that end a run as NaN.
    """
    for module in network.modules():
        if type(module) is nn.Conv2d and max(module.dilation) > 1:
            module.__class__ = _InFloat32


class _InFloat32(nn.Conv2d):
    def forward(self, input: Tensor) -> Tensor:
        with torch.autocast(input.device.type, enabled=False):
            return super().forward(input.to(self.weight.dtype)).to(input.dtype)
