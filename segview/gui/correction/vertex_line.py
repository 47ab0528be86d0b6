"""The line of a polygon that is edited, and the lines that were before it."""

from __future__ import annotations

from dataclasses import dataclass

from segview.annotation.gestures import Changing, Redo, Undo
from segview.annotation.vertices import Vertices


@dataclass(frozen=True)
class Line:
    """The line that is drawn.

    Attributes:
        vertices: Its corners.
        closed: Whether the mask follows it.
        marked: The vertex under the pointer or the one that keys move, or None.
    """

    vertices: Vertices = ()
    closed: bool = False
    marked: int | None = None


class History:
    """The vertices before each gesture, so that they go back with it.

    Attributes:
        done: Those before each gesture that counts.
        undone: Those after each gesture that was taken back.
    """

    def __init__(self) -> None:
        self.done: list[Vertices] = []
        self.undone: list[Vertices] = []

    def add(self, before: Vertices) -> None:
        """Keep the vertices before one more gesture."""
        self.done.append(before)
        self.undone.clear()

    def step(self, gesture: Changing | Undo | Redo, now: Vertices) -> Vertices | None:
        """Return the vertices after a gesture that undoes or redoes one of theirs; None where it is another."""
        taken, given = (self.done, self.undone) if isinstance(gesture, Undo) else (self.undone, self.done)
        if not isinstance(gesture, Undo | Redo) or not taken:
            return None
        given.append(now)
        return taken.pop()
