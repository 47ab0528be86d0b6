"""The editable outline of a part of a mask: a closed line of vertices that the mask follows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import hypot

import numpy as np
from numpy.typing import NDArray

from segview.annotation import spans
from segview.annotation.contours import contours, simplify
from segview.annotation.document import Mask
from segview.annotation.gestures import Replace, Selection, replacement

Vertex = tuple[float, float]
"""Row and column, in pixels; pixel middles are at 0.5."""

Vertices = tuple[Vertex, ...]

FEWEST = 3
_GRID = 256.0  # steps per pixel: stored numbers are short, and the rounding is not visible


def outline_of(part: Selection, tolerance: float) -> Vertices:
    """Return the outer outline of the largest connected part of a mask; empty if the mask is empty.

    Args:
        part: Rows × columns; holes are ignored.
        tolerance: Largest distance of the outline from the edge of the pixels, in pixels.
    """
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return ()
    top, left = int(rows[0]), int(columns[0])
    cut = part[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    found = contours(cut, tolerance) or contours(cut)
    if not found:
        return ()
    _, line = max(found, key=lambda one: one[0])
    return tuple((y + top, x + left) for x, y in line)


def reduce_vertices(vertices: Vertices, tolerance: float) -> Vertices:
    """Return a closed line with fewer vertices; no removed vertex is further from it than a tolerance."""
    if len(vertices) <= FEWEST:
        return vertices
    points = np.array(vertices)
    # Two distant points are always kept, because a closed line has no ends.
    first = int(np.argmax(np.linalg.norm(points - points.mean(axis=0), axis=1)))
    points = np.roll(points, -first, axis=0)
    middle = int(np.argmax(np.linalg.norm(points - points[0], axis=1)))
    closed = np.concatenate([points, points[:1]])
    kept = simplify(closed, np.array([0, middle]), np.array([middle, len(points)]), tolerance)[:-1]
    if np.count_nonzero(kept) < FEWEST:
        return vertices
    return tuple((float(row), float(column)) for row, column in points[kept])


def fill(vertices: Vertices, size: tuple[int, int]) -> Selection:
    """Return the pixels of an image whose middles are inside, by the even-odd rule, rows × columns."""
    if len(vertices) < FEWEST:
        return np.zeros(size, np.bool_)
    ring = np.array(vertices, np.float64)[:, ::-1]
    return spans.outlines([ring], [0], size).coverage(size) > 0


def follow(
    mask: Mask, before: Vertices, after: Vertices, *, value: int, beneath: Mask, protected: Collection[int] = ()
) -> Replace | None:
    """Return the gesture by which a mask follows a line whose vertices were moved, or None if no pixel changes.

    Only pixels between the two lines change, so that the rest of the part keeps its exact edge.

    Args:
        mask: The present mask; not changed.
        before: The line that the mask follows now; empty for a new part.
        after: The line that the mask should follow; empty to remove the part.
        value: Class of the part.
        beneath: The mask without the part.
        protected: Classes whose pixels stay as they are.
    """
    points = np.array([*before, *after])
    if not len(points):
        return None
    rows, columns = mask.shape
    top, left = (max(int(low) - 1, 0) for low in points.min(axis=0))
    bottom, right = min(int(points[:, 0].max()) + 2, rows), min(int(points[:, 1].max()) + 2, columns)
    if top >= bottom or left >= right:
        return None
    box, size = np.s_[top:bottom, left:right], (bottom - top, right - left)
    inside, outside = fill(_shift(after, top, left), size), fill(_shift(before, top, left), size)
    now = mask[box]
    wanted = now.copy()
    wanted[inside & ~outside & ~np.isin(now, list(protected))] = value
    gone = outside & ~inside & (now == value)
    wanted[gone] = beneath[box][gone]
    gesture = replacement(now, wanted)
    if gesture.rows[0] == gesture.rows[1]:
        return None
    place = {
        "rows": (gesture.rows[0] + top, gesture.rows[1] + top),
        "columns": (gesture.columns[0] + left, gesture.columns[1] + left),
    }
    return gesture.model_copy(update=place)


def _shift(vertices: Vertices, top: int, left: int) -> Vertices:
    return tuple((row - top, column - left) for row, column in vertices)


def round_vertex(vertex: Vertex) -> Vertex:
    """Return a vertex rounded to a grid of 1/256 pixel."""
    return round(vertex[0] * _GRID) / _GRID, round(vertex[1] * _GRID) / _GRID


def nearest_vertex(vertices: Sequence[Vertex], point: Vertex, reach: float) -> int | None:
    """Return the index of the vertex nearest to a point, or None if none is within reach."""
    if not vertices:
        return None
    distances = [hypot(row - point[0], column - point[1]) for row, column in vertices]
    place = min(range(len(distances)), key=distances.__getitem__)
    return place if distances[place] <= reach else None


def nearest_edge(vertices: Sequence[Vertex], point: Vertex, reach: float) -> int | None:
    """Return the index for inserting a vertex on the edge nearest to a point, or None if none is within reach."""
    if len(vertices) < 2:
        return None
    starts = np.array(vertices)
    along = np.roll(starts, -1, axis=0) - starts
    away = np.array(point) - starts
    square = (along**2).sum(axis=1)
    share = np.clip((along * away).sum(axis=1) / np.where(square > 0, square, 1.0), 0, 1)
    distances = np.linalg.norm(away - share[:, None] * along, axis=1)
    place = int(distances.argmin())
    return place + 1 if distances[place] <= reach else None


def snap(point: Vertex, mask: Mask, reach: float) -> Vertex:
    """Return the nearest pixel corner within reach on an edge: the image's border, or an edge between classes.

    Without such a corner, the point itself is returned.
    """
    rows, columns = mask.shape
    reach = min(reach, 64.0)
    top, left = max(int(point[0] - reach), 0), max(int(point[1] - reach), 0)
    bottom, right = min(int(point[0] + reach) + 2, rows), min(int(point[1] + reach) + 2, columns)
    if top >= bottom or left >= right:
        inside = min(max(point[0], 0.0), float(rows)), min(max(point[1], 0.0), float(columns))
        return inside if hypot(inside[0] - point[0], inside[1] - point[1]) <= reach else point
    corners = _corners(np.pad(mask[top:bottom, left:right], 1, mode="edge"))
    corners[0] |= top == 0
    corners[-1] |= bottom == rows
    corners[:, 0] |= left == 0
    corners[:, -1] |= right == columns
    places = np.argwhere(corners) + np.array([top, left])
    if not len(places):
        return point
    distances = np.hypot(places[:, 0] - point[0], places[:, 1] - point[1])
    best = int(distances.argmin())
    return (float(places[best, 0]), float(places[best, 1])) if distances[best] <= reach else point


def _corners(padded: Mask) -> NDArray[np.bool_]:
    """Return which pixel corners are on an edge between values; one row and column more than pixels."""
    upper_left, upper_right = padded[:-1, :-1], padded[:-1, 1:]
    lower_left, lower_right = padded[1:, :-1], padded[1:, 1:]
    return (upper_left != upper_right) | (upper_left != lower_left) | (upper_left != lower_right)
