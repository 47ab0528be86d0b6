"""Networks as other programs leave them, small, with random weights, made by the libraries themselves."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

OWN = """\
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)
        self.last = nn.Conv2d(3, 1, 1)

    def forward(self, x):
        return self.last(self.conv(x).relu())


def build():
    return Net()
"""


class Small(nn.Module):
    """Three convolutions with a stride of two between them."""

    def __init__(self, outputs: int, activation: nn.Module | None = None) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3, padding=1, stride=2)
        self.last = nn.Conv2d(8, outputs, 1)
        self.activation = activation or nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y = nn.functional.interpolate(self.last(self.first(x).relu()), scale_factor=2.0)
        return self.activation(y)


class Channelled(nn.Module):
    """Takes and gives rows × columns × channels."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, x: Tensor) -> Tensor:
        return self.inner(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


def small(outputs: int, activation: nn.Module | None = None) -> nn.Module:
    torch.manual_seed(0)
    return Small(outputs, activation).eval()


def onnx_file(path: Path, network: nn.Module, *, dynamic: bool = True, last: bool = False) -> Path:
    """Write a network as ONNX by the exporter of torch that needs no further package."""
    pytest.importorskip("onnx", reason="the extra [onnx] is not installed")
    x = torch.zeros(1, 64, 64, 3) if last else torch.zeros(1, 3, 64, 64)
    rows, columns = (1, 2) if last else (2, 3)
    axes = {0: "batch", rows: "rows", columns: "columns"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter's own age
        torch.onnx.export(
            network,
            (x,),
            path,
            dynamo=False,
            input_names=["image"],
            output_names=["out"],
            dynamic_axes={"image": axes, "out": axes} if dynamic else None,
        )
    return path


def script_file(path: Path, network: nn.Module) -> Path:
    """Write a network as TorchScript."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        traced: Any = torch.jit.trace(network, torch.zeros(1, 3, 64, 64))
    traced.save(str(path))
    return path
