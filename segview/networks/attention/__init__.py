"""Attention modules by name. Each is built as ``module(channels, reduction)`` and keeps the shape of its input."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from torch import nn

from segview.core.base.registry import Registry
from segview.networks.attention.cbam import Cbam
from segview.networks.attention.squeeze_attention import squeeze_attention
from segview.networks.attention.squeeze_excitation import (
    ResidualSqueezeExcitation,
    SpatialChannelExcitation,
    SqueezeExcitation,
)

# A spec's ``attention_options`` are passed as further keyword arguments.
Attention = Callable[..., nn.Module]

ATTENTION: Registry[Attention] = Registry(
    "attention module",
    {
        "cbam": Cbam,
        "cbam_sigmoid_tanh": partial(Cbam, gate="sigmoid_tanh"),
        "sa": squeeze_attention,
        "scse": SpatialChannelExcitation,
        "se": SqueezeExcitation,
        "se_sanet": ResidualSqueezeExcitation,
    },
    group="segview.attention",
)
