"""The screen that shows the frames of a film."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from segview.core.films.film import FilmFrame
from segview.gui.film.painter import FilmPainter
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.canvas import Canvas
from segview.gui.wall.panels.painter import Scene


class FilmScreen(QWidget):
    """Shows a frame with its prediction, or a sentence instead.

    Args:
        session: The session, with the view settings.

    Signals:
        enlarged(): the frame was double-clicked.
    """

    enlarged = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame: FilmFrame | None = None
        self._map = ""
        self._painter = FilmPainter()
        self.linked = LinkedView(self)
        self.canvas = Canvas(self.linked, Sampler(), self)
        self.canvas.setObjectName("film/canvas")
        self.canvas.setAccessibleName(tr("Film"))
        self.message = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.message.setObjectName("film/message")
        self.message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self.message)
        self.setFocusProxy(self.canvas)
        self.canvas.enlarged.connect(self.enlarged)
        session.view_changed.connect(self.paint)

    def show_frame(self, frame: FilmFrame, shown: str) -> None:
        """Show a frame with the named map over it; no map if the name is empty."""
        self._frame, self._map = frame, shown
        if frame.image is None:
            self.say(tr(frame.problem))
            return
        self._pages.setCurrentWidget(self.canvas)
        self.linked.show_image(frame.image.size)
        self.paint()

    def say(self, text: str) -> None:
        """Show a sentence instead of a frame."""
        self.message.setText(text)
        self._pages.setCurrentWidget(self.message)

    def clear(self) -> None:
        """Show no frame."""
        self._frame = None
        self._pages.setCurrentWidget(self.canvas)

    def paint(self) -> None:
        """Draw the frame with the present view settings."""
        frame = self._frame
        if frame is not None and frame.image is not None:
            shown = None if frame.prediction is None else frame.prediction.maps.get(self._map)
            self.canvas.show_scene(self._painter, Scene(self._session.view, frame.image, frame.prediction, shown))
