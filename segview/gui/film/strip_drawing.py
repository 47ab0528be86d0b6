"""The drawing of the strip over time: a surface, a line, and their largest values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from segview.gui.language.translation import tr
from segview.gui.widgets import theme

BRIDGED = 25
"""Largest gap, in frames without measures, across which the curves are drawn: playing can skip frames."""

LABEL = 16
MARK = 9
AREA, UNCERTAINTY = 2, 0
"""Indices of their colours in the theme's colours of plots."""


def runs(numbers: NDArray[np.float32], width: int, height: int) -> list[NDArray[np.float64]]:
    """Return the curve of numbers over time in pieces, each of shape (N, 2), x and y in pixels.

    The largest number reaches up to the words. Gaps of fewer than ``BRIDGED`` frames without a number are bridged;
    longer gaps end a piece. If several frames share a column of the screen, the largest number counts.
    """
    count = len(numbers)
    if count > width > 0:
        numbers = np.fmax.reduceat(numbers, np.arange(width) * count // width)
    known = np.flatnonzero(~np.isnan(numbers))
    if not len(known) or width <= 0:
        return []
    largest = float(numbers[known].max())
    up = numbers[known] * ((height - LABEL) / largest if largest > 0 else 0.0)
    points = np.stack([(known + 0.5) * width / len(numbers), height - up], axis=1).astype(np.float64)
    ends = np.flatnonzero(np.diff(known) > max(1.0, BRIDGED * len(numbers) / count)) + 1
    return np.split(points, ends)


def draw_surface(painter: QPainter, pieces: Sequence[NDArray[np.float64]], wide: float) -> None:
    """Draw the area under a curve; ``wide`` is the width of a frame in pixels."""
    colour, bottom = QColor(_colour(AREA)), painter.viewport().height()
    colour.setAlpha(110)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for piece in pieces:
        (first, begin), (last, end) = piece[0], piece[-1]
        left, right = first - wide / 2, last + wide / 2
        around = np.concatenate([[[left, bottom], [left, begin]], piece, [[right, end], [right, bottom]]])
        painter.drawPolygon(_polygon(around))


def draw_line(painter: QPainter, pieces: Sequence[NDArray[np.float64]]) -> None:
    """Draw a curve; a piece with a single frame becomes a dot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(_colour(UNCERTAINTY)), 1.5))
    for piece in pieces:
        if len(piece) > 1:
            painter.drawPolyline(_polygon(piece))
        else:
            painter.drawEllipse(QPointF(*piece[0]), 1.0, 1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _polygon(points: NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def draw_words(painter: QPainter, rect: QRect, numbers: NDArray[np.float32], text_colour: QColor) -> None:
    """Write the largest values, or if there are none, what the user can do to get them."""
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
