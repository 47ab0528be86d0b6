"""The wall: a row for each ticked variant, a column for each chosen map, all with the same part of the image."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from segview.gui.altering.tool_controller import AlteringTool
from segview.gui.correction.tools import Tool
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall import visibility
from segview.gui.wall.column_dragging import ColumnDragging
from segview.gui.wall.content import Score
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.invitation import Invitation, Reminder
from segview.gui.wall.mosaic import Cell, Mosaic
from segview.gui.wall.panels.painter import Point
from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.rows import Rows
from segview.gui.wall.scenes import Row
from segview.gui.wall.swiping import Swiping
from segview.gui.widgets.stacked import stack_pages


class Wall(QWidget):
    """Shows the session's image and predictions; view settings act without a new prediction.

    Signals:
        unfolded(): the user asks for the classes that do not fit in a legend.
        explained(str): the user asks for an explanation of the map of a column.
    """

    unfolded = Signal()
    explained = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None, score: Score | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wall")
        self.setAccessibleName(tr("Wall of images"))
        self._session = session
        self._sampler = Sampler()
        self._rows = Rows(session, self._new_panel, self, score)
        self._enlarged: Panel | None = None
        self._enlarged_place: tuple[Row, str] | None = None  # panels are reused for other maps
        self.linked = LinkedView(self)
        self.mosaic = Mosaic()
        self.mosaic.setObjectName("wall/scroll")
        self._dragging = ColumnDragging(session, self._rows, self.mosaic, self)
        self._invitation = Invitation(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Reminder(session))
        self.swiping = Swiping(session, self._rows, self.linked, self._sampler, self)
        self._pages = stack_pages(column, self._invitation, self.mosaic)
        self._rows.changed.connect(self._arrange)
        session.pointed.connect(self._show_point)
        self._rows.renew()

    @property
    def panels(self) -> list[Panel]:
        """The panels shown, row by row."""
        return self.mosaic.panels if self._pages.currentWidget() is self.mosaic else []

    @property
    def view(self) -> QRectF:
        """The rectangle of the image, in its pixels, that every panel shows."""
        return QRectF(self.linked.rect)

    def fit(self) -> None:
        """Show the whole image."""
        self.linked.fit()

    def zoom(self, factor: float) -> None:
        """Magnify about the middle by a factor."""
        if self.panels:
            self.linked.zoom(factor, self.panels[0].canvas.device_size)

    def maximise(self, panel: Panel | None) -> None:
        """Show one panel alone; None shows all again."""
        self._enlarged, self._enlarged_place = panel, self._rows.places.get(panel) if panel else None
        self._arrange()

    def grab_image(self, scale: float = 1.0) -> QImage:
        """Return an image of the whole wall, also of parts out of view, at ``scale`` times its size."""
        self.grab()  # lays out a wall that was never shown
        shown = self.mosaic.content if self.panels else self._invitation
        image = QImage(shown.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(self.palette().color(QPalette.ColorRole.Window))
        if self.panels:
            self.mosaic.render_whole(image)
        else:
            shown.render(image)
        return image

    def keyPressEvent(self, event: QKeyEvent) -> None:
        correction = self._session.correction
        if event.key() == Qt.Key.Key_Escape and correction.tools.leave():
            return
        if event.key() == Qt.Key.Key_Escape and correction.tools.tool:
            correction.tools.pick(Tool.NONE)
        elif event.key() == Qt.Key.Key_Escape and self._session.altering.tools.tool:
            self._session.altering.tools.pick(AlteringTool.NONE)
        elif event.key() == Qt.Key.Key_Escape and self._enlarged:
            self.maximise(None)
        elif event.key() == Qt.Key.Key_Escape and self.linked.marks:
            self.linked.marks.clear()
        else:
            super().keyPressEvent(event)

    def _new_panel(self) -> Panel:
        session = self._session
        panel = Panel(self.linked, self._sampler, self.mosaic.content, session.correction.tools, session.altering.tools)
        panel.pointed.connect(self._session.point_at)
        panel.clicked.connect(partial(_query, session))
        panel.enlarged.connect(lambda: self.maximise(None if self._enlarged else panel))
        panel.picked.connect(lambda name, alone: visibility.pick(self._session, name, alone=alone))
        panel.unfolded.connect(self.unfolded)
        panel.explained.connect(self.explained)
        panel.seeded.connect(partial(_seed, session))
        self._dragging.watch(panel)
        return panel

    def _arrange(self) -> None:
        if self._session.current_image.opened is not None:
            self.linked.show_image(self._session.current_image.opened.size)
        empty = self._session.image is None
        self._pages.setCurrentWidget(self._invitation if empty else self.mosaic)
        if empty:
            return
        lines = self._rows.lines()
        here = [cell.panel for line in lines for cell in line]
        if self._enlarged not in here or self._rows.places.get(self._enlarged) != self._enlarged_place:
            self._enlarged = None
        self.mosaic.show_lines(lines, alone=self._enlarged, size=self.linked.size)
        self._mark_clicks(lines)

    def _mark_clicks(self, lines: list[list[Cell]]) -> None:
        """Mark the clicks in the panels of the variants that take them."""
        session = self._session
        marks = [(click.row, click.column, click.belongs) for click in session.seeds.of(session.current_image.identity)]
        for cell in (cell for line in lines for cell in line):
            variant = self._rows.variant_in(cell.panel)
            cell.panel.canvas.show_seeds(
                marks if variant is not None and session.catalogue.takes_clicks(variant) else ()
            )

    def _show_point(self) -> None:
        for panel in self.panels:
            panel.show_point(self._session.point)


def _seed(session: Session, point: Point, belongs: bool) -> None:
    """Add a click for the ticked variants that take clicks."""
    image = session.current_image.opened
    if image is not None and any(map(session.catalogue.takes_clicks, session.ticked)):
        session.seeds.click(image, point, belongs=belongs)


def _query(session: Session, point: Point) -> None:
    """Move the query point to a clicked point, if any map needs one."""
    if session.inspection.needs_point:
        session.inspection.put_point(point)
