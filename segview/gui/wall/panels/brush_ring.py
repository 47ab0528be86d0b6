"""The outline of the brush around the pointer, at every zoom."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

from segview.annotation.gestures import Stroke, selection_of
from segview.gui.altering.tool_controller import AlteringToolController
from segview.gui.correction.paint import Paint
from segview.gui.correction.tool_controller import ToolController
from segview.gui.wall.panels.linked_canvas import LinkedCanvas
from segview.gui.wall.panels.overlays import Line
from segview.gui.wall.panels.painter import Point

PIXELS_SEEN = 4.0  # from this many device pixels per image pixel, the edges of single pixels are visible
_DARK, _LIGHT = (QColor(0, 0, 0, 170), 3.0), (QColor(255, 255, 255), 1.2)


def brush_path(point: Point, radius: float, size: tuple[int, int], *, magnified: float) -> QPainterPath:
    """Return the outline of a dab, in pixels of the image.

    It is a circle around the centres of all painted pixels; at a zoom where pixels are visible squares, it is the edge
    of those squares.

    Args:
        point: Row and column of the pointer, in pixels of the image.
        radius: Radius of the brush, in pixels of the image.
        size: Rows and columns of the image.
        magnified: Device pixels per pixel of the image.
    """
    path = QPainterPath()
    if magnified >= PIXELS_SEEN:
        path.addPolygon(_edge(point, radius, size))
    else:
        path.addEllipse(QPointF(point[1], point[0]), radius, radius)
    return path


def _edge(point: Point, radius: float, size: tuple[int, int]) -> QPolygonF:
    """Return the edge of the pixels that a dab paints: in each row a single run of them."""
    box, taken = selection_of(Stroke(points=(point,), radius=radius, value=1), size)
    rows = np.flatnonzero(taken.any(axis=1))
    if not rows.size:
        return QPolygonF()
    lengths, firsts = taken[rows].sum(axis=1), taken[rows].argmax(axis=1) + box[1].start
    right: list[QPointF] = []
    left: list[QPointF] = []
    for row, first, length in zip(rows + box[0].start, firsts, lengths, strict=True):
        right += [QPointF(first + length, row), QPointF(first + length, row + 1)]
        left += [QPointF(first, row), QPointF(first, row + 1)]
    return QPolygonF([*right, *reversed(left), right[0]])


class BrushRing:
    """Draws the outline of the brush over an image, dark and light, so that it is visible on any image."""

    def __init__(self, canvas: LinkedCanvas) -> None:
        kinds = (_DARK, _LIGHT)
        self._lines = [
            canvas.add_overlay(Line(canvas.update, colour=colour, width=width, smooth=True)) for colour, width in kinds
        ]

    @property
    def path(self) -> QPainterPath:
        """The outline, in pixels of the image; empty if there is no ring."""
        return self._lines[0].path

    def show(self, path: QPainterPath | None) -> None:
        """Draw an outline; None removes it."""
        for line in self._lines:
            line.show(path or QPainterPath())


def current_brush(
    tools: ToolController | None, altering: AlteringToolController | None
) -> Paint | AlteringToolController | None:
    """Return the object with the brush size of the current tool; None if the tool has no size."""
    if altering is not None and altering.tool:
        return altering
    return tools.paint if tools is not None and tools.tool.has_size else None
