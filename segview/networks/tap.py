"""Taps: where a network shows what happens inside, at no cost when nobody listens."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from torch import Tensor, nn

from segview.core.prediction import Kind


class Tap(nn.Identity):
    """A place worth seeing: passes its input through and has no weights.

    Args:
        name: ``group/member``, in the words of the paper.
        kind: How the numbers are read.
        span: The absolute scale of the numbers.
        channels: Names of the channels where each is a map of its own (``name`` is then the group), or None where
            the tensor has one channel or is a chart.
    """

    def __init__(
        self,
        name: str,
        *,
        kind: Kind = Kind.SCALAR,
        span: tuple[float, float] = (0.0, 1.0),
        channels: tuple[str, ...] | None = None,
        unit: str = "",
    ) -> None:
        super().__init__()
        self.name, self.kind, self.span, self.channels, self.unit = name, kind, span, channels, unit


@dataclass(frozen=True)
class Heard:
    """What one tap passed on: a B × C × H × W tensor; H = W = 1 for what has no picture."""

    tap: Tap
    tensor: Tensor


@contextlib.contextmanager
def listening(network: nn.Module) -> Iterator[dict[str, Heard]]:
    """Record what the taps of ``network`` pass on, by name; the hooks are gone when the block ends.

    A tap that is passed several times keeps the last tensor.
    """
    heard: dict[str, Heard] = {}

    # A hook that returned something would replace the activation, so this one returns nothing.
    def record(module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        if isinstance(module, Tap):
            heard[module.name] = Heard(module, output.detach())

    handles = [module.register_forward_hook(record) for module in network.modules() if isinstance(module, Tap)]
    try:
        yield heard
    finally:
        for handle in handles:
            handle.remove()


def taps(network: nn.Module) -> tuple[Tap, ...]:
    """Return the taps of a network in the order in which they were built."""
    return tuple(module for module in network.modules() if isinstance(module, Tap))
