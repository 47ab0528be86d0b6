"""The edited polygon: its line, and the mask that follows it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document, Mask
from segview.annotation.gestures import Changing, Redo, Replace, Undo
from segview.annotation.region_tools import component
from segview.annotation.vertices import Vertex, Vertices, follow, outline_of, round_vertex, snap
from segview.gui.correction.paint import TARGET, Paint
from segview.gui.correction.vertex_line import History, Line

DETAIL = 1.5  # largest distance in pixels of a traced line from the edge of the part


class EditedPolygon(QObject):
    """Holds a line; after it is closed the mask follows it, with one gesture for each change.

    Args:
        paint: The settings of the tools.

    Attributes:
        line: The line.
        snapping: Whether vertices move to near edges: those of the image, and those between classes.
        document: The mask, or None.
        inside: The class inside the line.

    Signals:
        changed(): the line has changed.
        dropped(): the line has been dropped.
        followed(Replace): the gesture with which the mask follows the line.
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

    def set_document(self, document: Document | None) -> None:
        """Set the mask; None if there is none."""
        if document is not self.document:
            self.document = document
            self.drop()

    def drop(self) -> None:
        """Drop the line; the mask does not change."""
        self._history, self._beneath = History(), None
        self.dropped.emit()
        self.show(Line())

    def show(self, line: Line) -> None:
        """Set the line; the mask does not change."""
        if line != self.line:
            self.line = line
            self.changed.emit()

    def close(self) -> None:
        """Close the line; from now on the mask follows it."""
        if self.document is not None:
            self._beneath = self.document.mask.copy()
            self.show(Line(self.line.vertices, closed=True))
            self.follow(())

    def take_up(self, document: Document, pixel: tuple[int, int]) -> None:
        """Trace the part of the mask around a pixel with vertices."""
        self.inside = int(document.mask[pixel])
        part = component(document.mask == self.inside, *pixel)
        self._beneath = np.where(part, np.uint8(self._paint.provenance.rest), document.mask)
        self.show(Line(tuple(map(round_vertex, outline_of(part, DETAIL))), closed=True))

    def place(self, point: Vertex, reach: float) -> Vertex:
        """Return the place of a vertex that is put at a point."""
        snaps = self.snapping and self.document is not None
        return round_vertex(snap(point, self.document.mask, reach) if snaps and self.document is not None else point)

    def follow(self, before: Vertices) -> None:
        """Make the mask follow the line from its vertices ``before``, if that changes any pixel."""
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
        """React to a gesture: undo and redo of the polygon's own gestures also restore the vertices."""
        if self._telling or not (self.line.closed or self._history.undone):
            return
        vertices = self._history.step(gesture, self.line.vertices)
        if vertices is None:
            self.drop()
        else:
            self.show(Line(vertices, closed=bool(vertices)))
