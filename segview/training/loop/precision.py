"""Precision and memory format of training."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from segview.core.plans.training_config import Precision


def prepare(network: nn.Module, device: str, precision: Precision) -> None:
    """Move a network to its device for training, channels last.

    On the CPU, dilated convolutions compute in float32 even with bf16: oneDNN 3.13 (in torch 2.15) computes wrong
    gradients of their weights in bfloat16, channels last, on maps of 31 columns and more. These are not rounding
    errors; some of them end a run with NaN.
    """
    network.to(device=device, memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    if device != "cpu" or precision != "bf16":
        return
    for module in network.modules():
        if isinstance(module, nn.Conv2d) and max(module.dilation) > 1 and not isinstance(module, _InFloat32):
            own = type(module)  # some encoders use subclasses of Conv2d with other padding
            module.__class__ = type(own.__name__, (_InFloat32, own), {})


def autocast(device: str, precision: Precision) -> torch.autocast:
    """Return the context of a step's forward pass."""
    return torch.autocast(device.split(":")[0], torch.bfloat16, enabled=precision == "bf16")


class _InFloat32(nn.Conv2d):
    def forward(self, input: Tensor) -> Tensor:
        with torch.autocast(input.device.type, enabled=False):
            return super().forward(input.to(self.weight.dtype)).to(input.dtype)
