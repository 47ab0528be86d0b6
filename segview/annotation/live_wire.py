"""Lines that follow the edges of an image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.points import Point

REACH = 80
"""Pixels to each side of a start that are looked at; farther on, as many pixels of a coarser image."""

FLOOR = 0.02
"""Cost of a step along the strongest edge, where a step without one costs 1."""


@dataclass(frozen=True, eq=False)
class _Paths:
    """The cheapest paths from a start to every pixel round it.

    Attributes:
        start: Row and column.
        reach: Pixels to each side.
        step: Pixels of the image a side of a pixel here.
        corner: Row and column of the image where this begins.
        tree: Of scikit-image.
        shape: Rows and columns.
    """

    start: Point
    reach: int
    step: int
    corner: tuple[int, int]
    tree: Any
    shape: tuple[int, ...]

    def place(self, point: Point) -> tuple[int, int]:
        """Return the pixel here that a point of the image lies in, or the nearest."""
        row, column = (int((value - first) // self.step) for value, first in zip(point, self.corner, strict=True))
        return min(max(row, 0), self.shape[0] - 1), min(max(column, 0), self.shape[1] - 1)


class LiveWire:
    """Paths along edges, by the cheapest way over the gradient (Mortensen and Barrett 1995).

    The paths from one start are found together and kept, so that only the first line from there, and one that goes
    farther than those before, takes time.

    Args:
        image: Rows × columns × 3, uint8.
    """

    def __init__(self, image: NDArray[np.uint8]) -> None:
        self._image = image
        self._paths: _Paths | None = None

    def path(self, start: Point, end: Point) -> tuple[Point, ...]:
        """Return the points after a start up to an end; rows and columns, a pixel's middle lies at a half."""
        far = max(abs(start[0] - end[0]), abs(start[1] - end[1]))
        reach = REACH
        while reach <= far:
            reach *= 2
        paths = self._paths
        if paths is None or paths.start != start or paths.reach < reach:
            paths = self._paths = self._search(start, reach)
        way = paths.tree.traceback(paths.place(end))
        middles = (np.array(way[1:-1]).reshape(-1, 2) + 0.5) * paths.step + paths.corner
        return (*((float(row), float(column)) for row, column in middles), end)

    def _search(self, start: Point, reach: int) -> _Paths:
        from skimage.graph import MCP_Geometric

        step, size = reach // REACH, self._image.shape[:2]
        corner = tuple(min(max(int(value) - reach, 0), side - 1) for value, side in zip(start, size, strict=True))
        rows, columns = (slice(first, int(value) + reach + 1) for first, value in zip(corner, start, strict=True))
        grey = self._image[rows, columns][::step, ::step].mean(axis=2, dtype=np.float32)
        tree = MCP_Geometric(_cost(grey))
        paths = _Paths(start, reach, step, (corner[0], corner[1]), tree, grey.shape)
        tree.find_costs([paths.place(start)])
        return paths


def _cost(grey: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return what a step on each pixel costs: little where the gradient is strong."""
    from scipy.ndimage import gaussian_gradient_magnitude

    edges = np.asarray(gaussian_gradient_magnitude(grey, 1.0), np.float64)
    strongest = float(np.percentile(edges, 99)) or 1.0
    return (1 - np.minimum(edges / strongest, 1)) ** 2 + FLOOR
