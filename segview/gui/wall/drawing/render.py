"""Sampling of numbers and images for the screen: only the visible part, at the resolution of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from segview.core.images.image import OpenedImage
from segview.core.maps.maps import Array

NEAREST_FROM = 2.0  # from this many device pixels per image pixel, single image pixels are shown as squares

Pixels = NDArray[np.uint32]
Places = NDArray[np.floating[Any]]
Edges = NDArray[np.bool_]
Numbers = NDArray[np.integer[Any]]  # levels, or classes


@dataclass(frozen=True)
class Grid:
    """The place of the whole image on a canvas, and the part of the canvas that it covers, in device pixels.

    Attributes:
        left: Left side of the image; may lie far outside the canvas, as may the next three.
        top: Top side of the image.
        width: Width of the image.
        height: Height of the image.
        canvas: Rows and columns of the canvas.
    """

    left: float
    top: float
    width: float
    height: float
    canvas: tuple[int, int]

    @cached_property
    def window(self) -> tuple[int, int, int, int]:
        """First row, first column, end row and end column of the canvas pixels whose centres the image covers."""
        rows, columns = self.canvas
        first_row, end_row = _pixel_range(self.top, self.height, rows)
        first_column, end_column = _pixel_range(self.left, self.width, columns)
        return first_row, first_column, end_row, end_column

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the window."""
        first_row, first_column, end_row, end_column = self.window
        return end_row - first_row, end_column - first_column

    @property
    def empty(self) -> bool:
        """Whether no part of the image is on the canvas."""
        return 0 in self.shape

    def places(self, shape: tuple[int, int]) -> tuple[Places, Places]:
        """Return the places of the window's pixel centres in an array over the image, as rows and columns."""
        first_row, first_column, end_row, end_column = self.window
        rows = (np.arange(first_row, end_row) + 0.5 - self.top) * (shape[0] / self.height)
        columns = (np.arange(first_column, end_column) + 0.5 - self.left) * (shape[1] / self.width)
        return rows, columns


@dataclass(frozen=True, eq=False)
class Layer:
    """An image to draw on a canvas, and the memory of its pixels."""

    row: int
    column: int
    image: QImage
    pixels: Pixels | None = None

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.image.sizeInBytes()


def nearest(values: Array, grid: Grid) -> Numbers:
    """Return the values in the grid's window by nearest neighbour."""
    rows, columns = grid.places((values.shape[0], values.shape[1]))
    row, column = _indices(rows, values.shape[0]), _indices(columns, values.shape[1])
    # The order of the steps that leaves less work for the second one.
    coarse = values.shape[0] < len(row)
    return cast(Numbers, values.take(column, axis=1).take(row, axis=0) if coarse else values[row].take(column, axis=1))


def bilinear(levels: Array, grid: Grid) -> NDArray[np.uint16]:
    """Return levels in the grid's window, interpolated between the centres of the elements."""
    rows, columns = grid.places((levels.shape[0], levels.shape[1]))
    row, row_part = _between(rows, levels.shape[0])
    column, column_part = _between(columns, levels.shape[1])
    first, last = int(row[0]), min(int(row[-1]) + 1, levels.shape[0] - 1)
    strip = levels[first : last + 1].astype(np.float32)
    following = np.minimum(column + 1, levels.shape[1] - 1)
    across = strip.take(column, axis=1) * (1 - column_part) + strip.take(following, axis=1) * column_part
    upper, lower = row - first, np.minimum(row + 1, last) - first
    weight = row_part[:, None]
    return (across.take(upper, axis=0) * (1 - weight) + across.take(lower, axis=0) * weight + 0.5).astype(np.uint16)


def resample_image(image: OpenedImage, grid: Grid) -> QImage:
    """Return the image in the grid's window: single pixels when zoomed in, otherwise smooth."""
    if grid.width / image.size[1] > NEAREST_FROM:
        return _magnify(image, grid)
    finer = [level for level in image.levels if level.shape[1] >= grid.width and level.shape[0] >= grid.height]
    return _resample_smoothly(finer[-1] if finer else image.levels[0], grid)


def edges(mask: Edges) -> Edges:
    """Return the pixels on both sides of each border between true and false: a line two pixels wide."""
    border = np.zeros_like(mask)
    across = mask[:, 1:] != mask[:, :-1]
    border[:, 1:] = across
    border[:, :-1] |= across
    down = mask[1:] != mask[:-1]
    border[1:] |= down
    border[:-1] |= down
    return border


def box_of(mask: Edges) -> tuple[int, int, int, int]:
    """Return first row, first column, end row and end column of the smallest box around all true pixels."""
    rows = np.flatnonzero(mask.any(axis=1))
    if not rows.size:
        return 0, 0, 0, 0
    top, end = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(mask[top:end].any(axis=0))
    return top, int(columns[0]), end, int(columns[-1]) + 1


def shift_places(places: NDArray[np.intp], width: int, *, corner: tuple[int, int], columns: int) -> NDArray[np.intp]:
    """Return places in a part of an array, row by row, as places in the whole array."""
    return places + places // max(width, 1) * (columns - width) + (corner[0] * columns + corner[1])


def class_edges(labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the class whose outline passes through each pixel, 0 where none does; each class lines its own side."""
    highest = labels.copy()
    differs = np.zeros(labels.shape, np.bool_)
    for ahead, behind in ((np.s_[1:], np.s_[:-1]), (np.s_[:, 1:], np.s_[:, :-1])):
        unlike = labels[ahead] != labels[behind]
        differs[ahead] |= unlike
        differs[behind] |= unlike
        np.maximum(highest[ahead], labels[behind], out=highest[ahead])
        np.maximum(highest[behind], labels[ahead], out=highest[behind])
    return np.where(labels > 0, labels, highest) * differs


def thin_edges(labels: NDArray[np.uint8]) -> Edges:
    """Return the pixels below and to the right of each border between labels: a line one pixel wide."""
    border = np.zeros(labels.shape, np.bool_)
    border[1:] = labels[1:] != labels[:-1]
    border[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    return border


def look_up(table: Pixels, numbers: Numbers) -> Pixels:
    """Return the entry of a table with one for each possible number, for each number."""
    return table.take(numbers, mode="wrap")  # no number lies outside, so numpy need not look


def layer(pixels: Pixels, grid: Grid, *, opaque: bool = False, corner: tuple[int, int] = (0, 0)) -> Layer:
    """Return premultiplied ARGB pixels of a grid's window as something to draw.

    Args:
        pixels: Of the window, or of a part of it.
        grid: Where the image lies.
        opaque: Whether they hide all, and are only copied.
        corner: Row and column of the window in which the first of them lies.
    """
    rows, columns = pixels.shape
    form = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(pixels.data, columns, rows, 4 * columns, form)
    return Layer(grid.window[0] + corner[0], grid.window[1] + corner[1], image, pixels)


def _pixel_range(start: float, length: float, limit: int) -> tuple[int, int]:
    first, end = ceil(start - 0.5), ceil(start + length - 0.5)
    return min(max(first, 0), limit), min(max(end, 0), limit)


def _indices(places: Places, count: int) -> NDArray[np.intp]:
    return np.clip(places.astype(np.intp), 0, count - 1)


def _between(places: Places, count: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return for each place the element before it and how far it is on the way to the next."""
    inside = np.clip(places - 0.5, 0, count - 1)
    before = inside.astype(np.intp)
    return before, (inside - before).astype(np.float32)


def _magnify(image: OpenedImage, grid: Grid) -> QImage:
    pixels = image.levels[0]
    rows, columns = grid.places(image.size)
    row, column = _indices(rows, pixels.shape[0]), _indices(columns, pixels.shape[1])
    part = pixels[row[0] : row[-1] + 1, column[0] : column[-1] + 1].astype(np.uint32)
    packed = 0xFF000000 | part[..., 0] << 16 | part[..., 1] << 8 | part[..., 2]
    shown = packed.take(column - column[0], axis=1).take(row - row[0], axis=0)
    return layer(shown, grid, opaque=True).image.copy()


def _resample_smoothly(pixels: NDArray[np.uint8], grid: Grid) -> QImage:
    """Scale the seen part of an image or of a smaller copy of it, at most twice as fine as the screen."""
    first_row, first_column, end_row, end_column = grid.window
    image = QImage(end_column - first_column, end_row - first_row, QImage.Format.Format_RGB32)
    image.fill(0)
    rows, columns = pixels.shape[:2]
    # Whole source pixels around the window, so that Qt converts no more of a large image than is seen.
    places = [
        (np.array((first, end)) - start) * (count / length)
        for first, end, start, length, count in (
            (first_row, end_row, grid.top, grid.height, rows),
            (first_column, end_column, grid.left, grid.width, columns),
        )
    ]
    (top, bottom), (left, right) = (
        (max(int(low) - 2, 0), min(int(high) + 3, count))
        for (low, high), count in zip(places, (rows, columns), strict=True)
    )
    part = np.ascontiguousarray(pixels[top:bottom, left:right])
    source = QImage(part.data, right - left, bottom - top, 3 * (right - left), QImage.Format.Format_RGB888)
    down, across = grid.height / rows, grid.width / columns
    target = QRectF(
        grid.left + left * across - first_column,
        grid.top + top * down - first_row,
        (right - left) * across,
        (bottom - top) * down,
    )
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, source)
    painter.end()
    return image
