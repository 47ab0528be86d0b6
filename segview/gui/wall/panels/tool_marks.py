"""The marks of tools on a canvas: brush, vertices, the current line, and clicks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QColor, QPen

from segview.gui.altering.tool_controller import AlteringToolController
from segview.gui.correction.tool_controller import ToolController
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.panels.brush_ring import BrushRing, brush_path, current_brush
from segview.gui.wall.panels.linked_canvas import LinkedCanvas
from segview.gui.wall.panels.overlays import Line, Spot, Spots
from segview.gui.wall.panels.painter import Point
from segview.gui.wall.panels.vertex_handles import VertexHandles

Mark = tuple[int, int, bool]

MARK_SIZE = 11
MARKS = {True: QColor(90, 220, 120), False: QColor(240, 90, 90)}


class ToolMarks(QObject):
    """Draws the marks of the current tool over a canvas.

    Args:
        canvas: The canvas.
        linked: The view of all canvases.
        tools: The tools of the correction.
        altering: The tools that alter the image.
    """

    def __init__(
        self, canvas: LinkedCanvas, linked: LinkedView, tools: ToolController, altering: AlteringToolController | None
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._linked, self._tools, self._altering = canvas, linked, tools, altering
        self._pointer: QPointF | None = None
        self._line = canvas.add_overlay(Line(canvas.update, colour=QColor(255, 255, 255), width=1.5))
        self._clicks = canvas.add_overlay(Spots(canvas.update, rim=QPen(QColor(0, 0, 0), 1)))
        self.ring = BrushRing(canvas)
        self._handles = VertexHandles(canvas)
        tools.tool_changed.connect(self._show)
        tools.outlined.connect(self._show_line)
        tools.clicking.marked.connect(self._show_clicks)
        tools.vertices.polygon.changed.connect(self._show_vertices)
        linked.moved.connect(self._show)
        if altering is not None:
            altering.tool_changed.connect(self._show)

    def follow(self, pointer: QPointF | None) -> None:
        """Show the marks for a position of the pointer on the canvas; None if it has left."""
        self._pointer = pointer
        self._show()

    def _show(self) -> None:
        """Show the brush around the pointer, or hide it if the pointer is elsewhere."""
        self._show_vertices()
        canvas, brush = self._canvas, current_brush(self._tools, self._altering)
        point = self._point
        if point is None or brush is None or canvas.seen.isEmpty():
            self.ring.show(None)
            return
        magnified = canvas.device_size.width() / canvas.seen.width()
        self.ring.show(brush_path(point, brush.radius, self._linked.size, magnified=magnified))

    @property
    def _point(self) -> Point | None:
        """The row and column under the pointer."""
        if self._pointer is None:
            return None
        point = self._canvas.image_point(self._pointer)
        return point.y(), point.x()

    def _show_vertices(self) -> None:
        if not self._canvas.seen.isEmpty():
            self._handles.show(self._tools.vertices.polygon.line, self._point)

    def _show_line(self, points: tuple[Point, ...]) -> None:
        self._line.show_points(points)

    def _show_clicks(self, marks: Sequence[Mark]) -> None:
        self._clicks.show(spots(marks))


def spots(marks: Sequence[Mark]) -> list[Spot]:
    """Return spots for marks; a mark has row, column, and whether it belongs to the mask."""
    # Plus and disc, so that the two kinds differ without colour too.
    return [
        Spot((row + 0.5, column + 0.5), "+" if belongs else "o", MARK_SIZE, MARKS[belongs])
        for row, column, belongs in marks
    ]
