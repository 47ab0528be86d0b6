"""Outlines of masks; filling them gives exactly the same pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.annotation.gestures import Selection

Outline = list[list[float]]

_TOLERANCE = 0.3
"""Below 0.35, the least distance of a pixel's middle from an outline, so that each pixel stays on its side."""

_Numbers = NDArray[np.int64]
_Points = NDArray[np.float64]


def contours(mask: Selection, tolerance: float = _TOLERANCE) -> list[tuple[float, Outline]]:
    """Return the outlines of a mask, as x and y, each with its area; the area of a hole is negative.

    Args:
        mask: Rows × columns.
        tolerance: Largest distance of an outline from the edge of the pixels, in pixels; above the default, filling the
            outlines may give other pixels.
    """
    from skimage import measure

    # Padded with background to close outlines at the border.
    lines = [line - 0.5 for line in measure.find_contours(np.pad(mask, 1).astype(np.float32), 0.5)]
    if not lines:
        return []
    lengths = np.array([len(line) for line in lines])
    ends = np.cumsum(lengths)
    points = np.concatenate(lines)
    kept = simplify(points, ends - lengths, ends - 1, tolerance)
    found: list[tuple[float, Outline]] = []
    for line, begin, end in zip(lines, ends - lengths, ends, strict=True):
        corners = line[kept[begin:end]][:-1]
        if len(corners) < 3:
            continue
        y, x = line[:-1].T
        area = float(np.dot(y, np.roll(x, 1)) - np.dot(x, np.roll(y, 1))) / 2
        found.append((area, [[_short(x), _short(y)] for y, x in corners.tolist()]))
    return found


def simplify(points: _Points, starts: _Numbers, ends: _Numbers, tolerance: float = _TOLERANCE) -> NDArray[np.bool_]:
    """Return which points of lines to keep so that no point is further from its line than the tolerance.

    This is the algorithm of Douglas and Peucker (1973), for all parts of all lines at once.

    Args:
        points: Points of all lines, n × 2.
        starts: Index of the first point of each line.
        ends: Index of the last point of each line.
        tolerance: Tolerance in the unit of the points.
    """
    kept = np.zeros(len(points), np.bool_)
    kept[starts] = kept[ends] = True
    while len(starts):
        starts, ends = starts[ends - starts > 1], ends[ends - starts > 1]
        inner = ends - starts - 1
        first = np.cumsum(inner) - inner
        own = np.repeat(np.arange(len(starts)), inner)
        place = np.arange(len(own)) - first[own] + starts[own] + 1
        distance = _distances(points[place], points[starts], points[ends], own)
        farthest = np.maximum.reduceat(distance, first) if len(first) else distance
        bent = farthest > tolerance
        at = np.flatnonzero(distance == farthest[own])
        _, each = np.unique(own[at], return_index=True)
        middle = place[at[each]][bent]
        kept[middle] = True
        starts, ends = np.concatenate([starts[bent], middle]), np.concatenate([middle, ends[bent]])
    return kept


def _distances(points: _Points, starts: _Points, ends: _Points, own: _Numbers) -> _Points:
    """Return the distances of points from segments; point i belongs to segment ``own[i]``."""
    along = ends - starts
    square = np.einsum("ij,ij->i", along, along)
    away = points - starts[own]
    share = np.einsum("ij,ij->i", away, along[own]) / np.where(square > 0, square, 1.0)[own]
    away -= np.clip(share, 0, 1)[:, None] * along[own]
    return np.hypot(away[:, 0], away[:, 1])


def _short(number: float) -> float:
    return int(number) if number.is_integer() else number
