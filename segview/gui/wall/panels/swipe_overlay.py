"""The right side of a swiped panel: another scene behind a divider."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.drawing import Drawing
from segview.gui.wall.panels.linked_canvas import LinkedCanvas
from segview.gui.wall.panels.painter import Painter, Scene

GRIP = 7.0  # radius of the handle on the divider
PADDING = 4.0
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)


@dataclass(frozen=True, eq=False)
class Side:
    """A scene with its painter and its name."""

    painter: Painter
    scene: Scene
    name: str


class SwipeOverlay:
    """Draws another scene over the right part of a canvas, the divider, and the names of both sides.

    Args:
        canvas: The canvas of the panel.
        linked: The linked view.
        sampler: Samples images and maps.

    Attributes:
        drawing: The drawing of the right side.
    """

    def __init__(self, canvas: LinkedCanvas, linked: LinkedView, sampler: Sampler) -> None:
        self._canvas, self._linked = canvas, linked
        self.drawing = Drawing(sampler, canvas.update)
        self._names = ("", "")
        self._place = 0.5
        self.is_shown = False
        linked.moved.connect(self._follow)
        linked.rested.connect(lambda: linked.sharpen(self.drawing.sharpen))

    def show(self, side: Side | None, own_name: str) -> None:
        """Draw a side right of the panel's own scene, which is called ``own_name``; None removes it."""
        painter, scene = (None, None) if side is None else (side.painter, side.scene)
        names = ("", "") if side is None else (own_name, side.name)
        if names != self._names or self.is_shown != (side is not None):
            self._names, self.is_shown = names, side is not None
            self._canvas.update()
        self.drawing.show_scene(painter, scene, self._linked.size)

    def set_place(self, place: float) -> None:
        """Move the divider to a place, as a share of the visible part of the image."""
        if place != self._place:
            self._place = place
            self._canvas.update()

    @property
    def divider(self) -> float:
        """The divider's distance from the left of the canvas; it is at the same place of the image on every canvas."""
        rect = self._linked.rect
        return self._canvas.placed.map(QPointF(rect.left() + self._place * rect.width(), 0)).x()

    def paint(self, painter: QPainter, placed: QTransform) -> None:
        if not self.is_shown:
            return
        canvas = QRectF(self._canvas.rect())
        x = round(self.divider)
        self._draw(painter, placed, x)
        painter.fillRect(QRectF(x - 2, 0, 4, canvas.height()), _DARK)
        painter.fillRect(QRectF(x - 1, 0, 2, canvas.height()), _LIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_DARK, 2))
        painter.setBrush(_LIGHT)
        painter.drawEllipse(QPointF(x, canvas.height() / 2), GRIP, GRIP)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._name(painter, self._names[0], right=x - GRIP)
        self._name(painter, self._names[1], left=x + GRIP)

    def _follow(self) -> None:
        self.drawing.hurried = self._linked.moving

    def _draw(self, painter: QPainter, placed: QTransform, left: int) -> None:
        """Draw the right side from a column on, by way of a pixmap because a hurried drawing sets its own clipping."""
        ratio = painter.deviceTransform().m11()
        aside = QPixmap(self._canvas.size() * ratio)
        aside.setDevicePixelRatio(ratio)
        aside_painter = QPainter(aside)
        self.drawing.paint(aside_painter, placed, self._canvas)
        aside_painter.end()
        painter.drawPixmap(QPointF(left, 0), aside, QRectF(left * ratio, 0, aside.width(), aside.height()))

    def _name(self, painter: QPainter, text: str, *, left: float | None = None, right: float | None = None) -> None:
        room = painter.fontMetrics().boundingRect(text)
        box = QRectF(0, GRIP, room.width() + 2 * PADDING, room.height() + PADDING)
        if left is not None:
            box.moveLeft(left)
        elif right is not None:
            box.moveRight(right)
        painter.fillRect(box, QColor(0, 0, 0, 190))
        painter.setPen(_LIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
