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
from segview.networks.inspect.found_taps import Shown
from segview.networks.inspect.layers import covers, grid_of
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
from segview.networks.inspect.queries import queries_of
from segview.networks.inspect.windows import FOLLOWED, WindowTracker


@dataclass(eq=False)
class _Origin:
    """The source of a tensor: a sigmoid or a softmax, of which input, and its number among the operations."""

    kind: Literal["gate", "softmax"]
    inputs: tuple[Any, ...]
    number: int


@dataclass(eq=False)
class _Watching(TorchFunctionMode):
    """Notes every operation that might be attention, and every module that begins and ends.

    ``count`` is that of the queries by which the network tells classes: what they ask of one another lies on no image.
    """

    frame: tuple[int, int]
    count: int = 0
    steps: list[Step] = field(default_factory=list[Step])
    events: dict[int, Event] = field(default_factory=dict[int, Event])
    origins: dict[int, tuple[Tensor, _Origin]] = field(default_factory=dict[int, "tuple[Tensor, _Origin]"])
    parents: dict[int, tuple[Tensor, Tensor]] = field(default_factory=dict[int, "tuple[Tensor, Tensor]"])

    def __post_init__(self) -> None:
        super().__init__()
        self.windows = WindowTracker(self.frame)

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
        if func in FOLLOWED:
            self.steps.append(("do", "move"))
            self.windows.follow(func, args, kwargs or {}, result, number)
        if func in WHOLE_ATTENTION:
            self._attended(number, args, kwargs or {})
        elif func in GATES and isinstance(result, Tensor):
            self.origins[id(result)] = result, _Origin("gate", (tensors[0],), number)
        elif func in SOFTMAX:
            self.origins[id(result)] = result, _Origin("softmax", (tensors[0],), number)
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
        for one in _contracted(args):
            provenance = self.provenance(one)
            if provenance is not None and provenance.kind == "softmax":
                weights = cast("Tensor", one)
                if weights.ndim in (3, 4):
                    heads = weights.shape[1] if weights.ndim == 4 else 1
                    self._note(provenance.number, "softmax", weights.shape, heads)

    def _attended(self, number: int, args: tuple[Any, ...], given: Mapping[str, Any]) -> None:
        query, key = (args[place] if len(args) > place else given[name] for place, name in enumerate(("query", "key")))
        if query.ndim == 4:
            self._note(number, "attention", (query.shape[0], query.shape[-2], key.shape[-2]), query.shape[1])
        elif query.ndim == 3 and len(args) > 4:
            self._note(number, "multihead", (query.shape[1], query.shape[0], key.shape[0]), int(args[4]))

    def _note(self, number: int, operation: str, shape: Sequence[int], heads: int) -> None:
        """Note self-attention whose keys can be drawn: on a grid that covers the input, or in windows cut from one.

        Args:
            number: Of the operation.
            operation: As in ``Found``.
            shape: Of its weights: how many parts there are first, queries and keys last.
            heads: Of each part.
        """
        batch, queries, keys = shape[0], shape[-2], shape[-1]
        windows = self.windows.fitting(batch, keys) if queries == keys else None
        if windows is not None:
            heads *= batch // windows.index.shape[0] if len(shape) == 3 and heads == 1 else 1
            self.events[number] = Event(number, operation, heads=heads, queries=queries, cut=windows.step)
        elif batch == 1 and keys > 1 and not queries == keys == self.count and grid_of(keys, self.frame) is not None:
            self.events[number] = Event(number, operation, heads=heads, queries=queries)


def watched(network: SegmentationNetwork, x: Tensor) -> tuple[Found, ...]:
    """Return the attention that a network has, by running it once on an input.

    Args:
        network: In evaluation mode.
        x: 1 × C × rows × columns.
    """
    queries = queries_of(network)
    watch = _Watching(network.padded_size((x.shape[-2], x.shape[-1])), queries.count if queries else 0)

    def begin(place: str) -> Callable[..., None]:
        return lambda *_: watch.steps.append(("begin", place))

    def end(place: str) -> Callable[..., None]:
        return lambda *_: watch.steps.append(("end", place))

    places = {module: place for place, module in network.named_modules() if place}
    before = (module.register_forward_pre_hook(begin(place)) for module, place in places.items())
    after = (module.register_forward_hook(end(place), always_call=True) for module, place in places.items())
    with hooked(chain(before, after)), watch:
        network(x)
    return tuple(named(watch.steps, watch.events, watch.frame))


def _contracted(args: tuple[Any, ...]) -> Sequence[Any]:
    """Return the operands of a product whose last axis is summed over: of others a softmax weighs nothing.

    A sum of products may keep it: classes of queries times the masks of queries keep the classes.
    """
    if not args or not isinstance(args[0], str):
        return args
    operands = args[1] if isinstance(args[1], list | tuple) else args[1:]
    letters, _, kept = args[0].replace(" ", "").partition("->")
    pairs = zip(letters.split(","), operands, strict=False)
    return [one for axes, one in pairs if not kept or not axes or axes[-1] not in kept]


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
