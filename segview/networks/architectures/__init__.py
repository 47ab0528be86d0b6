"""Architectures by name.

Each entry builds a trunk, which gives the features that an output head turns into logits; an architecture whose output
layer is its own builds the whole network.
"""

from __future__ import annotations

from collections.abc import Callable

from segview.core.registry import Registry
from segview.core.spec import NetworkSpec
from segview.core.variants import SMP_ARCHITECTURE
from segview.networks.architectures import deeplab, smp_network, unet
from segview.networks.network import SegmentationNetwork
from segview.networks.trunk import Trunk

ARCHITECTURES: Registry[Callable[[NetworkSpec], Trunk | SegmentationNetwork]] = Registry(
    "architecture",
    {
        "unet": unet.build,
        "deeplabv3plus": deeplab.build_v3plus,
        SMP_ARCHITECTURE: smp_network.build,
    },
)
