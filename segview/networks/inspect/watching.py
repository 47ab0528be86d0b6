"""Watching one run of a network to find the operations that are attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal, cast

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from segview.networks.base.hooks import temporary_hooks
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.wrapping import root_of
from segview.networks.inspect.found_taps import Shown
from segview.networks.inspect.layers import covers
from segview.networks.inspect.operations import (
    GATES,
    MULTIPLIED,
    PASSING,
    PRODUCTS,
    SHAPED_LIKE,
    SOFTMAX,
    SPLITS,
    WHOLE_ATTENTION,
)
from segview.networks.inspect.places import Event, Found, Step, locate
from segview.networks.inspect.tracking import Tracker
from segview.networks.inspect.weighing import Weighing, fused_weighing, keys_come_first, weighings


@dataclass(eq=False)
class _Origin:
    """The origin of a tensor: a sigmoid or a softmax with its input, and its number among the operations."""

    kind: Literal["gate", "softmax"]
    inputs: tuple[Any, ...]
    number: int
    shape: Sequence[int] = ()
    axis: int = -1


@dataclass(eq=False)
class _Watching(TorchFunctionMode):
    """Notes every operation that might be attention, and every module that begins and ends."""

    tracker: Tracker
    steps: list[Step] = field(default_factory=list[Step])
    events: dict[int, Event] = field(default_factory=dict[int, Event])
    origins: dict[int, tuple[Tensor, _Origin]] = field(default_factory=dict[int, "tuple[Tensor, _Origin]"])
    parents: dict[int, tuple[Tensor, Tensor]] = field(default_factory=dict[int, "tuple[Tensor, Tensor]"])

    def __post_init__(self) -> None:
        super().__init__()
        self.frame = self.tracker.frame

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        operation = MULTIPLIED.get(func) or SOFTMAX.get(func) or WHOLE_ATTENTION.get(func)
        number = len(self.steps)
        if operation:
            self.steps.append(("do", operation))
        tensors = [value for value in (*args, *(kwargs or {}).values()) if isinstance(value, Tensor)]
        if func in MULTIPLIED:
            self._note_gate(number, args)
        result = func(*args, **(kwargs or {}))
        self.tracker.follow(func, args, kwargs or {}, result)
        if func in WHOLE_ATTENTION:
            self._note_attention(number, WHOLE_ATTENTION[func], fused_weighing(args, kwargs or {}, self.tracker))
        elif func in GATES and isinstance(result, Tensor):
            self.origins[id(result)] = result, _Origin("gate", (tensors[0],), number)
        elif func in SOFTMAX:
            axis = (kwargs or {}).get("dim", args[1] if len(args) > 1 else -1)
            axis = axis if isinstance(axis, int) else -1
            self.origins[id(result)] = (
                result,
                _Origin("softmax", (tensors[0],), number, result.shape, axis % result.ndim),
            )
        elif func in PRODUCTS:
            self._note_weighing(args)
        if func in SPLITS and tensors:
            self._split(tensors[0], result)
        if func in PASSING and tensors and isinstance(result, Tensor):
            self._pass(tensors[:1] if func in SHAPED_LIKE else tensors, result)
        return result

    def provenance(self, value: object) -> _Origin | None:
        """Return the sigmoid or softmax that a tensor comes from; None if there is none."""
        known = self.origins.get(id(value))
        return known[1] if known is not None and known[0] is value else None

    def _pass(self, tensors: list[Tensor], result: Tensor) -> None:
        origins = [self.provenance(tensor) for tensor in tensors]
        first = origins[0]
        if first is not None and None not in origins and self.provenance(result) is None:
            self.origins[id(result)] = result, first

    def _split(self, whole: Tensor, result: Any) -> None:
        parts = cast("tuple[Any, ...]", result if isinstance(result, tuple | list) else (result,))
        root = self.parents.get(id(whole), (whole, whole))[1]
        for part in parts:
            if isinstance(part, Tensor):
                self.parents[id(part)] = part, root

    def _root(self, value: Tensor) -> Tensor | None:
        known = self.parents.get(id(value))
        return known[1] if known is not None and known[0] is value else None

    def _note_gate(self, number: int, args: tuple[Any, ...]) -> None:
        if len(args) < 2 or not all(isinstance(operand, Tensor) for operand in args[:2]):
            return
        origins = [self.provenance(operand) for operand in args[:2]]
        if (origins[0] is None) == (origins[1] is None):
            return
        operand = 0 if origins[0] is not None else 1
        gate, other = cast("Tensor", args[operand]), cast("Tensor", args[1 - operand])
        provenance = cast("_Origin", origins[operand])
        if not other.is_floating_point() or torch.broadcast_shapes(gate.shape, other.shape) != other.shape:
            return
        if self._gates_itself(provenance, other):
            return
        shown = _gate_axes(gate, other, self.frame)
        if shown is not None:
            largest = float(gate.detach().max())
            self.events[number] = Event(number, "multiply", operand, shown, largest)

    def _gates_itself(self, provenance: _Origin, other: Tensor) -> bool:
        """Tell whether a gate is multiplied into its own input (SiLU), or into the other half of it (GLU)."""
        if any(source is other for source in provenance.inputs):
            return True
        root = self._root(other)
        return root is not None and any(self._root(source) is root for source in provenance.inputs)

    def _note_weighing(self, args: tuple[Any, ...]) -> None:
        """Note a softmax whose result weighs values in a product."""
        for weighing in weighings(args, self.tracker):
            provenance = self.provenance(weighing.weights)
            if provenance is not None and provenance.kind == "softmax":
                self._note_attention(provenance.number, "softmax", weighing, provenance)

    def _note_attention(
        self, number: int, operation: str, weighing: Weighing | None, softmax: _Origin | None = None
    ) -> None:
        """Note self-attention whose keys can be drawn.

        Args:
            number: Number of the operation.
            operation: As in ``Found``.
            weighing: The product of the attention.
            softmax: The softmax of the weights; None for fused attention.
        """
        layout = weighing.layout(self.tracker) if weighing is not None else None
        keys_first: bool | None = False
        if softmax is not None and layout is not None:
            keys_first = keys_come_first(softmax.shape, softmax.axis, layout)
        if layout is not None and keys_first is not None:
            self.events[number] = Event(number, operation, layout=layout, keys_first=keys_first)


def find_by_watching(
    network: SegmentationNetwork, x: Tensor, owners: frozenset[str] = frozenset()
) -> tuple[Found, ...]:
    """Return the attention in a network, by running it once on an input.

    Args:
        network: The network in evaluation mode.
        x: The input, 1 × C × rows × columns.
        owners: The places of the modules to search; empty for all.
    """
    tracker = Tracker(x, network)
    tracker.frame = network.padded_size(tracker.frame)
    watching = _Watching(tracker)

    def begin(place: str) -> Callable[..., None]:
        return lambda *_: watching.steps.append(("begin", place))

    def end(place: str) -> Callable[..., None]:
        return lambda *_: watching.steps.append(("end", place))

    places = {module: place for place, module in network.named_modules() if place}
    before = (module.register_forward_pre_hook(begin(place)) for module, place in places.items())
    after = (module.register_forward_hook(end(place), always_call=True) for module, place in places.items())
    with temporary_hooks(chain(before, after)), watching:
        network(x)
    root, module = root_of(network)
    return tuple(locate(watching.steps, watching.events, (root, type(module).__name__), owners))


def _gate_axes(gate: Tensor, other: Tensor, frame: tuple[int, int]) -> Shown | None:
    """Return the axes over which a gate varies, from its shape and that of the features; None if it cannot be drawn."""
    axes = _varying_axes(gate, other)
    if axes in (None, "channel"):
        return axes
    last = gate.shape[-1] == 1 and gate.shape[1] > 1
    rows, columns = gate.shape[1:3] if last else gate.shape[-2:]
    return axes if min(rows, columns) == 1 or covers((rows, columns), frame) else None


def _varying_axes(gate: Tensor, other: Tensor) -> Shown | None:
    if other.ndim < 3 or gate.ndim != other.ndim or gate.numel() <= 1:
        return None
    differs = [side > 1 and stride != 0 for side, stride in zip(gate.shape[1:], gate.stride()[1:], strict=True)]
    if other.ndim == 5:  # branches × channels
        return None if any(differs[2:]) or not any(differs) else "channel"
    if other.ndim == 4:
        first, middle, last = differs
        if first and not (middle or last):
            return "channel"
        if last and not (first or middle) and other.shape[1] != 1 and other.shape[-1] == gate.shape[-1]:
            return "channel"  # channels last: one number for each of the last axis
        if (middle and last and not first) or (first and middle and not last):
            return "spatial"
        return "both" if first and (middle or last) else None
    return "channel" if differs == [False, True] else None  # tokens × channels
