"""The wall: a row for each ticked variant, a column for each chosen map, all looking at the same part of the image."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from segview.core.prediction import Prediction
from segview.core.request import Ask, Failure
from segview.core.settings import Look
from segview.gui.linked_view import LinkedView
from segview.gui.mosaic import Mosaic
from segview.gui.panels.panel import Panel
from segview.gui.rows import Rows
from segview.gui.sampler import Sampler
from segview.gui.session import Session

PATIENCE_MS = 400
INVITATION = "Open a folder of images, or drop one here (Ctrl+O)"


class Wall(QWidget):
    """Shows the session's picture and answers; threshold, band, opacity and maps act on what is already there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wall")
        self.setAccessibleName("Wall of pictures")
        self._session = session
        self._sampler = Sampler()
        self._rows = Rows(session, self._new_panel)
        self._enlarged: Panel | None = None
        self._enlarged_name = ""  # panels are used again for other maps
        self.linked = LinkedView(self)
        self.mosaic = Mosaic()
        self.mosaic.setObjectName("wall/scroll")
        self._invitation = QLabel(INVITATION, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._invitation.setObjectName("wall/empty")
        self._invitation.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._invitation)
        self._pages.addWidget(self.mosaic)
        # What takes less time than this comes without an announcement.
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)
        session.changed.connect(self._change)
        session.pictured.connect(self._show_picture)
        session.answered.connect(self._show_answer)
        session.failed.connect(self._show_failure)
        session.looked.connect(self._show_look)
        session.pointed.connect(self._show_point)
        self._change()

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
        """Let one panel fill the wall, or with None all be shown again."""
        self._enlarged, self._enlarged_name = panel, panel.objectName() if panel else ""
        self._arrange()

    def restore(self) -> None:
        """Show all panels again."""
        self.maximise(None)

    def grab_image(self, scale: float = 1.0) -> QImage:
        """Return the whole wall, also what is scrolled out of sight, drawn at ``scale`` times its size."""
        self.grab()  # lays out a wall that was never shown
        shown = self.mosaic.content if self.panels else self._invitation
        image = QImage(shown.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(self.palette().color(QPalette.ColorRole.Window))
        shown.render(image)
        return image

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._enlarged:
            self.restore()
        else:
            super().keyPressEvent(event)

    def _new_panel(self) -> Panel:
        panel = Panel(self.linked, self._sampler, self.mosaic.content)
        panel.pointed.connect(self._session.point_at)
        panel.enlarged.connect(self._enlarge)
        return panel

    def _enlarge(self, panel: Panel) -> None:
        self.maximise(None if self._enlarged else panel)

    def _arrange(self) -> None:
        empty = self._session.image is None
        self._pages.setCurrentWidget(self._invitation if empty else self.mosaic)
        if empty:
            return
        lines = self._rows.lines()
        here = [cell.panel for line in lines for cell in line]
        if self._enlarged not in here or self._enlarged.objectName() != self._enlarged_name:
            self._enlarged = None
        self.mosaic.show_lines(lines, alone=self._enlarged, size=self.linked.size)

    # Slots of the session --------------------------------------------------------------------------------------------

    def _change(self) -> None:
        self._rows.problem, self._rows.waited = "", False
        for answer in self._session.answers.values():
            self._rows.learn(answer)
        self._patience.start()
        self._show_picture()

    def _show_picture(self) -> None:
        if self._session.picture is not None:
            self.linked.show_image(self._session.picture.size)
        self._arrange()
        self._rows.fill()

    def _show_answer(self, answer: Prediction) -> None:
        self._rows.learn(answer)
        self._arrange()
        self._rows.fill(answer.request.variant)

    def _show_failure(self, failure: Failure) -> None:
        if isinstance(failure.question, Ask):
            self._rows.problem = failure.reason
        self._arrange()
        self._rows.fill()

    def _show_look(self, _look: Look) -> None:
        self._arrange()
        self._rows.fill()

    def _show_point(self) -> None:
        for panel in self.panels:
            panel.show_point(self._session.point)

    def _lose_patience(self) -> None:
        self._rows.waited = True
        self._rows.fill()
