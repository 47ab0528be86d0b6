"""The places of attention that was found: in which module, and which of its operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from segview.networks.inspect.found_taps import Shown
from segview.networks.inspect.layers import grid_of

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
        heads: Of self-attention.
        pointed: Of self-attention: whether its queries lie on a grid, so that one can be pointed at.
        frame: Rows and columns of the padded input.
    """

    name: str
    owner: str
    operation: str
    index: int
    operand: int = 0
    shown: Shown = "spatial"
    span: tuple[float, float] = (0.0, 1.0)
    heads: int = 1
    pointed: bool = False
    frame: tuple[int, int] = (1, 1)


@dataclass(eq=False)
class Event:
    """An operation that is attention."""

    number: int
    operation: str
    operand: int = 0
    shown: Shown = "spatial"
    largest: float = 1.0
    heads: int = 1
    queries: int = 0


def named(steps: Sequence[Step], events: Mapping[int, Event], frame: tuple[int, int]) -> Iterator[Found]:
    """Yield what was found, each with its place: the innermost module, and the count of its own operations there."""
    at = dict(_places(steps))
    owners = {at[number] for number in events}
    taken: dict[str, int] = {}
    for number, index in _counted(steps, owners):
        event = events.get(number)
        if event is None or index < 0:
            continue
        place = at[number].removeprefix("trunk.").removeprefix("encoder." if _alone(owners) else "")
        member = event.shown if event.operation == "multiply" else "attended"
        name = f"{place or 'network'}/{member}"
        taken[name] = taken.get(name, 0) + 1
        name = name if taken[name] == 1 else f"{name} {taken[name]}"
        pointed = event.queries > 1 and grid_of(event.queries, frame) is not None
        span = (0.0, 2.0 if event.largest > 1 + 1e-3 else 1.0)
        yield Found(
            name,
            at[number],
            event.operation,
            index,
            operand=event.operand,
            shown=event.shown,
            span=span,
            heads=event.heads,
            pointed=pointed,
            frame=frame,
        )


def _alone(owners: set[str]) -> bool:
    """Tell whether all lies in the one module of a network that was not built here."""
    return all(owner.startswith("trunk.encoder") for owner in owners)


def _places(steps: Sequence[Step]) -> Iterator[tuple[int, str]]:
    stack: list[str] = []
    for number, (what, text) in enumerate(steps):
        if what == "begin":
            stack.append(text)
        elif what == "end":
            stack.pop()
        else:
            yield number, stack[-1] if stack else ""


def _counted(steps: Sequence[Step], owners: set[str]) -> Iterator[tuple[int, int]]:
    """Yield each operation with its index among those of its kind in the innermost owner, or -1 outside of all.

    It is counted as it will be when the owners alone are watched, anew each time that one begins.
    """
    stack: list[dict[str, int]] = []
    for number, (what, text) in enumerate(steps):
        if what == "begin" and text in owners:
            stack.append({})
        elif what == "end" and text in owners:
            stack.pop()
        elif what == "do" and stack:
            index = stack[-1][text] = stack[-1].get(text, -1) + 1
            yield number, index
