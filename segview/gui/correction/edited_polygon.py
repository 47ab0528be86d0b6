"""The polygon that is edited: its line, and the mask that follows it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document, Mask
from segview.annotation.gestures import Changing, Redo, Replace, Undo
from segview.annotation.region_tools import component
from segview.annotation.vertices import Vertex, Vertices, follow, outline_of, round_vertex, snap
from segview.gui.correction.paint import TARGET, Paint
from segview.gui.correction.vertex_line import History, Line

DETAIL = 1.5  # pixels by which the line round a part that is taken up may pass from its edge


class EditedPolygon(QObject):
    """Holds a line; once it is closed the mask follows it, one gesture a change.

    Args:
        paint: What is painted inside.

    Attributes:
        line: What is drawn.
        snapping: Whether vertices go to edges that are near: those of the image, and those between classes.
        document: The mask, or None.
        inside: The class that is left inside.

    Signals:
        changed(): another line is drawn.
        dropped(): the line was left.
        followed(Replace): the mask is to follow.
    """

    changed = Signal()
    dropped = Signal()
    followed = Signal(Replace)

    def __init__(self, paint: Paint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self.line, self.snapping = Line(), True
        self.document: Document | None = None
        self.inside = TARGET
        self._beneath: Mask | None = None
        self._history = History()
        self._telling = False

    def turn(self, document: Document | None) -> None:
        """Turn to another mask, or to none."""
        if document is not self.document:
            self.document = document
            self.drop()

    def drop(self) -> None:
        """Leave the line; what the mask has followed stays."""
        self._history, self._beneath = History(), None
        self.dropped.emit()
        self.show(Line())

    def show(self, line: Line) -> None:
        """Draw another line; the mask stays."""
        if line != self.line:
            self.line = line
            self.changed.emit()

    def close(self) -> None:
        """Close the line: the mask follows it from now on."""
        if self.document is not None:
            self._beneath = self.document.mask.copy()
            self.show(Line(self.line.vertices, closed=True))
            self.follow(())

    def take_up(self, document: Document, pixel: tuple[int, int]) -> None:
        """Put vertices round the part of the mask that a pixel lies in."""
        self.inside = int(document.mask[pixel])
        part = component(document.mask == self.inside, *pixel)
        self._beneath = np.where(part, np.uint8(self._paint.provenance.rest), document.mask)
        self.show(Line(tuple(map(round_vertex, outline_of(part, DETAIL))), closed=True))

    def place(self, point: Vertex, reach: float) -> Vertex:
        """Return where a vertex lies that is put at a point."""
        snaps = self.snapping and self.document is not None
        return round_vertex(snap(point, self.document.mask, reach) if snaps and self.document is not None else point)

    def follow(self, before: Vertices) -> None:
        """Have the mask follow the line, where that changes any pixel, from what it was before."""
        document, after, protected = self.document, self.line.vertices, self._paint.protected
        if document is None or self._beneath is None or before == after:
            return
        gesture = follow(document.mask, before, after, value=self.inside, beneath=self._beneath, protected=protected)
        if gesture is None:
            return
        self._history.add(before)
        self._telling = True
        try:
            self.followed.emit(gesture.model_copy(update={"protected": protected}))
        finally:
            self._telling = False

    def see(self, gesture: Changing | Undo | Redo) -> None:
        """Go along with a gesture that was done: what undoes one of its own takes the vertices back, too."""
        if self._telling or not (self.line.closed or self._history.undone):
            return
        vertices = self._history.step(gesture, self.line.vertices)
        if vertices is None:
            self.drop()
        else:
            self.show(Line(vertices, closed=bool(vertices)))
