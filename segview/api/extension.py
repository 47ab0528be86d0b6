"""Names that an extension package needs, and functions that add rows at run time; stable like the rest of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from torch import Tensor, nn

from segview.core.maps.maps import Chart, Kind, Map, quantised
from segview.core.variants.spec import NetworkSpec
from segview.data.datasets import DATASETS
from segview.data.datasets.layouts import Layout
from segview.inference.maps import MAPS
from segview.inference.maps.evidence import Evidence
from segview.networks.architectures import ARCHITECTURES
from segview.networks.attention import ATTENTION
from segview.networks.attention.module import AttentionModule
from segview.networks.base.architecture import Architecture
from segview.networks.base.slot import Slot
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk
from segview.training.losses import LOSSES

__all__ = [
    "Architecture",
    "AttentionModule",
    "Chart",
    "Evidence",
    "Kind",
    "Layout",
    "Map",
    "NetworkSpec",
    "Slot",
    "Tap",
    "Trunk",
    "quantised",
    "register_architecture",
    "register_attention",
    "register_dataset",
    "register_loss",
    "register_map",
]


def register_architecture(name: str, architecture: Architecture) -> None:
    """Add an architecture; plans select it by ``network.architecture``.

    Raises:
        UserError: the name is in use already; likewise for the functions below.
    """
    ARCHITECTURES.register(name, architecture)


def register_attention(name: str, module: Callable[..., nn.Module]) -> None:
    """Add an attention module, built as ``module(channels, reduction)``; it keeps the shape of its input."""
    ATTENTION.register(name, module)


def register_loss(name: str, loss: Callable[..., Tensor]) -> None:
    """Add a loss: from logits B × K × H × W and masks B × 1 × H × W, where 255 is ignored, to a number.

    If a plan sets ``alpha``, ``beta`` or ``gamma``, the loss is called with them as keyword arguments.
    """
    LOSSES.register(name, loss)


def register_map(name: str, maps: Callable[[Evidence], Iterator[Map | Chart]]) -> None:
    """Add maps that are computed for each prediction."""
    MAPS.register(name, maps)


def register_dataset(name: str, layout: Layout) -> None:
    """Add a layout of image and mask folders."""
    DATASETS.register(name, layout)
