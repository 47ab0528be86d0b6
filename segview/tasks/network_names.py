"""The task that lists what networks can be built of, for forms that offer it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class NetworkNames:
    """Names that a network's description may have.

    Attributes:
        architectures: Of those that learn.
        encoders: Of those of segmentation_models_pytorch; an architecture may take few of them.
        attention: Of the modules of attention.
    """

    architectures: tuple[str, ...]
    encoders: tuple[str, ...]
    attention: tuple[str, ...]


@dataclass(frozen=True)
class ListNetworkNames(Task[NetworkNames]):
    """List the names of architectures, encoders and modules of attention."""


def list_network_names(task: ListNetworkNames, services: Services) -> Generator[NetworkNames]:
    """Yield the names, in the order of the alphabet."""
    from segview.networks.attention import ATTENTION
    from segview.networks.base.trunk import encoder_names
    from segview.networks.inspect.table import names

    yield NetworkNames(tuple(sorted(names())), tuple(sorted(encoder_names())), tuple(sorted(ATTENTION)))
