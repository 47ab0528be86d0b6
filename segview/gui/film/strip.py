"""A strip of what was found over time, on which one can click."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from segview.core.films.film import FrameMeasure
from segview.gui.language.translation import tr
from segview.gui.widgets import theme

HEIGHT = 72
LABEL = 16
MARK = 9
AREA, UNCERTAINTY = 2, 0
"""Places of their colours among those of plots."""


class FilmStrip(QWidget):
    """The area of the mask as a surface, the mean uncertainty as a line, and where one is in the film.

    Both reach from 0 to the largest that there is. What is not known is left free.

    Signals:
        sought(int): a place in the film was clicked.
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
        """Show what is known of so many frames."""
        numbers = np.full((2, count), np.nan, np.float32)
        for place, one in measures.items():
            if one is not None and place < count:
                numbers[:, place] = one.area, one.uncertainty
        self._count, self._numbers = count, numbers
        self.update()

    def add(self, place: int, measure: FrameMeasure) -> None:
        """Show one more."""
        if place < self._count:
            self._numbers[:, place] = measure.area, measure.uncertainty
            self.update()

    def show_place(self, place: int) -> None:
        """Mark where one is in the film."""
        self._place = place
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        area, uncertainty = (_columns(row, self.width()) for row in self._numbers)
        self._draw_surface(painter, area)
        self._draw_line(painter, uncertainty)
        self._draw_words(painter)
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
            QToolTip.showText(event.globalPosition().toPoint(), self._told(self._at(event)), self)

    def leaveEvent(self, _event: QEvent) -> None:
        QToolTip.hideText()

    def _seek(self, event: QMouseEvent) -> None:
        if self._count and event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self._at(event))

    def _at(self, event: QMouseEvent) -> int:
        return min(max(int(event.position().x() * self._count / max(self.width(), 1)), 0), self._count - 1)

    def _across(self, place: int) -> float:
        return (place + 0.5) * self.width() / max(self._count, 1)

    def _told(self, place: int) -> str:
        area, uncertainty = (float(number) for number in self._numbers[:, place])
        if np.isnan(area):
            return tr("Frame {number:,}", number=place + 1)
        return tr(
            "Frame {number:,}: area {area:.2f} %, uncertainty {uncertainty:.3f}",
            number=place + 1,
            area=100 * area,
            uncertainty=uncertainty,
        )

    def _draw_surface(self, painter: QPainter, columns: NDArray[np.float32]) -> None:
        colour = QColor(_colour(AREA))
        colour.setAlpha(110)
        for across, height in enumerate(self._heights(columns)):
            if not np.isnan(height):
                painter.fillRect(QRectF(across, self.height() - height, 1, height), colour)

    def _draw_line(self, painter: QPainter, columns: NDArray[np.float32]) -> None:
        painter.setPen(QPen(QColor(_colour(UNCERTAINTY)), 1.5))
        line = QPolygonF()
        for across, height in enumerate(self._heights(columns)):
            if np.isnan(height):
                painter.drawPolyline(line)
                line = QPolygonF()
            else:
                line.append(QPointF(across + 0.5, self.height() - height))
        painter.drawPolyline(line)

    def _draw_words(self, painter: QPainter) -> None:
        if np.isnan(self._numbers).all():
            text, colour = (
                tr("Play the film, or measure it, to see area and uncertainty over time"),
                QColor(theme.roles().muted),
            )
            painter.setPen(colour)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        area, uncertainty = (float(number) for number in np.nanmax(self._numbers, axis=1))
        words = (
            (tr("area up to {share:.1f} %", share=100 * area), AREA),
            (tr("uncertainty up to {number:.2f}", number=uncertainty), UNCERTAINTY),
        )
        left = 6.0
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        for text, place in words:
            painter.fillRect(QRectF(left, (LABEL - MARK) / 2, MARK, MARK), QColor(_colour(place)))
            left += MARK + 4
            painter.drawText(QPointF(left, LABEL - 4), text)
            left += painter.fontMetrics().horizontalAdvance(text) + 16

    def _heights(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        largest = float(np.nanmax(columns)) if not np.isnan(columns).all() else 0.0
        room = self.height() - LABEL
        return columns * np.float32(room / largest if largest > 0 else 0.0)


def _colour(place: int) -> str:
    return theme.roles().series[place]


def _columns(row: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Return the number for each column of the screen: the largest of the frames that share it."""
    if not len(row) or width <= 0:
        return np.full(max(width, 0), np.nan, np.float32)
    starts = np.arange(width) * len(row) // width
    return np.fmax.reduceat(row, starts)
