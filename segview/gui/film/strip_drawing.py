"""The drawing of the strip over time: a surface, a line, and what they reach."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from segview.gui.language.translation import tr
from segview.gui.widgets import theme

LABEL = 16
MARK = 9
AREA, UNCERTAINTY = 2, 0
"""Places of their colours among those of plots."""


def heights(columns: NDArray[np.float32], height: int) -> NDArray[np.float32]:
    """Return the height in pixels for each column of the screen, where the largest reaches below the words."""
    largest = float(np.nanmax(columns)) if not np.isnan(columns).all() else 0.0
    return columns * np.float32((height - LABEL) / largest if largest > 0 else 0.0)


def draw_surface(painter: QPainter, columns: NDArray[np.float32]) -> None:
    """Draw the area: a bar of one pixel for each column of heights."""
    colour, bottom = QColor(_colour(AREA)), painter.viewport().height()
    colour.setAlpha(110)
    for across, height in enumerate(columns):
        if not np.isnan(height):
            painter.fillRect(QRectF(across, bottom - height, 1, height), colour)


def draw_line(painter: QPainter, columns: NDArray[np.float32]) -> None:
    """Draw the uncertainty: a line through the columns of heights, broken where nothing is known."""
    painter.setPen(QPen(QColor(_colour(UNCERTAINTY)), 1.5))
    bottom, line = painter.viewport().height(), QPolygonF()
    for across, height in enumerate(columns):
        if np.isnan(height):
            painter.drawPolyline(line)
            line = QPolygonF()
        else:
            line.append(QPointF(across + 0.5, bottom - height))
    painter.drawPolyline(line)


def draw_words(painter: QPainter, rect: QRect, numbers: NDArray[np.float32], text_colour: QColor) -> None:
    """Draw what the largest numbers are, or what to do where nothing is known."""
    if np.isnan(numbers).all():
        text, colour = (
            tr("Play the film, or measure it, to see area and uncertainty over time"),
            QColor(theme.roles().muted),
        )
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        return
    area, uncertainty = (float(number) for number in np.nanmax(numbers, axis=1))
    words = (
        (tr("area up to {share:.1f} %", share=100 * area), AREA),
        (tr("uncertainty up to {number:.2f}", number=uncertainty), UNCERTAINTY),
    )
    left = 6.0
    painter.setPen(text_colour)
    for text, place in words:
        painter.fillRect(QRectF(left, (LABEL - MARK) / 2, MARK, MARK), QColor(_colour(place)))
        left += MARK + 4
        painter.drawText(QPointF(left, LABEL - 4), text)
        left += painter.fontMetrics().horizontalAdvance(text) + 16


def _colour(place: int) -> str:
    return theme.roles().series[place]
