"""Attention modules by name. Each is built as ``module(channels, reduction)`` and keeps the shape of its input."""

from __future__ import annotations

from collections.abc import Callable

from torch import nn

from segview.core.registry import Registry
from segview.networks.attention.cbam import Cbam

Attention = Callable[[int, int], nn.Module]

ATTENTION: Registry[Attention] = Registry(
    "attention module",
    {
        "cbam": Cbam,
        "cbam_sigmoid_tanh": lambda channels, reduction: Cbam(channels, reduction, gate="sigmoid_tanh"),
    },
)
