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
        around: Of self-attention in windows: the place of the module that cuts them.
        prefix: Of self-attention: how many tokens stand before the grid.
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
    around: str | None = None
    prefix: int = 0
    frame: tuple[int, int] = (1, 1)


@dataclass(eq=False)
class Event:
    """An operation that is attention; ``cut`` is the number of that which has cut its windows, where there are any."""

    number: int
    operation: str
    operand: int = 0
    shown: Shown = "spatial"
    largest: float = 1.0
    heads: int = 1
    queries: int = 0
    cut: int | None = None


def named(steps: Sequence[Step], events: Mapping[int, Event], frame: tuple[int, int]) -> Iterator[Found]:
    """Yield what was found, each with its place: the innermost module, and the count of its own operations there."""
    at = dict(_places(steps))
    owners = {at[number if event.cut is None else event.cut] for number, event in events.items()}
    taken: dict[str, int] = {}
    for number, owner, index in _counted(steps, owners):
        event = events.get(number)
        if event is None or not _within(at[number], None if event.cut is None else at[event.cut]):
            continue
        place = at[number].removeprefix("trunk.").removeprefix("encoder." if _alone(owners) else "")
        member = event.shown if event.operation == "multiply" else "attended"
        name = f"{place or 'network'}/{member}"
        taken[name] = taken.get(name, 0) + 1
        name = name if taken[name] == 1 else f"{name} {taken[name]}"
        on_grid = grid_of(event.queries, frame) if event.queries > 1 and event.cut is None else None
        span = (0.0, 2.0 if event.largest > 1 + 1e-3 else 1.0)
        yield Found(
            name,
            owner,
            event.operation,
            index,
            operand=event.operand,
            shown=event.shown,
            span=span,
            heads=event.heads,
            pointed=on_grid is not None or event.cut is not None,
            around=None if event.cut is None else at[event.cut],
            prefix=on_grid[0] if on_grid else 0,
            frame=frame,
        )


def _within(place: str, outer: str | None) -> bool:
    """Tell whether a place lies in another one, which has cut the windows and so has to be watched with it."""
    return outer is None or place == outer or place.startswith(f"{outer}.") or not outer


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


def _counted(steps: Sequence[Step], owners: set[str]) -> Iterator[tuple[int, str, int]]:
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
