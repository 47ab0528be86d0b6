"""Live wire: lines that follow the edges of an image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.points import Point

REACH = 80
"""Search radius around the start in pixels; for longer lines, the same number of pixels of a coarser image."""

FLOOR = 0.02
"""Cost of a step along the strongest edge; without an edge, a step costs 1 more."""


@dataclass(frozen=True, eq=False)
class _Paths:
    """The cheapest paths from a start to every pixel around it.

    Attributes:
        start: Row and column.
        reach: Search radius in pixels of the image.
        step: Side of a grid pixel, in pixels of the image.
        corner: Row and column of the image at the grid's first pixel.
        tree: Path finder of scikit-image.
        shape: Rows and columns of the grid.
    """

    start: Point
    reach: int
    step: int
    corner: tuple[int, int]
    tree: Any
    shape: tuple[int, ...]

    def place(self, point: Point) -> tuple[int, int]:
        """Return the grid pixel of a point of the image, or the nearest one."""
        row, column = (int((value - first) // self.step) for value, first in zip(point, self.corner, strict=True))
        return min(max(row, 0), self.shape[0] - 1), min(max(column, 0), self.shape[1] - 1)


class LiveWire:
    """Cheapest paths along edges, with a cost from the gradient (Mortensen and Barrett 1995).

    All paths from a start are computed together and cached, so that only the first line from a start, and a line that
    is longer than those before, takes time.

    Args:
        image: Rows × columns × 3, uint8.
    """

    def __init__(self, image: NDArray[np.uint8]) -> None:
        self._image = image
        self._paths: _Paths | None = None

    def path(self, start: Point, end: Point) -> tuple[Point, ...]:
        """Return the path's points after ``start`` up to ``end``, as rows and columns; pixel middles are at 0.5."""
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
    """Return the cost of a step on each pixel, which is low where the gradient is strong."""
    from scipy.ndimage import gaussian_gradient_magnitude

    edges = np.asarray(gaussian_gradient_magnitude(grey, 1.0), np.float64)
    strongest = float(np.percentile(edges, 99)) or 1.0
    return (1 - np.minimum(edges / strongest, 1)) ** 2 + FLOOR
