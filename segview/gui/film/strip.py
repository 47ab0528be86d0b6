"""A clickable strip of the measures over time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from segview.core.films.film import FrameMeasure
from segview.gui.film.strip_drawing import draw_line, draw_surface, draw_words, runs
from segview.gui.language.translation import tr

HEIGHT = 72


class FilmStrip(QWidget):
    """The area of the mask as a surface, the mean uncertainty as a line, and the position in the film.

    Each is scaled from 0 to its largest value. Gaps of ``BRIDGED`` or more frames without measures stay empty.

    Signals:
        sought(int): the user clicked on the frame with this index.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("film/strip")
        self.setAccessibleName(tr("Area and uncertainty over time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._count, self._place = 0, 0
        self._numbers: NDArray[np.float32] = np.full((2, 0), np.nan, np.float32)

    def show_measures(self, count: int, measures: Mapping[int, FrameMeasure | None]) -> None:
        """Show the measures of ``count`` frames, by index; frames without measures are left out."""
        numbers = np.full((2, count), np.nan, np.float32)
        for place, one in measures.items():
            if one is not None and place < count:
                numbers[:, place] = one.area, one.uncertainty
        self._count, self._numbers = count, numbers
        self.update()

    def add(self, place: int, measure: FrameMeasure) -> None:
        """Show the measures of one more frame."""
        if place < self._count:
            self._numbers[:, place] = measure.area, measure.uncertainty
            self.update()

    def show_place(self, place: int, *, free: int = 0) -> None:
        """Mark the position in the film, and clear the measures of ``free`` frames from there on."""
        self._place = place
        self._numbers[:, place : place + free] = np.nan
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        area, uncertainty = (runs(row, self.width(), self.height()) for row in self._numbers)
        draw_surface(painter, area, max(self.width() / max(self._count, 1), 1.0))
        draw_line(painter, uncertainty)
        draw_words(painter, self.rect(), self._numbers, self.palette().color(QPalette.ColorRole.Text))
        if self._count:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1))
            across = self._across(self._place)
            painter.drawLine(QPointF(across, 0), QPointF(across, self.height()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)
        elif self._count:
            QToolTip.showText(event.globalPosition().toPoint(), _frame_text(self._at(event), self._numbers), self)

    def leaveEvent(self, _event: QEvent) -> None:
        QToolTip.hideText()

    def _seek(self, event: QMouseEvent) -> None:
        if self._count and event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self._at(event))

    def _at(self, event: QMouseEvent) -> int:
        return min(max(int(event.position().x() * self._count / max(self.width(), 1)), 0), self._count - 1)

    def _across(self, place: int) -> float:
        return (place + 0.5) * self.width() / max(self._count, 1)


def _frame_text(place: int, numbers: NDArray[np.float32]) -> str:
    """Return the number of a frame, with its measures if known."""
    area, uncertainty = (float(number) for number in numbers[:, place])
    if np.isnan(area):
        return tr("Frame {number:,}", number=place + 1)
    return tr(
        "Frame {number:,}: area {area:.2f} %, uncertainty {uncertainty:.3f}",
        number=place + 1,
        area=100 * area,
        uncertainty=uncertainty,
    )
