"""The drawing of a canvas: a scene at the resolution of the screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import floor

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QTransform
from PySide6.QtWidgets import QWidget

from segview.core.maps.palette import QUERY
from segview.gui.wall.drawing.ready import Ready, draw, fill
from segview.gui.wall.drawing.render import Grid, Layer
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.painter import Painter, Point, Scene
from segview.gui.wall.panels.scale_bar import draw_scale_bar

GAP = 6.0  # half the opening at the middle of the cross, in which the tissue stays free
PADDING = 4.0
RING = 6.0  # radius of the mark of the query point


class Drawing:
    """Covers the image, and paints what a painter makes of a scene.

    What was painted is kept until the scene, the view or the canvas change, so that a moving cursor costs a copy. While
    the hand moves the view, what was painted before is drawn where it lies now, and sampled when the hand rests.

    Args:
        sampler: Samples images and maps.
        repaint: Has the canvas painted anew.

    Attributes:
        size: Rows and columns of the image.
        hurried: Whether the hand is moving the view.
    """

    def __init__(self, sampler: Sampler, repaint: Callable[[], object]) -> None:
        self._sampler, self._repaint = sampler, repaint
        self.size = (1, 1)
        self._scene: Scene | None = None
        self._painter: Painter | None = None
        self._key: Hashable = None
        self._point: Point | None = None
        self._query: Point | None = None
        self._drawn: tuple[Hashable, list[Layer]] = (None, [])
        self._ready = Ready()
        self._unsharp = False
        self.hurried = False

    def show_scene(self, painter: Painter | None, scene: Scene | None, size: tuple[int, int]) -> None:
        """Draw a scene of an image of so many rows and columns; nothing happens where it would look the same."""
        key = (painter, painter.key(scene)) if painter and scene else None
        self.size = size
        self._painter, self._scene = painter, scene
        if key != self._key:
            self._key = key
            self._drawn = (None, [])
            self._ready.forget()
            self._repaint()

    def show_point(self, point: Point | None) -> None:
        """Draw the cross at a point of the image, or nowhere."""
        if point != self._point:
            self._point = point
            self._repaint()

    def show_query(self, point: Point | None) -> None:
        """Mark the query point, or nothing."""
        if point != self._query:
            self._query = point
            self._repaint()

    def sharpen(self) -> None:
        """Sample what was drawn in a hurry."""
        self.hurried = False
        if self._unsharp:
            self._repaint()

    @property
    def reading(self) -> str:
        """The value under the cross."""
        if self._painter is None or self._scene is None or self._point is None:
            return ""
        return self._painter.reading(self._scene, self._point)

    def paint(self, painter: QPainter, placed: QTransform, widget: QWidget) -> None:
        """Draw the scene, the query point and the cross on the colour of the canvas, all of which is painted.

        ``placed`` leads from pixels of the image to those of the canvas.
        """
        ground = widget.palette().color(QPalette.ColorRole.Base)
        if self._painter is None or self._scene is None or 0 in (placed.m11(), placed.m22()):
            painter.fillRect(widget.rect(), ground)
            return
        place, ratio = placed.mapRect(QRectF(0, 0, self.size[1], self.size[0])), painter.deviceTransform().m11()
        self._paint_scene(painter, _grid(place, ratio, widget), ratio, widget.rect(), ground)
        if self._scene.view.scale_bar and self._scene.map is None:
            draw_scale_bar(painter, place, self.size[1], QRectF(widget.rect()), self._scene.spacing)
        if self._query is not None:
            _draw_query(painter, place, self._query)
        if self._point is not None:
            _draw_cross(painter, place, self._point, QRectF(widget.rect()))
            _draw_reading(painter, self.reading, QRectF(widget.rect()))

    def _paint_scene(self, painter: QPainter, grid: Grid, ratio: float, canvas: QRect, ground: QColor) -> None:
        known = self._drawn[0] == (self._key, grid)
        ready = self._ready.images(self._key, grid) if self.hurried and not known else []
        self._unsharp = bool(ready)
        # What was drawn before is one image by now, which is copied.
        again = self._ready.merged(self._key, grid) if known else None
        if ready or again is not None:
            fill(painter, ground, canvas, grid, ratio)
            draw(painter, ready if again is None else [again], grid, ratio)
            return
        layers = self._layers(grid)
        if layers and not layers[0].image.hasAlphaChannel():
            fill(painter, ground, canvas, grid, ratio)
        else:
            painter.fillRect(canvas, ground)
        for one in layers:
            one.image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(one.column / ratio, one.row / ratio), one.image)

    def _layers(self, grid: Grid) -> list[Layer]:
        assert self._painter is not None
        assert self._scene is not None
        key = (self._key, grid)
        if self._drawn[0] != key:
            layers = [] if grid.empty else self._painter.layers(self._scene, grid, self._sampler)
            self._drawn = (key, layers)
            self._ready.keep(self._key, grid, layers)
        return self._drawn[1]


def _grid(place: QRectF, ratio: float, widget: QWidget) -> Grid:
    canvas = (round(widget.height() * ratio), round(widget.width() * ratio))
    return Grid(place.left() * ratio, place.top() * ratio, place.width() * ratio, place.height() * ratio, canvas)


def _draw_cross(painter: QPainter, place: QRectF, point: Point, canvas: QRectF) -> None:
    """Draw it dark and light, so that it is seen on mucosa, on glare and in the dark."""
    x = place.left() + point[1] * place.width()
    y = place.top() + point[0] * place.height()
    for colour, width in ((QColor(0, 0, 0, 130), 3), (QColor(255, 255, 255, 210), 1)):
        # As rectangles, which are filled many times as fast as lines are drawn.
        top, left = floor(y) - width // 2, floor(x) - width // 2
        for rect in (
            QRectF(canvas.left(), top, x - GAP - canvas.left(), width),
            QRectF(x + GAP, top, canvas.right() - x - GAP, width),
            QRectF(left, canvas.top(), width, y - GAP - canvas.top()),
            QRectF(left, y + GAP, width, canvas.bottom() - y - GAP),
        ):
            if rect.isValid():
                painter.fillRect(rect.toAlignedRect(), colour)


def _draw_query(painter: QPainter, place: QRectF, point: Point) -> None:
    """Draw a ring with a cross, dark and coloured, whose middle stays free."""
    middle = place.topLeft() + QPointF(point[1] * place.width(), point[0] * place.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(0, 0, 0, 170), 4.0), (QColor(*QUERY), 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(middle, RING, RING)
        for step in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(QLineF((middle + step * RING), (middle + step * 2 * RING)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_reading(painter: QPainter, text: str, canvas: QRectF) -> None:
    if not text:
        return
    room = painter.fontMetrics().boundingRect(text)
    box = QRectF(0, 0, room.width() + 2 * PADDING + 2, room.height() + PADDING)
    box.moveBottomLeft(canvas.bottomLeft() + QPointF(3, -3))
    painter.fillRect(box, QColor(0, 0, 0, 190))
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
