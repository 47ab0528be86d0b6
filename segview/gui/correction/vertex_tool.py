"""The polygon tool: vertices that are set, moved, inserted and removed, and a mask that follows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document, Mask
from segview.annotation.gestures import Changing, Redo, Replace, Undo
from segview.annotation.region_tools import component
from segview.annotation.vertices import (
    FEWEST,
    Vertex,
    Vertices,
    followed,
    nearest_edge,
    nearest_vertex,
    outline_of,
    rounded,
    simpler,
    snapped,
)
from segview.gui.correction.vertex_line import History, Line

DETAIL = 1.5  # pixels by which the line round a part that is taken up may pass from its edge
COARSER = 1.6  # factor from one step of simplifying to the next


class VertexTool(QObject):
    """Draws a polygon corner by corner; once it is closed the mask follows each vertex, one gesture a change.

    Attributes:
        line: What is drawn.
        snapping: Whether vertices go to edges that are near: those of the image, and those between classes.
        value: The class inside.
        rest: What is left where a polygon takes away.
        protected: The classes whose pixels stay as they are.

    Signals:
        changed(): another line is drawn.
        followed(Replace): the mask is to follow.
    """

    changed = Signal()
    followed = Signal(Replace)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.line = Line()
        self.snapping = True
        self.value, self.rest = 1, 0
        self.protected: Collection[int] = ()
        self._document: Document | None = None
        self._beneath: Mask | None = None
        self._inside = 1
        self._held: int | None = None
        self._before: Vertices = ()  # those that the mask follows while one is dragged
        self._history = History()
        self._telling = False
        self._detail = DETAIL

    @property
    def drawing(self) -> bool:
        """Whether a polygon is begun and not closed."""
        return bool(self.line.vertices) and not self.line.closed

    def turn(self, document: Document | None) -> None:
        """Turn to another mask, or to none."""
        if document is not self._document:
            self._document = document
            self.drop()

    def drop(self) -> None:
        """Leave the line; what the mask has followed stays."""
        self._history, self._held, self._beneath = History(), None, None
        self._detail = DETAIL
        self._show(Line())

    # The mouse -------------------------------------------------------------------------------------------------------

    def press(self, point: Vertex, reach: float, *, other: bool, anew: bool) -> None:
        """Set a corner, take hold of a vertex, or take up the part of the mask under the pointer.

        Args:
            point: Row and column.
            reach: How near counts as at, in pixels of the image.
            other: Whether with the other button: it removes a vertex, or begins a polygon that takes away.
            anew: Whether a polygon is begun also inside a part.
        """
        if self.drawing:
            self._go_on(point, reach, other=other)
        elif not self.line.closed or not self._grip(point, reach, other=other):
            self.drop()
            self._begin(point, reach, other=other, anew=anew)

    def move(self, point: Vertex, reach: float) -> None:
        """Drag the vertex that is held."""
        if self._held is not None:
            vertices = list(self.line.vertices)
            vertices[self._held] = self._placed(point, reach)
            self._show(replace(self.line, vertices=tuple(vertices)))

    def release(self) -> None:
        """Let go of a vertex: the mask follows."""
        if self._held is not None:
            self._held = None
            self._follow(self._before, self.line.vertices)

    def hover(self, point: Vertex, reach: float) -> None:
        """Mark the vertex under the pointer."""
        if self._held is None and self.line.vertices:
            place = nearest_vertex(self.line.vertices, point, reach)
            if place is not None and place != self.line.marked:
                self._show(replace(self.line, marked=place))

    # The keys --------------------------------------------------------------------------------------------------------

    def accept(self) -> bool:
        """Close the polygon, or be done with a closed one; say whether there was any."""
        if self.drawing and len(self.line.vertices) >= FEWEST:
            self._close()
        elif self.line.vertices:
            self.drop()
        else:
            return False
        return True

    def back(self) -> bool:
        """Take the last corner back, or remove the marked vertex; say whether there was any."""
        if self.drawing:
            self._show(replace(self.line, vertices=self.line.vertices[:-1], marked=None))
            return True
        return self.remove()

    def remove(self) -> bool:
        """Remove the marked vertex, and say whether there was one."""
        place = self.line.marked
        if place is None or not self.line.closed or len(self.line.vertices) <= FEWEST:
            return False
        before = self.line.vertices
        after = before[:place] + before[place + 1 :]
        self._show(replace(self.line, vertices=after, marked=place % len(after)))
        self._follow(before, after)
        return True

    def choose(self, by: int) -> bool:
        """Mark the vertex so many places on, and say whether there is one."""
        if not self.line.closed:
            return False
        place = 0 if self.line.marked is None else (self.line.marked + by) % len(self.line.vertices)
        self._show(replace(self.line, marked=place))
        return True

    def nudge(self, rows: float, columns: float) -> bool:
        """Move the marked vertex by so many pixels, and say whether there is one."""
        place = self.line.marked
        if place is None or not self.line.closed:
            return False
        before = self.line.vertices
        moved = (before[place][0] + rows, before[place][1] + columns)
        after = (*before[:place], moved, *before[place + 1 :])
        self._show(replace(self.line, vertices=after))
        self._follow(before, after)
        return True

    def simplify(self) -> bool:
        """Leave out vertices that do least, ever more each time; say whether there is a closed line."""
        if not self.line.closed:
            return False
        before = after = self.line.vertices
        while after == before and len(before) > FEWEST and self._detail < 1e4:
            self._detail *= COARSER
            after = simpler(before, self._detail)
        self._show(replace(self.line, vertices=after, marked=None))
        self._follow(before, after)
        return True

    # What else is done to the mask -----------------------------------------------------------------------------------

    def see(self, gesture: Changing | Undo | Redo) -> None:
        """Go along with a gesture that was done: what undoes one of its own takes the vertices back, too."""
        if self._telling or not (self.line.closed or self._history.undone):
            return
        vertices = self._history.step(gesture, self.line.vertices)
        if vertices is None:
            self.drop()
        else:
            self._show(Line(vertices, closed=bool(vertices)))

    # -----------------------------------------------------------------------------------------------------------------

    def _begin(self, point: Vertex, reach: float, *, other: bool, anew: bool) -> None:
        document = self._document
        if document is None:
            return
        pixel = document.provenance.pixel(point)
        inside = pixel is not None and document.mask[pixel] in document.provenance.things
        if pixel is not None and inside and not other and not anew:
            self._take_up(document, pixel)
            return
        self._inside = self.rest if other else self.value
        self._show(Line((self._placed(point, reach),)))

    def _take_up(self, document: Document, pixel: tuple[int, int]) -> None:
        """Put vertices round the part of the mask that a pixel lies in."""
        self._inside = int(document.mask[pixel])
        part = component(document.mask == self._inside, *pixel)
        self._beneath = np.where(part, np.uint8(self.rest), document.mask)
        self._show(Line(tuple(map(rounded, outline_of(part, self._detail))), closed=True))

    def _go_on(self, point: Vertex, reach: float, *, other: bool) -> None:
        vertices = self.line.vertices
        if other:
            self.back()
            return
        near = nearest_vertex((vertices[0], vertices[-1]), point, reach)
        if near is None:
            self._show(replace(self.line, vertices=(*vertices, self._placed(point, reach))))
        elif len(vertices) >= FEWEST:
            self._close()

    def _close(self) -> None:
        document = self._document
        if document is not None:
            self._beneath = document.mask.copy()
            self._show(replace(self.line, closed=True, marked=None))
            self._follow((), self.line.vertices)

    def _grip(self, point: Vertex, reach: float, *, other: bool) -> bool:
        """Take hold of a vertex, or of a new one on an edge, and say whether one is near."""
        vertices = self.line.vertices
        place = nearest_vertex(vertices, point, reach)
        if place is not None and other:
            self._show(replace(self.line, marked=place))
            return self.remove() or True
        self._before = vertices
        if place is None and not other:
            place = nearest_edge(vertices, point, reach)
            if place is not None:
                vertices = (*vertices[:place], rounded(point), *vertices[place:])
        if place is None:
            return False
        self._held = place % len(vertices)
        self._show(replace(self.line, vertices=vertices, marked=self._held))
        return True

    def _placed(self, point: Vertex, reach: float) -> Vertex:
        near = snapped(point, self._document.mask, reach) if self.snapping and self._document is not None else point
        return rounded(near)

    def _follow(self, before: Vertices, after: Vertices) -> None:
        """Have the mask follow the line, where that changes any pixel."""
        document = self._document
        if document is None or self._beneath is None or before == after:
            return
        gesture = followed(
            document.mask, before, after, value=self._inside, beneath=self._beneath, protected=self.protected
        )
        if gesture is None:
            return
        self._history.add(before)
        self._telling = True
        try:
            self.followed.emit(gesture.model_copy(update={"protected": tuple(self.protected)}))
        finally:
            self._telling = False

    def _show(self, line: Line) -> None:
        if line != self.line:
            self.line = line
            self.changed.emit()
