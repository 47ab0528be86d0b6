"""Taps: places where maps inside a network can be read; they cost nothing while nothing is captured."""

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
# Converts a tensor B × C × h × w that does not cover the network's padded input exactly to one that does.
Region = Callable[[Tensor], Tensor]


class Tap(nn.Identity):
    """A place whose tensor can be shown; it returns its input and has no weights.

    Args:
        name: ``group/member``, in the words of the paper.
        kind: Kind of the numbers.
        span: The absolute scale of the numbers.
        channels: Names of the channels if each is a map of its own (``name`` is then the group); None if the tensor
            has one channel or is a chart.
        unit: Unit or meaning of the numbers.
        own: Whether the map is the purpose of the architecture, so that it is shown by default.
        joins_mirrored: Whether, with test-time flipping, the larger number of both images is shown.

    Attributes:
        region: Converts the tensor to cover exactly the network's padded input; None if it already does.
        parts: While the tap is captured: the modules of the network that may process an image in parts.
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
        """Whether the tap is captured, for the whole image; tensors needed only for a map are computed only then."""
        return bool(self._forward_hooks) and not any(network.partial for network in self.parts)

    def to_map(self, x: Tensor) -> Tensor:
        """Return the map of a tap output: B × C × H × W, covering exactly the padded input."""
        return x if self.region is None or x.shape[-2] == x.shape[-1] == 1 else self.region(x)


class EnergyTap(Tap):
    """A tap that shows many channels as one map, a / (1 + a) with a the mean absolute value of the channels.

    Features of every width and magnitude thus share one absolute scale: 0 where all channels are 0, 0.5 where their
    mean absolute value is 1, always below 1.
    """

    def __init__(self, name: str, *, own: bool = False) -> None:
        super().__init__(name, unit=SOFT_AMOUNT, own=own)

    @override
    def to_map(self, x: Tensor) -> Tensor:
        energy = x.float().abs().mean(dim=1, keepdim=True)
        return super().to_map(energy / (1 + energy))


class SummaryTap(Tap):
    """A tap for the means of an encoder's features over the image, 1 × 1, to compare images; not shown as a map."""

    def __init__(self) -> None:
        super().__init__(SUMMARY)


class InParts(nn.Module):
    """A module that may process an image part by part; its taps then see only one part.

    Attributes:
        partial: Whether the current input is a part.
    """

    partial = False

    def check_whole(self, size: tuple[int, int]) -> None:
        """Refuse an image size, rows and columns, that would be processed in parts.

        Raises:
            UserError: the image would be processed in parts.
        """
        raise NotImplementedError


@dataclass(frozen=True)
class TapOutput:
    """The output of one tap: a B × C × H × W tensor; H = W = 1 if it is not a map."""

    tap: Tap
    tensor: Tensor


@contextlib.contextmanager
def capture(network: nn.Module, among: frozenset[str] | None = None) -> Iterator[dict[str, TapOutput]]:
    """Record the outputs of the taps of ``network``, by name; the hooks are removed when the block ends.

    If a tap runs several times, its last tensor is kept. Nothing is recorded for parts of an image.

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
    """Prefix the names of all taps of a module with a place, as in ``decoder 3/cbam/spatial``; return the module."""
    for tap in taps(module, summary=True) if place else ():
        tap.name = f"{place}/{tap.name}"
    return module


def taps(network: nn.Module, *, summary: bool = False) -> tuple[Tap, ...]:
    """Return the taps of a network in the order of its modules, with the summary tap only on request."""
    every = (module for module in network.modules() if isinstance(module, Tap))
    return tuple(tap for tap in every if summary or not isinstance(tap, SummaryTap))
