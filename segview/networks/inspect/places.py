"""The places of attention that was found: its module, and the operation in the module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from segview.networks.inspect.found_taps import Shown
from segview.networks.inspect.layout import Layout

Step = tuple[str, str]
"""``begin`` or ``end`` with the place of a module, or ``do`` with the name of an operation."""


@dataclass(frozen=True)
class Found:
    """One piece of attention.

    Attributes:
        name: Name of its map: the place of the module and the kind of attention.
        owner: The place of its module.
        operation: ``multiply``, ``softmax``, ``attention`` (fused), ``multihead`` (fused, with its projections) or
            ``product`` of values with weights whose heads were mixed after the softmax.
        index: Number of the operation among those of its kind in the module itself.
        operand: For a multiplication: the index of the gate. For a product: that of the weights.
        shown: For a gate: the axes over which it varies.
        span: Range of its numbers.
        layout: For self-attention: the places of its queries and keys.
        keys_first: For self-attention: whether the axis of the keys comes before that of the queries.
    """

    name: str
    owner: str
    operation: str
    index: int
    operand: int = 0
    shown: Shown = "spatial"
    span: tuple[float, float] = (0.0, 1.0)
    layout: Layout | None = None
    keys_first: bool = False

    @property
    def at(self) -> tuple[str, str, int]:
        """Its place in the pass: module, operation, index."""
        return self.owner, self.operation, self.index


@dataclass(eq=False)
class Event:
    """An operation that is attention."""

    number: int
    operation: str
    operand: int = 0
    shown: Shown = "spatial"
    largest: float = 1.0
    layout: Layout | None = None
    keys_first: bool = False


def locate(
    steps: Sequence[Step], events: Mapping[int, Event], root: tuple[str, str], only: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Yield the attention that was found, each with its place: the innermost module and the index of its operation.

    Args:
        steps: The steps of the pass.
        events: The steps that are attention, by number.
        root: The outermost module of the original network, below segview's wrappers: its place and its class.
        only: The modules to watch; empty for all modules with attention.
    """
    at = dict(_innermost_modules(steps))
    owners = only or frozenset(at[number] for number in events)
    taken: dict[str, int] = {}
    known: set[tuple[str, str, int]] = set()
    for number, owner, index in _count_operations(steps, owners):
        event = events.get(number)
        if event is None or at[number] != owner or (owner, event.operation, index) in known:
            continue  # a module that runs several times is one piece of attention
        known.add((owner, event.operation, index))
        member = event.shown if event.operation == "multiply" else "attended"
        name = f"{_as_made(owner, *root)}/{member}"
        taken[name] = taken.get(name, 0) + 1
        name = name if taken[name] == 1 else f"{name} {taken[name]}"
        span = (0.0, 2.0 if event.largest > 1 + 1e-3 else 1.0)
        yield Found(
            name,
            owner,
            event.operation,
            index,
            operand=event.operand,
            shown=event.shown,
            span=span,
            layout=event.layout,
            keys_first=event.keys_first,
        )


def _as_made(place: str, root: str, kind: str) -> str:
    """Return the place of a module in the original network; for the network itself, its class."""
    return kind if place == root else place.removeprefix(f"{root}.")


def _innermost_modules(steps: Sequence[Step]) -> Iterator[tuple[int, str]]:
    stack: list[str] = []
    for number, (what, text) in enumerate(steps):
        if what == "begin":
            stack.append(text)
        elif what == "end":
            stack.pop()
        else:
            yield number, stack[-1] if stack else ""


def _count_operations(steps: Sequence[Step], owners: frozenset[str]) -> Iterator[tuple[int, str, int]]:
    """Yield number, innermost owner and index of each operation; the index counts those of its kind in the owner.

    The count restarts each time an owner begins, as it will when only the owners are watched.
    """
    stack: list[tuple[str, dict[str, int]]] = []
    for number, (what, text) in enumerate(steps):
        if what == "begin" and text in owners:
            stack.append((text, {}))
        elif what == "end" and text in owners:
            stack.pop()
        elif what == "do" and stack:
            owner, counts = stack[-1]
            index = counts[text] = counts.get(text, -1) + 1
            yield number, owner, index
