"""Overlays on the image of a panel: lines and marks of the same size at every zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from segview.gui.wall.panels.painter import Point


class Overlay(Protocol):
    """An overlay on the image."""

    def paint(self, painter: QPainter, placed: QTransform) -> None:
        """Draw it on a canvas; ``placed`` maps pixels of the image to pixels of the canvas."""
        ...


class Line:
    """A path of the image, drawn with one pen.

    Args:
        changed: Repaints the canvas.
        colour: Of the pen.
        width: Of the pen, in pixels of the screen.
        smooth: Whether slanted parts are smoothed.

    Attributes:
        path: What is drawn, in pixels of the image.
    """

    def __init__(self, changed: Callable[[], object], *, colour: QColor, width: float, smooth: bool = False) -> None:
        self._changed, self._pen, self._smooth = changed, QPen(colour, width), smooth
        self.path = QPainterPath()

    def show(self, path: QPainterPath) -> None:
        """Draw a path; an empty path removes the line."""
        if path != self.path:
            self.path = path
            self._changed()

    def show_box(self, box: QRectF | None) -> None:
        """Draw a rectangle; None removes the line."""
        path = QPainterPath()
        if box is not None:
            path.addRect(box)
        self.show(path)

    def show_points(self, points: Sequence[Point]) -> None:
        """Draw a line through points, given as rows and columns."""
        path = QPainterPath()
        if points:
            path.addPolygon(QPolygonF([QPointF(column, row) for row, column in points]))
        self.show(path)

    def paint(self, painter: QPainter, placed: QTransform) -> None:
        if self.path.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._smooth)
        painter.strokePath(placed.map(self.path), self._pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


@dataclass(frozen=True)
class Spot:
    """A mark on a point of the image.

    Attributes:
        point: Row and column.
        shape: ``+``, ``o`` or ``s`` for a square.
        size: Of it, in pixels of the screen.
        colour: Of its inside.
    """

    point: Point
    shape: str
    size: float
    colour: QColor


class Spots:
    """Marks with a thin rim.

    Args:
        changed: Repaints the canvas.
        rim: Of the marks.

    Attributes:
        spots: What is drawn.
    """

    def __init__(self, changed: Callable[[], object], *, rim: QPen) -> None:
        self._changed, self._rim = changed, rim
        self.spots: tuple[Spot, ...] = ()

    def show(self, spots: Sequence[Spot]) -> None:
        """Replace the marks."""
        if tuple(spots) != self.spots:
            self.spots = tuple(spots)
            self._changed()

    def paint(self, painter: QPainter, placed: QTransform) -> None:
        if not self.spots:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._rim)
        for spot in self.spots:
            painter.setBrush(spot.colour)
            painter.drawPath(_shape(spot).translated(placed.map(QPointF(spot.point[1], spot.point[0]))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _shape(spot: Spot) -> QPainterPath:
    half, path = spot.size / 2, QPainterPath()
    if spot.shape == "o":
        path.addEllipse(QPointF(), half, half)
    elif spot.shape == "s":
        path.addRect(QRectF(-half, -half, spot.size, spot.size))
    else:
        arm = spot.size / 10
        corners = [(-half, -arm), (-arm, -arm), (-arm, -half), (arm, -half), (arm, -arm), (half, -arm)]
        path.addPolygon(QPolygonF([QPointF(*one) for one in [*corners, *((-x, -y) for x, y in corners)]]))
        path.closeSubpath()
    return path
