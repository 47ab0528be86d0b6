"""The marks of an image in the list: ground truth, decision, unfinished correction, and failure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from segview.annotation.verdict import Decision
from segview.core.maps.palette import CORRECTED, RGB, TRUTH

TRUTH_SIDE, STATE_SIDE = 9, 16

# Each state also has a sign of its own, for users who cannot distinguish the colours.
COLOURS: dict[Decision, RGB] = {
    Decision.ACCEPTED: (64, 190, 96),
    Decision.CORRECTED: CORRECTED,
    Decision.REJECTED: (240, 96, 84),
    Decision.SKIPPED: (150, 156, 168),
    Decision.UNVERIFIED: (232, 186, 80),
}
_SIGNS: dict[Decision, tuple[tuple[tuple[float, float], ...], ...]] = {
    Decision.ACCEPTED: (((0.26, 0.52), (0.44, 0.70), (0.74, 0.32)),),
    Decision.CORRECTED: (((0.28, 0.72), (0.34, 0.54), (0.66, 0.22)), ((0.28, 0.72), (0.46, 0.66), (0.78, 0.34))),
    Decision.REJECTED: (((0.3, 0.3), (0.7, 0.7)), ((0.3, 0.7), (0.7, 0.3))),
    Decision.SKIPPED: (((0.28, 0.28), (0.48, 0.5), (0.28, 0.72)), ((0.54, 0.28), (0.74, 0.5), (0.54, 0.72))),
    Decision.UNVERIFIED: (
        ((0.34, 0.36), (0.42, 0.24), (0.58, 0.24), (0.66, 0.36), (0.5, 0.5), (0.5, 0.6)),
        ((0.5, 0.76), (0.5, 0.78)),
    ),
}


def draw_truth(painter: QPainter, place: QRect) -> None:
    """Draw a disc in the colour of the ground truth, with a dark ring so that it is visible on bright images too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1.5))
    painter.setBrush(QColor(*TRUTH))
    painter.drawEllipse(place)
    painter.restore()


def draw_unfinished(painter: QPainter, place: QRect) -> None:
    """Draw three dots in the colour of corrections: a correction is unfinished."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(*CORRECTED), 1.2, Qt.PenStyle.DashLine))
    room = QRectF(place).adjusted(0.6, 0.6, -0.6, -0.6)
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*CORRECTED))
    for x in (0.25, 0.5, 0.75):
        painter.drawEllipse(room.topLeft() + QPointF(x * room.width(), 0.5 * room.height()), 1.3, 1.3)
    painter.restore()


def draw_failed(painter: QPainter, place: QRect) -> None:
    """Draw a triangle with an exclamation mark: a task on the image failed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRectF(place).adjusted(0.6, 0.6, -0.6, -0.6)

    def at(x: float, y: float) -> QPointF:
        return room.topLeft() + QPointF(x * room.width(), y * room.height())

    painter.setPen(QPen(QColor(0, 0, 0, 200), 1.2, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor(*COLOURS[Decision.REJECTED]))
    painter.drawPolygon([at(0.5, 0.04), at(1.0, 0.94), at(0.0, 0.94)])
    painter.setPen(QPen(QColor(16, 17, 19), 1.8, c=Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([at(0.5, 0.38), at(0.5, 0.6)])
    painter.drawPolyline([at(0.5, 0.78), at(0.5, 0.79)])
    painter.restore()


def draw_state(painter: QPainter, place: QRect, decision: Decision, *, saved: bool = True) -> None:
    """Draw the sign of a decision; it is hollow until the decision is saved."""
    if decision == Decision.OPEN:
        return
    colour = QColor(*COLOURS[decision])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 200) if saved else colour, 1.2))
    painter.setBrush(colour if saved else Qt.BrushStyle.NoBrush)
    room = QRectF(place).adjusted(0.6, 0.6, -0.6, -0.6)
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(QPen(QColor(16, 17, 19) if saved else colour, 2.0, c=Qt.PenCapStyle.RoundCap))
    for line in _SIGNS[decision]:
        painter.drawPolyline([room.topLeft() + QPointF(x * room.width(), y * room.height()) for x, y in line])
    painter.restore()
