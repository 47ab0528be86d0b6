"""Objects with several outlines, some of which are holes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.annotation import spans
from segview.annotation.gestures import Selection
from segview.annotation.spans import Spans
from segview.core.base.errors import UserError

MOST_OBJECTS = 5_000
MOST_PIXELS = 60_000_000
"""Most pixels in the boxes of all objects with several outlines."""


@dataclass(frozen=True, eq=False)
class Composed:
    """The runs of all objects.

    Attributes:
        spans: The runs; an object with holes is one part, with the number of its first part.
        holes: Number of outlines that were used as holes.
        nested: Number of outlines inside another outline of their object that were not used as holes.
    """

    spans: Spans
    holes: int
    nested: int


def cut_holes(
    found: Spans, objects: Sequence[Sequence[int]], size: tuple[int, int], *, holes: Collection[int] | None
) -> Composed:
    """Return runs without the holes of objects.

    Args:
        found: The runs of all parts.
        objects: The parts of each object that has several.
        size: Rows and columns.
        holes: Parts that are holes if they are inside their object. If None, each outline inside another outline of its
            object is a hole, and an outline inside a hole is an island, because filled outlines there would have no
            effect.

    Raises:
        UserError: the computation would take too long.
    """
    if len(objects) > MOST_OBJECTS:
        raise UserError(
            "It has more than {most_objects:,} objects of several outlines. Export the mask as PNG.",
            most_objects=MOST_OBJECTS,
        )
    left = MOST_PIXELS
    keep = np.ones(len(found.parts), np.bool_)
    made: list[Spans] = []
    cut = nested = 0
    for members in objects:
        place = np.concatenate([np.arange(*np.searchsorted(found.parts, [one, one + 1])) for one in members])
        whole = _Object.of(found.select(place))
        if whole is None:
            continue
        left -= whole.box[0] * whole.box[1]
        if left < 0:
            raise UserError("Its objects of several outlines are too large to be told apart in time. Export it as PNG.")
        within = whole.within(1.0)
        free = within if holes is None else {one for one in whole.within(0.5) if one in holes}
        nested += len(within - free)
        cut += len(free)
        if free:
            keep[place] = False
            pixels = whole.without(free, islands=holes is None)
            made.append(spans.selection(pixels, whole.corner, members[0], size))
    return Composed(spans.join([found.select(keep), *made]) if made else found, cut, nested)


@dataclass(frozen=True, eq=False)
class _Object:
    """The runs of one object, relative to the first row and column of its box.

    Attributes:
        spans: The runs; of parts with the same pixels, only those of the first part.
        corner: First row and column of the box.
        box: Rows and columns of the box.
    """

    spans: Spans
    corner: tuple[int, int]
    box: tuple[int, int]

    @classmethod
    def of(cls, own: Spans) -> _Object | None:
        """Return an object, or None if all its runs belong to one part."""
        own = own.select(_first_of_their_kind(own))
        if not len(own.parts) or own.parts[0] == own.parts[-1]:
            return None
        top, left = int(own.rows.min()), int(own.starts.min())
        box = int(own.rows.max()) + 1 - top, int(own.ends.max()) - left
        return cls(Spans(own.parts, own.rows - top, own.starts - left, own.ends - left), (top, left), box)

    def within(self, share: float) -> set[int]:
        """Return the parts of which other parts cover at least a share."""
        sums = np.zeros((self.box[0], self.box[1] + 1), np.int32)
        np.cumsum(self.spans.coverage(self.box) > 1, axis=1, out=sums[:, 1:])
        own = self.spans
        parts, places = np.unique(own.parts, return_inverse=True)
        covered = np.bincount(places, sums[own.rows, own.ends] - sums[own.rows, own.starts])
        return set(parts[covered >= share * np.bincount(places, own.ends - own.starts)].tolist())

    def without(self, free: Collection[int], *, islands: bool) -> Selection:
        """Return the pixels of the object without those in some parts; with islands, without those in an odd number.

        If ``free`` has all parts, each covers the others, and all are kept.
        """
        inside = np.isin(self.spans.parts, list(free))
        outer = self.spans.select(~inside).coverage(self.box) > 0
        if inside.all():
            return self.spans.coverage(self.box) > 0
        depth = self.spans.select(inside).coverage(self.box)
        return outer & (depth % 2 == 0 if islands else depth == 0)


def _first_of_their_kind(own: Spans) -> NDArray[np.bool_]:
    """Return for each run whether its part is the first with these pixels."""
    parts, places = np.unique(own.parts, return_inverse=True)
    marks = np.zeros(len(parts), np.uint64)
    columns = (own.rows, own.starts, own.ends)
    odd = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
    mixed = np.zeros(len(own.parts), np.uint64)
    for column, factor in zip(columns, odd, strict=True):
        mixed = (mixed ^ column.astype(np.uint64)) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
    np.add.at(marks, places, mixed)
    _, first = np.unique(marks, return_index=True)
    return np.isin(places, first)
