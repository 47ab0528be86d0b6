"""Names that a package needs to add to segview, and functions that add rows at run time; stable, as all of the API."""

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
    """Add an architecture, which plans then name as ``network.architecture``.

    Raises:
        UserError: there is one of this name; so for the functions below.
    """
    ARCHITECTURES.register(name, architecture)


def register_attention(name: str, module: Callable[..., nn.Module]) -> None:
    """Add an attention module, built as ``module(channels, reduction)``; it keeps the shape of its input."""
    ATTENTION.register(name, module)


def register_loss(name: str, loss: Callable[..., Tensor]) -> None:
    """Add a loss of logits B × K × H × W and masks B × 1 × H × W, in which 255 counts for nothing, to a number.

    What a plan gives of ``alpha``, ``beta`` and ``gamma`` comes by keyword.
    """
    LOSSES.register(name, loss)


def register_map(name: str, maps: Callable[[Evidence], Iterator[Map | Chart]]) -> None:
    """Add maps that are made of each prediction."""
    MAPS.register(name, maps)


def register_dataset(name: str, layout: Layout) -> None:
    """Add a layout of folders of images and masks."""
    DATASETS.register(name, layout)
