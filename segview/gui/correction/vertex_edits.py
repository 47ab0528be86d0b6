"""Edits of the vertices of a polygon by keys."""

from __future__ import annotations

from dataclasses import replace

from segview.annotation.vertices import FEWEST, reduce_vertices
from segview.gui.correction.edited_polygon import DETAIL, EditedPolygon

COARSER = 1.6  # factor from one step of simplifying to the next


class VertexEdits:
    """Moves, marks and removes vertices; each edit tells whether it did anything.

    Args:
        polygon: The polygon.
    """

    def __init__(self, polygon: EditedPolygon) -> None:
        self._polygon = polygon
        self._detail = DETAIL
        polygon.dropped.connect(self._reset_detail)

    def accept(self) -> bool:
        """Close an open polygon, or finish a closed one."""
        line = self._polygon.line
        if line.vertices and not line.closed and len(line.vertices) >= FEWEST:
            self._polygon.close()
        elif line.vertices:
            self._polygon.drop()
        return bool(line.vertices)

    def back(self) -> bool:
        """Remove the last corner of an open polygon, or the marked vertex."""
        line = self._polygon.line
        if not line.vertices or line.closed:
            return self.remove()
        self._polygon.show(replace(line, vertices=line.vertices[:-1], marked=None))
        return True

    def remove(self) -> bool:
        """Remove the marked vertex."""
        line, place = self._polygon.line, self._polygon.line.marked
        if place is None or not line.closed or len(line.vertices) <= FEWEST:
            return False
        after = line.vertices[:place] + line.vertices[place + 1 :]
        self._polygon.show(replace(line, vertices=after, marked=place % len(after)))
        self._polygon.follow(line.vertices)
        return True

    def choose(self, by: int) -> bool:
        """Move the mark on by a number of vertices."""
        line = self._polygon.line
        if not line.closed:
            return False
        self._polygon.show(replace(line, marked=0 if line.marked is None else (line.marked + by) % len(line.vertices)))
        return True

    def nudge(self, rows: float, columns: float) -> bool:
        """Move the marked vertex by a number of pixels."""
        line, place = self._polygon.line, self._polygon.line.marked
        if place is None or not line.closed:
            return False
        vertices = list(line.vertices)
        vertices[place] = (vertices[place][0] + rows, vertices[place][1] + columns)
        self._polygon.show(replace(line, vertices=tuple(vertices)))
        self._polygon.follow(line.vertices)
        return True

    def simplify(self) -> bool:
        """Remove the vertices that change the shape least; more with each call."""
        line = self._polygon.line
        if not line.closed:
            return False
        after = line.vertices
        while after == line.vertices and len(after) > FEWEST and self._detail < 1e4:
            self._detail *= COARSER
            after = reduce_vertices(line.vertices, self._detail)
        self._polygon.show(replace(line, vertices=after, marked=None))
        self._polygon.follow(line.vertices)
        return True

    def _reset_detail(self) -> None:
        self._detail = DETAIL
