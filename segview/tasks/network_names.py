"""The task that lists the names of architectures, encoders and attention modules, for forms."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class NetworkNames:
    """Names that the description of a network may use.

    Attributes:
        architectures: Architectures that can be trained.
        encoders: Encoders of segmentation_models_pytorch; an architecture may accept only some of them.
        attention: Attention modules.
    """

    architectures: tuple[str, ...]
    encoders: tuple[str, ...]
    attention: tuple[str, ...]


@dataclass(frozen=True)
class ListNetworkNames(Task[NetworkNames]):
    """List the names of architectures, encoders and attention modules."""


def list_network_names(task: ListNetworkNames, services: Services) -> Generator[NetworkNames]:
    """Yield the names in alphabetical order."""
    from segview.networks.attention import ATTENTION
    from segview.networks.base.trunk import encoder_names
    from segview.networks.inspect.table import network_names

    yield NetworkNames(tuple(sorted(network_names())), tuple(sorted(encoder_names())), tuple(sorted(ATTENTION)))
