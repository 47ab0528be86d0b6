"""Scale attention by name: each entry makes of a trunk and an output head a network that weighs several scales."""

from __future__ import annotations

from collections.abc import Callable

from torch import nn

from segview.core.base.registry import Registry
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.trunk import Trunk
from segview.networks.scale.explicit import ExplicitNetwork
from segview.networks.scale.hierarchical import HierarchicalNetwork
from segview.networks.scale.network import Merged, ScaleNetwork, ScaleOutput

__all__ = ["SCALE_ATTENTION", "Merged", "ScaleNetwork", "ScaleOutput"]

SCALE_ATTENTION: Registry[Callable[[Trunk, nn.Module, NetworkSpec], ScaleNetwork]] = Registry(
    "scale attention", {"explicit": ExplicitNetwork, "hierarchical": HierarchicalNetwork}
)
