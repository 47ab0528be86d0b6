"""Line and vertices of the edited polygon, dark and light, so that they are visible on any image."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPen

from segview.gui.correction.vertex_line import Line
from segview.gui.wall.panels import overlays
from segview.gui.wall.panels.linked_canvas import LinkedCanvas
from segview.gui.wall.panels.painter import Point

SIDE, MARKED_SIDE = 7, 12  # of a handle, in pixels of the screen
_DARK, _LIGHT, _MARKED = QColor(0, 0, 0, 190), QColor(255, 255, 255), QColor(255, 214, 64)


class VertexHandles:
    """Draws a line with its vertices on a canvas."""

    def __init__(self, canvas: LinkedCanvas) -> None:
        pens = ((_DARK, 3.2), (_LIGHT, 1.3))
        self._lines = [
            canvas.add_overlay(overlays.Line(canvas.update, colour=colour, width=width)) for colour, width in pens
        ]
        self._handles = canvas.add_overlay(overlays.Spots(canvas.update, rim=QPen(_DARK, 1.2)))
        self._shown = Line()
        self._pointer: Point | None = None

    def show(self, line: Line, pointer: Point | None) -> None:
        """Draw a line; an open line ends at the pointer."""
        pointer = None if line.closed or not line.vertices else pointer
        if (line, pointer) == (self._shown, self._pointer):
            return
        self._shown, self._pointer = line, pointer
        ends = line.vertices[:1] if line.closed else () if pointer is None else (pointer,)
        for drawn_line in self._lines:
            drawn_line.show_points([*line.vertices, *ends])
        self._handles.show([_handle(vertex, place == line.marked) for place, vertex in enumerate(line.vertices)])


def _handle(vertex: Point, marked: bool) -> overlays.Spot:
    return overlays.Spot(vertex, "s", MARKED_SIDE if marked else SIDE, _MARKED if marked else _LIGHT)
