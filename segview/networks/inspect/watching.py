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
from segview.networks.inspect.gate_axes import gate_axes
from segview.networks.inspect.mixing import KeyAxes
from segview.networks.inspect.operations import (
    GATES,
    MIXING,
    MULTIPLIED,
    PASSING,
    PRODUCTS,
    SHAPED_LIKE,
    SOFTMAX,
    SPLITS,
    SUMS,
    WHOLE_ATTENTION,
    Operation,
    name_of,
)
from segview.networks.inspect.places import Event, Found, Step, locate
from segview.networks.inspect.tracking import Tracker
from segview.networks.inspect.weighing import Weighing, fused_weighing, keys_come_first, summed_weighing, weighings


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
    weighed: dict[int, tuple[Tensor, int, Any]] = field(default_factory=dict[int, "tuple[Tensor, int, Any]"])
    keys: KeyAxes = field(default_factory=KeyAxes)

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
        operation = name_of(func)
        number = len(self.steps)
        if operation:
            self.steps.append(("do", operation))
        tensors = [value for value in (*args, *(kwargs or {}).values()) if isinstance(value, Tensor)]
        if func in MULTIPLIED:
            self._note_gate(number, args)
        result = func(*args, **(kwargs or {}))
        self.tracker.follow(func, args, kwargs or {}, result)
        if func in MIXING:
            self.keys.follow(func, args, kwargs or {}, result)
        self._note(number, func, args, kwargs or {}, result)
        if func in SPLITS and tensors:
            self._split(tensors[0], result)
        if func in PASSING and tensors and isinstance(result, Tensor):
            self._pass(tensors[:1] if func in SHAPED_LIKE else tensors, result)
        return result

    def _note(self, number: int, func: Operation, args: tuple[Any, ...], given: Mapping[str, Any], result: Any) -> None:
        """Note the result of an operation that may be a part of attention."""
        if func in WHOLE_ATTENTION:
            self._note_attention(number, WHOLE_ATTENTION[func], fused_weighing(args, given, self.tracker))
        elif func in GATES and isinstance(result, Tensor):
            self.origins[id(result)] = result, _Origin("gate", (args[0],), number)
        elif func in SOFTMAX:
            axis = _axis_of(args, given)
            axis = -1 if axis is None else axis
            self.origins[id(result)] = (
                result,
                _Origin("softmax", (args[0],), number, result.shape, axis % result.ndim),
            )
            self.keys.begin(result, axis)
        elif func in PRODUCTS:
            self._note_weighing(number, args)
        elif func in MULTIPLIED and len(args) == 2:
            self.weighed[id(result)] = result, number, args
        elif func in SUMS:
            self._note_sum(args[0], _axis_of(args, given))

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
        shown = gate_axes(gate, other, self.frame)
        if shown is not None:
            largest = float(gate.detach().max())
            self.events[number] = Event(number, "multiply", operand, shown, largest)

    def _gates_itself(self, provenance: _Origin, other: Tensor) -> bool:
        """Tell whether a gate is multiplied into its own input (SiLU), or into the other half of it (GLU)."""
        if any(source is other for source in provenance.inputs):
            return True
        root = self._root(other)
        return root is not None and any(self._root(source) is root for source in provenance.inputs)

    def _note_weighing(self, number: int, args: tuple[Any, ...]) -> None:
        """Note a softmax whose result weighs values in a product, and a product with weights of mixed heads."""
        for weighing in weighings(args, self.tracker):
            provenance = self.provenance(weighing.weights)
            if provenance is not None and provenance.kind == "softmax":
                self._note_attention(provenance.number, "softmax", weighing, provenance)
            elif provenance is None and self.keys.is_along(weighing.weights, weighing.axis):
                operand = next((place for place, one in enumerate(args) if one is weighing.weights), None)
                layout = weighing.layout(self.tracker)
                if operand is not None and layout is not None:
                    keys_first = weighing.axis != -1
                    self.events[number] = Event(number, "product", operand, layout=layout, keys_first=keys_first)

    def _note_sum(self, whole: Tensor, axis: int | None) -> None:
        """Note a softmax whose result was multiplied with values that are then summed along its axis."""
        known = self.weighed.get(id(whole))
        if known is None or known[0] is not whole or axis is None:
            return
        _, product, factors = known
        for weights, values in (factors, factors[::-1]):
            origin = self.provenance(weights)
            if origin is None or origin.kind != "softmax" or origin.shape != weights.shape:
                continue
            if axis % whole.ndim == origin.axis:
                weighing = summed_weighing(weights, values, origin.axis, self.tracker)
                layout = weighing.layout(self.tracker) if weighing is not None else None
                if weighing is not None and layout is not None:
                    keys_first = weighing.axis != -1
                    self.events.pop(product, None)  # it is no gate
                    self.events[origin.number] = Event(origin.number, "softmax", layout=layout, keys_first=keys_first)

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


def _axis_of(args: tuple[Any, ...], given: Mapping[str, Any]) -> int | None:
    """Return the axis of a softmax or a sum; None if it is not one."""
    axis = given.get("dim", given.get("axis", args[1] if len(args) > 1 else None))
    axis = axis[0] if isinstance(axis, list | tuple) and len(axis) == 1 else axis
    return axis if isinstance(axis, int) else None
