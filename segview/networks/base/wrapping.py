"""Modules of segview around a network of another program."""

from __future__ import annotations

from typing import ClassVar

from torch import nn
from torch.nn.parallel import DataParallel, DistributedDataParallel


class Wrapping(nn.Module):
    """A module of segview around the original network of another program.

    Attributes:
        inside: Attribute name of the wrapped module.
    """

    inside: ClassVar[str] = "network"


def root_of(network: nn.Module) -> tuple[str, nn.Module]:
    """Return the path and the module of the original network, without the modules that wrap it."""
    place, module = list[str](), network
    while inside := _inside(module):
        place.append(inside)
        module = module.get_submodule(inside)
    return ".".join(place), module


def _inside(module: nn.Module) -> str:
    if isinstance(module, DataParallel | DistributedDataParallel):
        return "module"
    return module.inside if isinstance(module, Wrapping) else ""
