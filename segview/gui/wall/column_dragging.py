"""Reordering of columns by dragging the title of a panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QRubberBand

from segview.gui.session.session import Session
from segview.gui.wall.mosaic import GAP, Mosaic
from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.rows import Rows

LINE = 4  # width in pixels of the line that marks the new place of a column


class ColumnDragging(QObject):
    """Draws a line at the new place of a dragged column, and moves the column there at the end of the drag.

    Args:
        session: The session that the wall shows.
        rows: Decides which orders are possible.
        mosaic: Contains the panels.
        parent: Parent object.
    """

    def __init__(self, session: Session, rows: Rows, mosaic: Mosaic, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._rows, self._mosaic = session, rows, mosaic
        self.line = QRubberBand(QRubberBand.Shape.Line, mosaic.content)
        self.line.setObjectName("wall/column line")

    def watch(self, panel: Panel) -> None:
        """Make the column of a panel draggable."""
        title = panel.header.title
        title.dragged.connect(partial(self._drag, panel))
        title.dropped.connect(partial(self._drop, panel))

    def _drag(self, panel: Panel, point: QPoint) -> None:
        to = self._panel_at(point)
        maps = None if to is None else self._rows.move_column(panel, to)
        title = panel.header.title
        title.setCursor(Qt.CursorShape.ClosedHandCursor if maps else Qt.CursorShape.ForbiddenCursor)
        self.line.setVisible(maps is not None)
        if to is not None and maps is not None:
            place = to.geometry()
            left = place.left() - (GAP + LINE) // 2 if place.left() < panel.x() else place.right() + (GAP - LINE) // 2
            self.line.setGeometry(QRect(left, place.top(), LINE, place.height()))
            self.line.raise_()

    def _drop(self, panel: Panel, point: QPoint) -> None:
        self.line.hide()
        panel.header.title.unsetCursor()
        to = self._panel_at(point)
        maps = None if to is None else self._rows.move_column(panel, to)
        if maps is not None:
            self._session.show(maps=maps)

    def _panel_at(self, point: QPoint) -> Panel | None:
        """Return the panel at a point of the screen."""
        here = self._mosaic.content.mapFromGlobal(point)
        return next((panel for panel in self._mosaic.panels if panel.geometry().contains(here)), None)
