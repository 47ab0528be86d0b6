"""Columns are brought into another order by dragging the title of a panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QRubberBand

from segview.gui.session.session import Session
from segview.gui.wall.mosaic import GAP, Mosaic
from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.rows import Rows

LINE = 4  # pixels of the line that says where a column would stand


class ColumnDragging(QObject):
    """Draws a line where a dragged column would stand, and has it stand there when it is let go.

    Args:
        session: What the wall shows.
        rows: Says which orders there can be.
        mosaic: Where the panels stand.
        parent: Owns it.
    """

    def __init__(self, session: Session, rows: Rows, mosaic: Mosaic, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._rows, self._mosaic = session, rows, mosaic
        self.line = QRubberBand(QRubberBand.Shape.Line, mosaic.content)
        self.line.setObjectName("wall/column line")

    def watch(self, panel: Panel) -> None:
        """Let the column of a panel be dragged."""
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
