"""Ready images of a scene, drawn scaled while the hand moves, so that nothing is sampled meanwhile."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform

from segview.gui.wall.drawing.render import Grid, Layer

COARSEST = 2.0
"""So much larger than it was sampled an image may be drawn before it is sampled anew."""


@dataclass(frozen=True, eq=False)
class Sampled:
    """A past content of a canvas: its layers, and the place of the image then."""

    grid: Grid
    layers: tuple[Layer, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the whole image was seen."""
        grid, (rows, columns) = self.grid, self.grid.canvas
        return (
            grid.left >= -1
            and grid.top >= -1
            and grid.left + grid.width <= columns + 1
            and (grid.top + grid.height <= rows + 1)
        )

    @cached_property
    def image(self) -> QImage:
        """All layers in one."""
        if len(self.layers) == 1:
            return self.layers[0].image
        rows, columns = self.grid.shape
        image = QImage(columns, rows, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        for one in self.layers:
            one.image.setDevicePixelRatio(1.0)
            painter.drawImage(QPointF(one.column - self.grid.window[1], one.row - self.grid.window[0]), one.image)
        painter.end()
        return image

    def place(self, grid: Grid) -> QRectF:
        """Return where it lies on a canvas, in device pixels, where the image lies as in a grid."""
        across, down = grid.width / self.grid.width, grid.height / self.grid.height
        first_row, first_column, end_row, end_column = self.grid.window
        left = grid.left + (first_column - self.grid.left) * across
        top = grid.top + (first_row - self.grid.top) * down
        width, height = (end_column - first_column) * across, (end_row - first_row) * down
        if abs(across - 1) < 1e-6:  # a copy without scaling, which costs half
            left, top, width, height = round(left), round(top), end_column - first_column, end_row - first_row
        return QRectF(left, top, width, height)


class Ready:
    """The last content of a canvas for a scene, and the place of the whole image then."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._last: Sampled | None = None
        self._whole: Sampled | None = None

    def keep(self, key: Hashable, grid: Grid, layers: list[Layer]) -> None:
        """Keep what was sampled of a scene; of another scene before it nothing is kept."""
        if key != self._key:
            self._key, self._whole = key, None
        self._last = Sampled(grid, tuple(layers)) if layers else None
        if self._last is not None and self._last.is_whole:
            self._whole = self._last

    def forget(self) -> None:
        """Keep nothing."""
        self._key = self._last = self._whole = None

    def merged(self, key: Hashable, grid: Grid) -> Sampled | None:
        """Return what was sampled last as one image, where it is of this scene and place and hides what is below."""
        last = self._last
        if last is None or key != self._key or grid != last.grid or last.layers[0].image.hasAlphaChannel():
            return None
        return last

    def images(self, key: Hashable, grid: Grid) -> list[Sampled]:
        """Return what can stand for a scene for a moment, the coarser first; nothing where it must be sampled."""
        last, whole = self._last, self._whole
        if key != self._key or last is None or grid.empty or grid.canvas != last.grid.canvas:
            return []
        if grid.width > COARSEST * last.grid.width:
            return []
        if last is whole or _covers(last.place(grid), grid):
            return [last]
        return [] if whole is None else [whole, last]


def fill(painter: QPainter, colour: QColor, canvas: QRect, grid: Grid, ratio: float) -> None:
    """Fill a canvas around the image, which is drawn then and hides what is below it."""
    first_row, first_column, end_row, end_column = (round(side / ratio) for side in grid.window)
    # One pixel more, as the image's sides may lie between two.
    top, left, bottom, right = first_row + 1, first_column + 1, end_row - 1, end_column - 1
    if top >= bottom or left >= right:
        painter.fillRect(canvas, colour)
        return
    width, height = canvas.width(), canvas.height()
    for rect in (
        QRect(0, 0, width, top),
        QRect(0, bottom, width, height - bottom),
        QRect(0, top, left, bottom - top),
        QRect(right, top, width - right, bottom - top),
    ):
        painter.fillRect(rect, colour)


def draw(painter: QPainter, images: list[Sampled], grid: Grid, ratio: float) -> None:
    """Draw ready images where the image lies now, a coarser one only where no finer one lies."""
    free = QRegion(_window(grid))
    for one in reversed(images):
        place, image = one.place(grid), one.image
        image.setDevicePixelRatio(1.0)
        if one is not images[-1]:
            painter.setClipRegion(free if ratio == 1 else QTransform.fromScale(1 / ratio, 1 / ratio).map(free))
        painter.drawImage(QRectF(place.topLeft() / ratio, place.size() / ratio), image, QRectF(image.rect()))
        free -= QRegion(place.toAlignedRect().adjusted(1, 1, -1, -1))
    if len(images) > 1:
        painter.setClipping(False)


def _covers(place: QRectF, grid: Grid) -> bool:
    return place.adjusted(-1, -1, 1, 1).contains(QRectF(_window(grid)))


def _window(grid: Grid) -> QRect:
    first_row, first_column, end_row, end_column = grid.window
    return QRect(first_column, first_row, end_column - first_column, end_row - first_row)
