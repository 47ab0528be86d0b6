"""Architectures by name. Each entry builds a trunk, which gives the features that an output head turns into logits."""

from __future__ import annotations

from collections.abc import Callable

from segview.core.registry import Registry
from segview.core.spec import NetworkSpec
from segview.networks.architectures import deeplab, unet
from segview.networks.trunk import Trunk

ARCHITECTURES: Registry[Callable[[NetworkSpec], Trunk]] = Registry(
    "architecture",
    {
        "unet": unet.build,
        "deeplabv3plus": deeplab.build_v3plus,
    },
)
