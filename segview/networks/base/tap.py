"""Taps: where a network shows what happens inside, at no cost while nothing is captured."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from torch import Tensor, nn

from segview.core.maps.maps import Kind
from segview.core.maps.softsign import SOFT_AMOUNT
from segview.networks.base.hooks import hooked

SUMMARY = "encoder/summary"
Module = TypeVar("Module", bound=nn.Module)
# Brings a tensor B × C × h × w that does not cover the network's padded input exactly to one that does.
Region = Callable[[Tensor], Tensor]


class Tap(nn.Identity):
    """A place worth seeing: passes its input through and has no weights.

    Args:
        name: ``group/member``, in the words of the paper.
        kind: How the numbers are read.
        span: The absolute scale of the numbers.
        channels: Names of the channels where each is a map of its own (``name`` is then the group), or None where
            the tensor has one channel or is a chart.
        unit: What the numbers are.
        own: Whether a network with this tap exists for what is seen here, so that it is shown without being asked for.
        joins_mirrored: Whether, where the mirrored image is asked for too, the larger number of both is shown.

    Attributes:
        region: Brings what is seen to cover exactly the network's padded input, where the tensor itself does not.
        parts: Networks around it that may be shown an image in parts, while its taps are captured.
    """

    region: Region | None = None
    parts: tuple[InParts, ...] = ()

    def __init__(
        self,
        name: str,
        *,
        kind: Kind = Kind.SCALAR,
        span: tuple[float, float] = (0.0, 1.0),
        channels: tuple[str, ...] | None = None,
        unit: str = "",
        own: bool = False,
        joins_mirrored: bool = False,
    ) -> None:
        super().__init__()
        self.joins_mirrored, self.own = joins_mirrored, own
        self.name, self.kind, self.span, self.channels, self.unit = name, kind, span, channels, unit

    @property
    def is_captured(self) -> bool:
        """Whether it is captured, of the whole image; what only a map shows is computed in this case alone."""
        return bool(self._forward_hooks) and not any(network.partial for network in self.parts)

    def seen(self, x: Tensor) -> Tensor:
        """Return what is to be seen of a tensor that passes: B × C × H × W, covering exactly the padded input."""
        return x if self.region is None or x.shape[-2] == x.shape[-1] == 1 else self.region(x)


class EnergyTap(Tap):
    """Shows a tensor of many channels as one map, a / (1 + a) with a the mean absolute value of the channels.

    So features of every width and of any size of numbers lie on one absolute scale: 0 where all channels are silent,
    0.5 where they have the mean absolute value 1, never above 1.
    """

    def __init__(self, name: str, *, own: bool = False) -> None:
        super().__init__(name, unit=SOFT_AMOUNT, own=own)

    def seen(self, x: Tensor) -> Tensor:
        energy = x.float().abs().mean(dim=1, keepdim=True)
        return super().seen(energy / (1 + energy))


class SummaryTap(Tap):
    """Sees the means of an encoder's features over the image, 1 × 1, by which images are told apart; no map of them."""

    def __init__(self) -> None:
        super().__init__(SUMMARY)


class InParts(nn.Module):
    """A network that may be shown an image part by part; what happens inside is then of one part alone.

    Attributes:
        partial: Whether it is shown a part now.
    """

    partial = False

    def check_whole(self, size: tuple[int, int]) -> None:
        """Refuse sizes of images, rows and columns, that it would not be shown at once.

        Raises:
            UserError: it would be shown parts.
        """
        raise NotImplementedError


@dataclass(frozen=True)
class TapOutput:
    """The output of one tap: a B × C × H × W tensor; H = W = 1 for what has no image."""

    tap: Tap
    tensor: Tensor


@contextlib.contextmanager
def capture(network: nn.Module, among: frozenset[str] | None = None) -> Iterator[dict[str, TapOutput]]:
    """Record what the taps of ``network`` pass on, by name; the hooks are gone when the block ends.

    A tap that is passed several times keeps the last tensor. Of parts of an image nothing is recorded.

    Args:
        network: The network.
        among: Names of the taps that are captured; None for all.
    """
    captured: dict[str, TapOutput] = {}
    modules = tuple(network.modules())
    parts = tuple(module for module in modules if isinstance(module, InParts))
    chosen = [one for one in modules if isinstance(one, Tap) and (among is None or one.name in among)]

    # A hook that returned something would replace the activation, so this one returns nothing.
    def record(module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        if isinstance(module, Tap) and module.is_captured:
            captured[module.name] = TapOutput(module, module.seen(output.detach()))

    for tap in chosen:
        tap.parts = parts
    try:
        with hooked(tap.register_forward_hook(record) for tap in chosen):
            yield captured
    finally:
        for tap in chosen:
            tap.parts = ()


def named(module: Module, place: str) -> Module:
    """Put a place before the names of all taps of a module, as in ``decoder 3/cbam/spatial``, and return the module."""
    for tap in taps(module, summary=True) if place else ():
        tap.name = f"{place}/{tap.name}"
    return module


def taps(network: nn.Module, *, summary: bool = False) -> tuple[Tap, ...]:
    """Return the taps of a network in the order in which they were built; that which is no map only if asked for."""
    every = (module for module in network.modules() if isinstance(module, Tap))
    return tuple(tap for tap in every if summary or not isinstance(tap, SummaryTap))
