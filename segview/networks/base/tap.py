"""Taps: places where maps inside a network can be read, at no cost while nothing is captured."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from torch import Tensor, nn
from typing_extensions import override

from segview.core.maps.maps import Kind
from segview.core.maps.softsign import SOFT_AMOUNT
from segview.networks.base.hooks import temporary_hooks

SUMMARY = "encoder/summary"
Module = TypeVar("Module", bound=nn.Module)
# Brings a tensor B × C × h × w that does not cover the network's padded input exactly to one that does.
Region = Callable[[Tensor], Tensor]


class Tap(nn.Identity):
    """A place whose tensor can be shown: passes its input through and has no weights.

    Args:
        name: ``group/member``, in the words of the paper.
        kind: How the numbers are read.
        span: The absolute scale of the numbers.
        channels: Names of the channels where each is a map of its own (``name`` is then the group), or None where
            the tensor has one channel or is a chart.
        unit: Unit or meaning of the numbers.
        own: Whether the map is what the architecture was made for, so that it is shown by default.
        joins_mirrored: Whether, with test-time flipping, the larger number of both images is shown.

    Attributes:
        region: Brings the tensor to cover exactly the network's padded input, where it does not itself.
        parts: Networks around it that may take an image in parts, while its taps are captured.
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
        """Whether it is captured, of the whole image; tensors that nothing but a map needs are computed only then."""
        return bool(self._forward_hooks) and not any(network.partial for network in self.parts)

    def to_map(self, x: Tensor) -> Tensor:
        """Return the map of a tensor that passes: B × C × H × W, covering exactly the padded input."""
        return x if self.region is None or x.shape[-2] == x.shape[-1] == 1 else self.region(x)


class EnergyTap(Tap):
    """Shows a tensor of many channels as one map, a / (1 + a) with a the mean absolute value of the channels.

    Features of every width and magnitude so share one absolute scale: 0 where all channels are 0, 0.5 where their mean
    absolute value is 1, always below 1.
    """

    def __init__(self, name: str, *, own: bool = False) -> None:
        super().__init__(name, unit=SOFT_AMOUNT, own=own)

    @override
    def to_map(self, x: Tensor) -> Tensor:
        energy = x.float().abs().mean(dim=1, keepdim=True)
        return super().to_map(energy / (1 + energy))


class SummaryTap(Tap):
    """The means of an encoder's features over the image, 1 × 1, by which images are compared; shown as no map."""

    def __init__(self) -> None:
        super().__init__(SUMMARY)


class InParts(nn.Module):
    """A network that may take an image part by part; its taps then see one part alone.

    Attributes:
        partial: Whether the current input is a part.
    """

    partial = False

    def check_whole(self, size: tuple[int, int]) -> None:
        """Refuse sizes of images, rows and columns, that it would not take at once.

        Raises:
            UserError: it would take parts.
        """
        raise NotImplementedError


@dataclass(frozen=True)
class TapOutput:
    """The output of one tap: a B × C × H × W tensor; H = W = 1 where it is no map."""

    tap: Tap
    tensor: Tensor


@contextlib.contextmanager
def capture(network: nn.Module, among: frozenset[str] | None = None) -> Iterator[dict[str, TapOutput]]:
    """Record the outputs of the taps of ``network``, by name; the hooks are removed when the block ends.

    Of a tap that is passed several times the last tensor counts. Nothing is recorded for parts of an image.

    Args:
        network: The network.
        among: Names of the taps that are captured; None for all.
    """
    captured: dict[str, TapOutput] = {}
    modules = tuple(network.modules())
    parts = tuple(module for module in modules if isinstance(module, InParts))
    chosen = [tap for tap in modules if isinstance(tap, Tap) and (among is None or tap.name in among)]

    # This hook returns nothing: a return value would replace the activation.
    def record(module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        if isinstance(module, Tap) and module.is_captured:
            captured[module.name] = TapOutput(module, module.to_map(output.detach()))

    for tap in chosen:
        tap.parts = parts
    try:
        with temporary_hooks(tap.register_forward_hook(record) for tap in chosen):
            yield captured
    finally:
        for tap in chosen:
            tap.parts = ()


def prefix_taps(module: Module, place: str) -> Module:
    """Put a place before the names of all taps of a module, as in ``decoder 3/cbam/spatial``, and return the module."""
    for tap in taps(module, summary=True) if place else ():
        tap.name = f"{place}/{tap.name}"
    return module


def taps(network: nn.Module, *, summary: bool = False) -> tuple[Tap, ...]:
    """Return the taps of a network in the order in which they were built, with the summary tap only on request."""
    every = (module for module in network.modules() if isinstance(module, Tap))
    return tuple(tap for tap in every if summary or not isinstance(tap, SummaryTap))
