"""Watching a network run once: which of its operations are attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal, cast

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from segview.networks.base.hooks import hooked
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
from segview.networks.inspect.places import Event, Found, Step, named
from segview.networks.inspect.tracking import Tracker
from segview.networks.inspect.weighing import Weighing, fused, turned, weighed


@dataclass(eq=False)
class _Origin:
    """The source of a tensor: a sigmoid or a softmax, of which input, and its number among the operations."""

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
        tensors = [one for one in (*args, *(kwargs or {}).values()) if isinstance(one, Tensor)]
        if func in MULTIPLIED:
            self._multiplied(number, args)
        result = func(*args, **(kwargs or {}))
        self.tracker.follow(func, args, kwargs or {}, result)
        if func in WHOLE_ATTENTION:
            self._note(number, WHOLE_ATTENTION[func], fused(args, kwargs or {}, self.tracker))
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
            self._weighed(args)
        if func in SPLITS and tensors:
            self._split(tensors[0], result)
        if func in PASSING and tensors and isinstance(result, Tensor):
            self._pass(tensors[:1] if func in SHAPED_LIKE else tensors, result)
        return result

    def provenance(self, value: object) -> _Origin | None:
        """Return where a tensor comes from, where that is a sigmoid or softmax."""
        known = self.origins.get(id(value))
        return known[1] if known is not None and known[0] is value else None

    def _pass(self, tensors: list[Tensor], result: Tensor) -> None:
        known = [self.provenance(one) for one in tensors]
        if known[0] is not None and all(one is not None for one in known) and self.provenance(result) is None:
            self.origins[id(result)] = result, known[0]

    def _split(self, whole: Tensor, result: Any) -> None:
        parts = cast("tuple[Any, ...]", result if isinstance(result, tuple | list) else (result,))
        root = self.parents.get(id(whole), (whole, whole))[1]
        for part in parts:
            if isinstance(part, Tensor):
                self.parents[id(part)] = part, root

    def _root(self, value: Tensor) -> Tensor | None:
        known = self.parents.get(id(value))
        return known[1] if known is not None and known[0] is value else None

    def _multiplied(self, number: int, args: tuple[Any, ...]) -> None:
        if len(args) < 2 or not all(isinstance(one, Tensor) for one in args[:2]):
            return
        origins = [self.provenance(one) for one in args[:2]]
        if (origins[0] is None) == (origins[1] is None):
            return
        operand = 0 if origins[0] is not None else 1
        gate, other = cast("Tensor", args[operand]), cast("Tensor", args[1 - operand])
        provenance = cast("_Origin", origins[operand])
        if not other.is_floating_point() or torch.broadcast_shapes(gate.shape, other.shape) != other.shape:
            return
        if self._gates_itself(provenance, other):
            return
        shown = _shown(gate, other, self.frame)
        if shown is not None:
            largest = float(gate.detach().max())
            self.events[number] = Event(number, "multiply", operand, shown, largest)

    def _gates_itself(self, provenance: _Origin, other: Tensor) -> bool:
        """Tell whether what is multiplied is what the gate was made of: SiLU, or one half of it: GLU."""
        if any(one is other for one in provenance.inputs):
            return True
        root = self._root(other)
        return root is not None and any(self._root(one) is root for one in provenance.inputs)

    def _weighed(self, args: tuple[Any, ...]) -> None:
        """Note a softmax whose result weighs values in a product."""
        for one in weighed(args, self.tracker):
            provenance = self.provenance(one.weights)
            if provenance is not None and provenance.kind == "softmax":
                self._note(provenance.number, "softmax", one, provenance)

    def _note(self, number: int, operation: str, weighing: Weighing | None, softmax: _Origin | None = None) -> None:
        """Note self-attention whose keys can be drawn.

        Args:
            number: Of the operation.
            operation: As in ``Found``.
            weighing: What it weighs.
            softmax: The one that the weights come from, where they are written down.
        """
        layout = weighing.layout(self.tracker) if weighing is not None else None
        before = turned(softmax.shape, softmax.axis, layout) if softmax is not None and layout is not None else False
        if layout is not None and before is not None:
            self.events[number] = Event(number, operation, layout=layout, turned=before)


def watched(network: SegmentationNetwork, x: Tensor, owners: frozenset[str] = frozenset()) -> tuple[Found, ...]:
    """Return the attention that a network has, by running it once on an input.

    Args:
        network: In evaluation mode.
        x: 1 × C × rows × columns.
        owners: The places of the modules in which it is looked for; all modules without.
    """
    tracker = Tracker(x, network)
    tracker.frame = network.padded_size(tracker.frame)
    watch = _Watching(tracker)

    def begin(place: str) -> Callable[..., None]:
        return lambda *_: watch.steps.append(("begin", place))

    def end(place: str) -> Callable[..., None]:
        return lambda *_: watch.steps.append(("end", place))

    places = {module: place for place, module in network.named_modules() if place}
    before = (module.register_forward_pre_hook(begin(place)) for module, place in places.items())
    after = (module.register_forward_hook(end(place), always_call=True) for module, place in places.items())
    with hooked(chain(before, after)), watch:
        network(x)
    root, module = root_of(network)
    return tuple(named(watch.steps, watch.events, (root, type(module).__name__), owners))


def _shown(gate: Tensor, other: Tensor, frame: tuple[int, int]) -> Shown | None:
    """Return what a gate differs by, by its shape beside that of the features; None where it is no map of either."""
    found = _differs(gate, other)
    if found in (None, "channel"):
        return found
    last = gate.shape[-1] == 1 and gate.shape[1] > 1
    rows, columns = gate.shape[1:3] if last else gate.shape[-2:]
    return found if min(rows, columns) == 1 or covers((rows, columns), frame) else None


def _differs(gate: Tensor, other: Tensor) -> Shown | None:
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
