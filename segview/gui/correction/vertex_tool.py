"""The polygon tool: vertices are set and dragged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from segview.annotation.vertices import FEWEST, Vertex, Vertices, nearest_edge, nearest_vertex, round_vertex
from segview.gui.correction.edited_polygon import EditedPolygon
from segview.gui.correction.paint import Paint
from segview.gui.correction.vertex_edits import VertexEdits
from segview.gui.correction.vertex_line import Line


class VertexTool(QObject):
    """Draws a polygon corner by corner, and drags the vertices of a closed one.

    Args:
        paint: The settings of the tools.

    Attributes:
        polygon: The polygon.
        keys: Edits by keys.
    """

    def __init__(self, paint: Paint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self.polygon = EditedPolygon(paint, self)
        self.keys = VertexEdits(self.polygon)
        self._held: int | None = None
        self._before: Vertices = ()  # the vertices before the current drag
        self.polygon.dropped.connect(self._let_go)

    @property
    def drawing(self) -> bool:
        """Whether a polygon has begun and is not closed."""
        return bool(self.polygon.line.vertices) and not self.polygon.line.closed

    def press(self, point: Vertex, reach: float, *, other: bool, anew: bool) -> None:
        """Set a corner, grab a vertex, or trace the part of the mask under the pointer.

        Args:
            point: Row and column.
            reach: Distance at which the pointer is on a vertex, in pixels of the image.
            other: Whether the other button is pressed: it removes a vertex, or begins a polygon that erases.
            anew: Whether a polygon begins even inside a part.
        """
        if self.drawing:
            self._go_on(point, reach, other=other)
        elif not self.polygon.line.closed or not self._grip(point, reach, other=other):
            self.polygon.drop()
            self._begin(point, reach, other=other, anew=anew)

    def move(self, point: Vertex, reach: float) -> None:
        """Drag the grabbed vertex."""
        if self._held is not None:
            vertices = list(self.polygon.line.vertices)
            vertices[self._held] = self.polygon.place(point, reach)
            self.polygon.show(replace(self.polygon.line, vertices=tuple(vertices)))

    def release(self) -> None:
        """Release a vertex; the mask follows."""
        if self._held is not None:
            self._let_go()
            self.polygon.follow(self._before)

    def hover(self, point: Vertex, reach: float) -> None:
        """Mark the vertex under the pointer."""
        line = self.polygon.line
        if self._held is None and line.vertices:
            place = nearest_vertex(line.vertices, point, reach)
            if place is not None and place != line.marked:
                self.polygon.show(replace(line, marked=place))

    def _let_go(self) -> None:
        self._held = None

    def _begin(self, point: Vertex, reach: float, *, other: bool, anew: bool) -> None:
        document = self.polygon.document
        if document is None:
            return
        pixel = document.provenance.pixel(point)
        inside = pixel is not None and document.mask[pixel] in document.provenance.things
        if pixel is not None and inside and not other and not anew:
            self.polygon.take_up(document, pixel)
            return
        self.polygon.inside = self._paint.provenance.rest if other else self._paint.value
        self.polygon.show(Line((self.polygon.place(point, reach),)))

    def _go_on(self, point: Vertex, reach: float, *, other: bool) -> None:
        vertices = self.polygon.line.vertices
        if other:
            self.keys.back()
            return
        near = nearest_vertex((vertices[0], vertices[-1]), point, reach)
        if near is None:
            self.polygon.show(replace(self.polygon.line, vertices=(*vertices, self.polygon.place(point, reach))))
        elif len(vertices) >= FEWEST:
            self.polygon.close()

    def _grip(self, point: Vertex, reach: float, *, other: bool) -> bool:
        """Grab a vertex, or a new one on an edge, and tell whether one is near."""
        line = self.polygon.line
        vertices, place = line.vertices, nearest_vertex(line.vertices, point, reach)
        if place is not None and other:
            self.polygon.show(replace(line, marked=place))
            return self.keys.remove() or True
        self._before = vertices
        if place is None and not other:
            place = nearest_edge(vertices, point, reach)
            if place is not None:
                vertices = (*vertices[:place], round_vertex(point), *vertices[place:])
        if place is None:
            return False
        self._held = place % len(vertices)
        self.polygon.show(replace(line, vertices=vertices, marked=self._held))
        return True
