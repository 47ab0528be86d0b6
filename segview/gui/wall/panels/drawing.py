"""Drawing of a scene on a canvas at the resolution of the screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from segview.core.maps.palette import QUERY
from segview.gui.wall.drawing.ready import Ready, Sampled, draw, fill
from segview.gui.wall.drawing.render import Grid
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.painter import Painter, Point, Scene
from segview.gui.wall.panels.scale_bar import draw_scale_bar
from segview.gui.widgets import theme

GAP = 6.0  # half the opening at the middle of the cross, so that it does not cover the tissue there
PADDING = 4.0
MARGIN = 3.0
PLATE, WHITE = QColor(0, 0, 0, 190), QColor(255, 255, 255)
LONGEST = 8192  # pixels of a line of the cross
RING = 6.0  # radius of the mark of the query point


class Drawing:
    """Paints a scene with its painter, and the cross of the cursor.

    The result is kept until the scene, the view or the canvas changes, so a moving cursor costs only a copy. While the
    view moves, the last result is drawn at its new place; it is sampled again after the move.

    Args:
        sampler: Samples images and maps.
        repaint: Repaints the canvas.

    Attributes:
        size: Rows and columns of the image.
        hurried: Whether the view is moving.
    """

    def __init__(self, sampler: Sampler, repaint: Callable[[], object]) -> None:
        self._sampler, self._repaint = sampler, repaint
        self.size = (1, 1)
        self._scene: Scene | None = None
        self._painter: Painter | None = None
        self._key: Hashable = None
        self._point: Point | None = None
        self._reading = ""
        self._is_read = False  # whether _reading is the current value under the cross
        self._query: Point | None = None
        self._ready = Ready()
        self._unsharp = False
        self.hurried = False

    def show_scene(self, painter: Painter | None, scene: Scene | None, size: tuple[int, int]) -> None:
        """Draw a scene of an image of ``size`` rows and columns; nothing happens if it looks the same."""
        key = (painter, painter.key(scene)) if painter and scene else None
        self.size = size
        self._painter, self._scene = painter, scene
        if key != self._key:
            self._key, self._is_read = key, False
            self._ready.forget()
            self._repaint()

    def show_point(self, point: Point | None) -> None:
        """Draw the cross at a point of the image; None removes it."""
        if point != self._point:
            self._point, self._is_read = point, False
            self._repaint()

    def show_query(self, point: Point | None) -> None:
        """Mark the query point; None removes the mark."""
        if point != self._query:
            self._query = point
            self._repaint()

    def sharpen(self) -> None:
        """Sample the scene again if it was drawn from an older result."""
        self.hurried = False
        if self._unsharp:
            self._repaint()

    @property
    def reading(self) -> str:
        """The value under the cross."""
        if not self._is_read:
            painter, scene, point = self._painter, self._scene, self._point
            if painter is None or scene is None or point is None:
                self._reading = ""
            else:
                self._reading = painter.reading(scene, point)
            self._is_read = True
        return self._reading

    def paint(self, painter: QPainter, placed: QTransform, widget: QWidget) -> None:
        """Draw the background, the scene, the query point and the cross on the whole canvas.

        ``placed`` maps pixels of the image to pixels of the canvas.
        """
        ground = QColor(theme.roles().stage)
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
            _draw_cross(painter, place, self._point, widget.rect(), ratio)
            _draw_reading(painter, self.reading, widget.height())

    def _paint_scene(self, painter: QPainter, grid: Grid, ratio: float, canvas: QRect, ground: QColor) -> None:
        fill(painter, ground, canvas, grid, ratio)
        if grid.empty:
            return
        key = (self._key, ground.rgb())
        exact = self._ready.exact(key, grid)
        moving = self._ready.images(key, grid) if self.hurried and exact is None else []
        self._unsharp = bool(moving)
        draw(painter, moving or [exact or self._sample(key, grid, ground)], grid, ratio)

    def _sample(self, key: Hashable, grid: Grid, ground: QColor) -> Sampled:
        painter, scene = self._painter, self._scene
        assert painter is not None
        assert scene is not None

        def make() -> Sampled:
            return Sampled.of(painter.layers(scene, grid, self._sampler), grid, ground)

        if scene.correction is not None:  # the mask changes in place
            sampled = make()
        else:
            source = scene.map or scene.answer or scene.image
            sampled = self._sampler.compose(source, grid, ("composed", painter), make, key)
        self._ready.keep(key, sampled)
        return sampled


def _grid(place: QRectF, ratio: float, widget: QWidget) -> Grid:
    canvas = (round(widget.height() * ratio), round(widget.width() * ratio))
    return Grid(place.left() * ratio, place.top() * ratio, place.width() * ratio, place.height() * ratio, canvas)


def _draw_cross(painter: QPainter, place: QRectF, point: Point, canvas: QRect, ratio: float) -> None:
    """Draw the cross dark and light, so that it is visible on tissue, on glare and in dark areas."""
    x = place.left() + point[1] * place.width()
    y = place.top() + point[0] * place.height()
    top, left = floor(y) - 1, floor(x) - 1
    for start, length in _beside(x, floor(canvas.width() * ratio) / ratio):
        painter.drawImage(QRectF(start, top, length, 3), _line(across=True), QRectF(0, 0, length, 3))
    for start, length in _beside(y, floor(canvas.height() * ratio) / ratio):
        painter.drawImage(QRectF(left, start, 3, length), _line(across=False), QRectF(0, 0, 3, length))


def _beside(middle: float, side: float) -> Iterator[tuple[float, float]]:
    """Yield start and length of the two parts of a line beside the opening at its middle."""
    for start, end in ((0, min(ceil(middle - GAP), side)), (max(floor(middle + GAP), 0), side)):
        if start < end:
            yield start, end - start


@lru_cache(maxsize=2)
def _line(*, across: bool) -> QImage:
    """Return a line of the cross as an image longer than any canvas: copying it is faster than blending a shape."""
    size = QSize(LONGEST, 3) if across else QSize(3, LONGEST)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 130))
    painter = QPainter(image)
    painter.fillRect(QRect(QPoint(*((0, 1) if across else (1, 0))), size), QColor(255, 255, 255, 210))
    painter.end()
    return image


def _draw_query(painter: QPainter, place: QRectF, point: Point) -> None:
    """Draw a ring with a cross, dark and coloured; its middle stays free."""
    middle = place.topLeft() + QPointF(point[1] * place.width(), point[0] * place.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(0, 0, 0, 170), 4.0), (QColor(*QUERY), 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(middle, RING, RING)
        for step in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(QLineF((middle + step * RING), (middle + step * 2 * RING)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_reading(painter: QPainter, text: str, bottom: float) -> None:
    if not text:
        return
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text), metrics.height()
    top = bottom - MARGIN - height - PADDING
    painter.fillRect(QRectF(MARGIN, top, width + 2 * PADDING, height + PADDING), PLATE)
    painter.setPen(WHITE)
    painter.drawText(QPointF(MARGIN + PADDING, top + PADDING / 2 + metrics.ascent()), text)
