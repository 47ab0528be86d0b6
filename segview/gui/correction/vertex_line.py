"""The line of an edited polygon, and its history."""

from __future__ import annotations

from dataclasses import dataclass

from segview.annotation.gestures import Changing, Redo, Undo
from segview.annotation.vertices import Vertices


@dataclass(frozen=True)
class Line:
    """A line.

    Attributes:
        vertices: Its corners.
        closed: Whether the mask follows it.
        marked: The vertex under the pointer or the one that keys move, or None.
    """

    vertices: Vertices = ()
    closed: bool = False
    marked: int | None = None


class History:
    """The vertices before each gesture, so that undo restores them.

    Attributes:
        done: The vertices before each gesture.
        undone: The vertices after each gesture that was undone.
    """

    def __init__(self) -> None:
        self.done: list[Vertices] = []
        self.undone: list[Vertices] = []

    def add(self, before: Vertices) -> None:
        """Add the vertices before a new gesture."""
        self.done.append(before)
        self.undone.clear()

    def step(self, gesture: Changing | Undo | Redo, now: Vertices) -> Vertices | None:
        """Return the vertices after an undo or redo of a gesture in this history; None for any other gesture."""
        taken, given = (self.done, self.undone) if isinstance(gesture, Undo) else (self.undone, self.done)
        if not isinstance(gesture, Undo | Redo) or not taken:
            return None
        given.append(now)
        return taken.pop()
