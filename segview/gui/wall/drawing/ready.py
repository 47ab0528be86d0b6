"""Ready images of a scene, drawn scaled while the view moves, so that nothing is sampled meanwhile."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from segview.gui.wall.drawing.dots import Dots, Drawn
from segview.gui.wall.drawing.render import Grid, Layer, Pixels

COARSEST = 2.0
"""Largest factor by which a ready image is enlarged before it is sampled again."""


@dataclass(frozen=True, eq=False)
class Sampled:
    """The content of a canvas, the place of the whole image at that time, and the memory of the pixels."""

    grid: Grid
    image: QImage
    pixels: Pixels | None = None

    @classmethod
    def of(cls, drawn: Sequence[Drawn], grid: Grid, ground: QColor) -> Sampled:
        """Return layers and dots, the lowest first, as one image on a background colour."""
        lowest = drawn[0] if drawn else None
        opaque = isinstance(lowest, Layer) and not lowest.image.hasAlphaChannel()
        if isinstance(lowest, Layer) and opaque and len(drawn) == 1:
            return cls(grid, lowest.image, lowest.pixels)
        rows, columns = grid.shape
        pixels = np.empty((rows, columns), np.uint32)
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        if not opaque:
            image.fill(ground)
        painter, corner = QPainter(image), QPoint(grid.window[1], grid.window[0])
        for item in drawn:
            if isinstance(item, Dots):
                item.draw(pixels)
            else:
                painter.drawImage(QPoint(item.column, item.row) - corner, item.image)
        painter.end()
        return cls(grid, image, pixels)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.image.sizeInBytes()

    @property
    def is_whole(self) -> bool:
        """Whether the whole image was visible."""
        grid, (rows, columns) = self.grid, self.grid.canvas
        return (
            grid.left >= -1
            and grid.top >= -1
            and grid.left + grid.width <= columns + 1
            and (grid.top + grid.height <= rows + 1)
        )

    def place(self, grid: Grid) -> QRectF:
        """Return its rectangle on a canvas, in device pixels, for the image's place in ``grid``."""
        across, down = grid.width / self.grid.width, grid.height / self.grid.height
        first_row, first_column, end_row, end_column = self.grid.window
        left = grid.left + (first_column - self.grid.left) * across
        top = grid.top + (first_row - self.grid.top) * down
        width, height = (end_column - first_column) * across, (end_row - first_row) * down
        if abs(across - 1) < 1e-6:  # copied without scaling, at half the cost
            left, top, width, height = round(left), round(top), end_column - first_column, end_row - first_row
        return QRectF(left, top, width, height)


class Ready:
    """The last content of a canvas for a scene, and the last one that shows the whole image."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._last: Sampled | None = None
        self._whole: Sampled | None = None

    def keep(self, key: Hashable, sampled: Sampled) -> None:
        """Keep the sampled content of a scene; that of an earlier scene is dropped."""
        if key != self._key:
            self._key, self._whole = key, None
        self._last = sampled
        if sampled.is_whole:
            self._whole = sampled

    def forget(self) -> None:
        """Drop all content."""
        self._key = self._last = self._whole = None

    def exact(self, key: Hashable, grid: Grid) -> Sampled | None:
        """Return the last content if it is of this scene and place; else None."""
        last = self._last
        return last if last is not None and key == self._key and grid == last.grid else None

    def images(self, key: Hashable, grid: Grid) -> list[Sampled]:
        """Return images to show in place of a scene for a moment, the coarser first; empty if it must be sampled."""
        last, whole = self._last, self._whole
        if key != self._key or last is None or grid.empty or grid.canvas != last.grid.canvas:
            return []
        if grid.width > COARSEST * last.grid.width:
            return []
        if last is whole or _covers(last.place(grid), grid):
            return [last]
        return [] if whole is None else [whole, last]


def fill(painter: QPainter, colour: QColor, canvas: QRect, grid: Grid, ratio: float) -> None:
    """Fill a canvas around the place of the image."""
    for rect in _around(grid.window, canvas.width(), canvas.height(), ratio):
        painter.fillRect(rect, colour)


@lru_cache(maxsize=64)
def _around(window: tuple[int, int, int, int], width: int, height: int, ratio: float) -> tuple[QRect, ...]:
    """Return the parts of a canvas around the image; callers must not change them."""
    top, left, bottom, right = (round(side / ratio) for side in window)
    # One pixel more: sides of the image may lie between pixels, and those of the canvas too at a fractional ratio.
    split = ratio != round(ratio)
    top, left = top + (split or top > 0), left + (split or left > 0)
    bottom, right = bottom - (split or bottom < height), right - (split or right < width)
    if top >= bottom or left >= right:
        return (QRect(0, 0, width, height),)
    sides = (
        QRect(0, 0, width, top),
        QRect(0, bottom, width, height - bottom),
        QRect(0, top, left, bottom - top),
        QRect(right, top, width - right, bottom - top),
    )
    return tuple(rect for rect in sides if not rect.isEmpty())


def draw(painter: QPainter, images: Sequence[Sampled], grid: Grid, ratio: float) -> None:
    """Draw ready images at the place of the image; a coarser one is drawn only beside a finer one."""
    *coarser, finest = images
    place = finest.place(grid)
    for sampled in coarser:
        below = sampled.place(grid)
        # A rectangle at a time: within a region of several, Qt draws an image pixel by pixel.
        free = QRegion(_window(grid)) - QRegion(place.toAlignedRect().adjusted(1, 1, -1, -1))
        for rect in cast(Iterable[QRect], free):
            painter.setClipRect(QRectF(QPointF(rect.topLeft()) / ratio, rect.size().toSizeF() / ratio))
            _draw(painter, sampled, below, ratio)
        painter.setClipping(False)
    _draw(painter, finest, place, ratio)


def _draw(painter: QPainter, sampled: Sampled, place: QRectF, ratio: float) -> None:
    if ratio == 1 and place.width() == sampled.image.width() and place.height() == sampled.image.height():
        painter.drawImage(place.topLeft(), sampled.image)
        return
    painter.drawImage(
        QRectF(place.topLeft() / ratio, place.size() / ratio), sampled.image, QRectF(sampled.image.rect())
    )


def _covers(place: QRectF, grid: Grid) -> bool:
    return place.adjusted(-1, -1, 1, 1).contains(QRectF(_window(grid)))


def _window(grid: Grid) -> QRect:
    first_row, first_column, end_row, end_column = grid.window
    return QRect(first_column, first_row, end_column - first_column, end_row - first_row)
