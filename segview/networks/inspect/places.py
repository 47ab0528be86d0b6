"""The places of attention that was found: in which module, and which of its operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from segview.networks.inspect.found_taps import Shown
from segview.networks.inspect.layout import Layout

Step = tuple[str, str]
"""A module that begins or ends, and its place; or an operation that is done."""


@dataclass(frozen=True)
class Found:
    """One piece of attention.

    Attributes:
        name: Of its map: the place of the module, and what it is.
        owner: The place of the module in which it happens.
        operation: ``multiply``, ``softmax``, ``attention`` (fused) or ``multihead`` (fused, with its projections).
        index: Of the operation among those of its kind that the module does itself.
        operand: Of a multiplication: which is the gate.
        shown: Of a gate: what it differs by.
        span: Of its numbers.
        layout: Of self-attention: the places of its queries and keys.
        turned: Of self-attention: whether keys stand before queries.
    """

    name: str
    owner: str
    operation: str
    index: int
    operand: int = 0
    shown: Shown = "spatial"
    span: tuple[float, float] = (0.0, 1.0)
    layout: Layout | None = None
    turned: bool = False

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
    turned: bool = False


def named(
    steps: Sequence[Step], events: Mapping[int, Event], root: tuple[str, str], only: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Yield what was found, each with its place: the innermost module, and the count of its own operations there.

    Args:
        steps: Of the pass.
        events: Those that are attention, by their number.
        root: The module with which the network begins for those who made it: its place and its class.
        only: The modules that are watched; without, those in which there is attention.
    """
    at = dict(_places(steps))
    owners = only or frozenset(at[number] for number in events)
    taken: dict[str, int] = {}
    met: set[tuple[str, str, int]] = set()
    for number, owner, index in _counted(steps, owners):
        event = events.get(number)
        if event is None or at[number] != owner or (owner, event.operation, index) in met:
            continue  # a module that runs several times is one piece of attention
        met.add((owner, event.operation, index))
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
            turned=event.turned,
        )


def _as_made(place: str, root: str, kind: str) -> str:
    """Return the place of a module in the network of those who made it; of the network itself, its class."""
    return kind if place == root else place.removeprefix(f"{root}.")


def _places(steps: Sequence[Step]) -> Iterator[tuple[int, str]]:
    stack: list[str] = []
    for number, (what, text) in enumerate(steps):
        if what == "begin":
            stack.append(text)
        elif what == "end":
            stack.pop()
        else:
            yield number, stack[-1] if stack else ""


def _counted(steps: Sequence[Step], owners: frozenset[str]) -> Iterator[tuple[int, str, int]]:
    """Yield each operation with the innermost owner and its index among those of its kind in it.

    It is counted as it will be when the owners alone are watched, anew each time that one begins.
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
