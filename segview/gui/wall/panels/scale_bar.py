"""A scale bar of a round length, in millimetres if the size of pixels is known."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from segview.core.images.spacing import Spacing

SHARE = 0.3  # largest length of the bar, as a share of the canvas
_ROUND = (5.0, 2.0, 1.0)
_EDGE = 10.0


def bar_of(pixels: float, spacing: Spacing | None) -> tuple[float, str]:
    """Return the length of a bar in pixels of the image, and its text.

    Args:
        pixels: The largest length in pixels of the image.
        spacing: The size of pixels, or None if not known.
    """
    width = spacing.columns if spacing else 1.0
    most = pixels * width
    if most <= 0:
        return 0.0, ""
    power = 10.0 ** floor(log10(most))
    length = next(step * power for step in _ROUND if step * power <= most * (1 + 1e-9))
    if spacing is None:
        return length, f"{length:g} px"
    return length / width, f"{length:g} mm" if length >= 0.1 else f"{1000 * length:g} µm"


def draw_scale_bar(painter: QPainter, place: QRectF, columns: int, canvas: QRectF, spacing: Spacing | None) -> None:
    """Draw a bar at the lower right of a canvas, dark and light, so that it is visible on any image.

    Args:
        painter: Painter of the canvas.
        place: Rectangle of the whole image on the canvas.
        columns: Number of columns of the image.
        canvas: Rectangle of the canvas.
        spacing: The size of pixels, or None if not known.
    """
    magnified = place.width() / columns
    seen = min(place.right(), canvas.right()) - max(place.left(), canvas.left())
    pixels, text = bar_of(SHARE * seen / magnified if magnified > 0 else 0.0, spacing)
    if not pixels:
        return
    right, bottom = min(place.right(), canvas.right()) - _EDGE, min(place.bottom(), canvas.bottom()) - _EDGE
    left = right - pixels * magnified
    for colour, wide in ((QColor(0, 0, 0, 190), 5.0), (QColor(255, 255, 255), 2.5)):
        painter.setPen(QPen(colour, wide, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(left - (wide - 2.5) / 2, bottom), QPointF(right + (wide - 2.5) / 2, bottom))
    height = painter.fontMetrics().height()
    room = QRectF(left - 60, bottom - 4 - height, right - left + 120, height)
    for shift in (QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)):
        painter.setPen(QColor(0, 0, 0, 220))
        painter.drawText(room.translated(shift), Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
