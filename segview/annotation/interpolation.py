"""Interpolation of masks between two corrected frames of a film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.annotation.document import Mask

MARGIN = 2
"""Margin in pixels around both shapes that is processed too."""

Distances = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Shape:
    """A class on a frame: signed distances, positive inside, and its centre as row and column."""

    distances: Distances
    centre: NDArray[np.float64]


class Interpolation:
    """The masks between two masks, class by class.

    The signed distances to the outlines of a class on both frames are averaged, with a larger weight for the nearer
    frame (shape-based interpolation, Raya and Udupa 1990), after moving both shapes so that their centre is on the
    straight line between their centres. A class on only one of the frames shrinks to nothing half way.

    Args:
        first: Class indices, rows × columns.
        last: Class indices, rows × columns, of the same shape.
        rest: The value of pixels of no class.
    """

    def __init__(self, first: Mask, last: Mask, *, rest: int) -> None:
        self._size, self._rest = first.shape, rest
        self._box = _box((first != rest) | (last != rest))
        parts = first[self._box], last[self._box]
        values = [int(value) for value in np.union1d(*parts) if value != rest]
        self._shapes = {value: _pair(*(part == value for part in parts)) for value in values}

    def at(self, share: float) -> Mask:
        """Return the mask at a share of the way from the first to the last, in 0 to 1."""
        mask = np.full(self._size, self._rest, np.uint8)
        inner = mask[self._box]
        deepest = np.zeros(inner.shape, np.float32)
        for value, (one, other) in self._shapes.items():
            centre = (1 - share) * one.centre + share * other.centre
            depth = (1 - share) * _shift(one, centre) + share * _shift(other, centre)
            inner[depth > deepest] = value
            deepest = np.maximum(deepest, depth)
        return mask


def _pair(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> tuple[_Shape, _Shape]:
    """Return the shapes of a class on two frames; at least one of the frames must have it."""
    if one.any() and other.any():
        return _shape(one), _shape(other)
    there = _shape(one if one.any() else other)
    gone = _Shape(np.full(one.shape, -there.distances.max(), np.float32), there.centre)
    return (there, gone) if one.any() else (gone, there)


def _shape(inside: NDArray[np.bool_]) -> _Shape:
    from scipy.ndimage import distance_transform_edt

    within, without = (np.asarray(distance_transform_edt(one)) for one in (inside, ~inside))
    # Distances are from the outline between pixels, half a pixel from the middles on both sides.
    distances = np.where(inside, within - 0.5, 0.5 - without).astype(np.float32)
    return _Shape(distances, np.argwhere(inside).mean(axis=0))


def _shift(shape: _Shape, centre: NDArray[np.float64]) -> Distances:
    """Return the distances of a shape after moving it to another centre, in the same box."""
    from scipy.ndimage import map_coordinates

    if np.allclose(shape.centre, centre):
        return shape.distances
    ends = np.array(shape.distances.shape) - 1
    places = [np.arange(end + 1) + by for end, by in zip(ends, shape.centre - centre, strict=True)]
    inside = [np.clip(one, 0, end) for one, end in zip(places, ends, strict=True)]
    beyond = np.hypot(*np.meshgrid(*(one - near for one, near in zip(places, inside, strict=True)), indexing="ij"))
    found = map_coordinates(shape.distances, np.meshgrid(*inside, indexing="ij"), order=1)
    return (found - beyond).astype(np.float32)  # outside the box, the distance to the box is added


def _box(inside: NDArray[np.bool_]) -> tuple[slice, slice]:
    """Return the bounding box of the pixels inside, with a margin."""
    if not inside.any():
        return slice(0, 0), slice(0, 0)
    ends = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    rows, columns = (slice(max(int(one[0]) - MARGIN, 0), int(one[-1]) + 1 + MARGIN) for one in ends)
    return rows, columns
