"""Outlines and discs as runs of pixels, found by scan lines, and painted in their order.

A pixel belongs to an outline where its middle lies inside, by the even-odd rule; of a middle on the line, the left and
the upper side are inside, so that outlines with a common edge share no pixel and leave none free. The cost grows with
the rows that the edges cross, not with box × corners.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from segview.annotation.document import Mask
from segview.annotation.gestures import Selection
from segview.core.base.errors import UserError

Points = NDArray[np.float64]
"""Corners of an outline, n × 2: x and y in pixels; the middle of the first pixel lies at 0.5, 0.5."""

MOST_CROSSINGS = 3_000_000
"""Rows that the edges of all outlines may cross: a small file may ask for more than anybody waits for."""

_LONG = 24
"""Pixels from which on a run is quicker painted by itself than pixel by pixel among others."""
_AT_ONCE = 4_000_000

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Spans:
    """Runs of pixels; each belongs to a part, which is a number from 0.

    Attributes:
        parts: Which part, ascending.
        rows: The row.
        starts: The first column.
        ends: The column behind the last.
    """

    parts: _Numbers
    rows: _Numbers
    starts: _Numbers
    ends: _Numbers

    def areas(self, count: int) -> _Numbers:
        """Return how many pixels each of so many parts has."""
        return np.bincount(self.parts, self.ends - self.starts, minlength=count).astype(np.int64)

    def select(self, wanted: NDArray[np.bool_]) -> Spans:
        """Return some of the runs."""
        return Spans(self.parts[wanted], self.rows[wanted], self.starts[wanted], self.ends[wanted])

    def coverage(self, size: tuple[int, int]) -> NDArray[np.int32]:
        """Return how many runs each pixel of an image lies in, rows × columns."""
        steps = np.zeros(size[0] * (size[1] + 1), np.int32)
        np.add.at(steps, self.rows * (size[1] + 1) + self.starts, 1)
        np.subtract.at(steps, self.rows * (size[1] + 1) + self.ends, 1)
        return np.cumsum(steps.reshape(size[0], size[1] + 1), axis=1, dtype=np.int32)[:, :-1]


def join(several: Iterable[Spans]) -> Spans:
    """Return the runs of several, in the order of their parts."""
    found = list(several)
    if not found:
        nothing = np.zeros(0, np.int64)
        return Spans(nothing, nothing, nothing, nothing)
    whole = Spans(
        *(np.concatenate([getattr(one, name) for one in found]) for name in ("parts", "rows", "starts", "ends"))
    )
    if (whole.parts[1:] >= whole.parts[:-1]).all():
        return whole
    order = np.argsort(whole.parts, kind="stable")
    return Spans(whole.parts[order], whole.rows[order], whole.starts[order], whole.ends[order])


def outlines(rings: Sequence[Points], parts: Sequence[int], size: tuple[int, int]) -> Spans:
    """Return the insides of outlines, in an image of ``size`` rows and columns.

    Args:
        rings: The outlines; those of one part count together, by the even-odd rule.
        parts: The part that each belongs to.
        size: Rows and columns.

    Raises:
        UserError: they would take too long.
    """
    rows, columns = size
    lengths = np.array([len(ring) for ring in rings], np.int64)
    points = np.concatenate([*rings, np.zeros((0, 2))])
    following = np.arange(1, len(points) + 1)
    ends = np.cumsum(lengths)
    following[ends[lengths > 0] - 1] = (ends - lengths)[lengths > 0]
    owners = np.repeat(np.array(parts, np.int64), lengths)
    # From above to below, so that two outlines find the same crossings of an edge that they share.
    down = points[:, 1] <= points[following, 1]
    upper, lower = (
        np.where(down[:, None], points, points[following]),
        np.where(down[:, None], points[following], points),
    )
    first = np.clip(np.ceil(upper[:, 1] - 0.5), 0, rows).astype(np.int64)
    behind = np.clip(np.ceil(lower[:, 1] - 0.5), 0, rows).astype(np.int64)
    counts = behind - first
    if int(counts.sum()) > MOST_CROSSINGS:
        raise UserError("Its outlines are too long to be painted in time. Export the mask as PNG, or as run lengths.")
    crossed = counts > 0
    upper, lower, first, counts, owners = (one[crossed] for one in (upper, lower, first, counts, owners))
    slopes = (lower[:, 0] - upper[:, 0]) / (lower[:, 1] - upper[:, 1])
    edge = np.repeat(np.arange(len(counts)), counts)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    x = upper[edge, 0] + (row + 0.5 - upper[edge, 1]) * slopes[edge]
    column = np.clip(np.ceil(x - 0.5), 0, columns).astype(np.int64)
    keys = np.sort((owners[edge] * rows + row) * (columns + 1) + column)
    return _decode(keys[0::2], keys[1::2], size)


def _decode(starts: _Numbers, ends: _Numbers, size: tuple[int, int]) -> Spans:
    rows, columns = size
    filled = starts < ends
    starts, ends = starts[filled], ends[filled]
    lines = starts // (columns + 1)
    return Spans(lines // rows, lines % rows, starts % (columns + 1), ends % (columns + 1))


def disc(centre: tuple[float, float], radius: float, part: int, size: tuple[int, int]) -> Spans:
    """Return the pixels whose middle lies within a radius of a point of x and y."""
    rows, columns = size
    x, y = centre
    row = np.arange(max(0, int(np.floor(y - radius))), min(rows, int(np.ceil(y + radius)) + 1), dtype=np.int64)
    square = radius**2 - (row + 0.5 - y) ** 2
    row, half = row[square >= 0], np.sqrt(square[square >= 0])
    starts = np.clip(np.ceil(x - half - 0.5), 0, columns).astype(np.int64)
    ends = np.clip(np.floor(x + half - 0.5) + 1, 0, columns).astype(np.int64)
    return Spans(np.full(len(row), part, np.int64), row, starts, ends).select(starts < ends)


def selection(pixels: Selection, corner: tuple[int, int], part: int, size: tuple[int, int]) -> Spans:
    """Return the pixels of a small mask whose first one lies at ``corner``, a row and a column of the image."""
    top, left = max(0, -corner[0]), max(0, -corner[1])
    inside = pixels[top : max(top, size[0] - corner[0]), left : max(left, size[1] - corner[1])]
    height, width = inside.shape
    padded = np.zeros((height, width + 1), np.bool_)
    padded[:, :-1] = inside
    flat = np.concatenate([[False], padded.ravel()])
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    starts, ends = changes[0::2], changes[1::2]
    row, shift = starts // (width + 1), left + corner[1]
    return Spans(
        np.full(len(row), part, np.int64),
        row + top + corner[0],
        starts % (width + 1) + shift,
        ends % (width + 1) + shift,
    )


def paint(mask: Mask, spans: Spans, values: NDArray[np.uint8]) -> None:
    """Give the pixels of runs the values of their parts; of two parts on one pixel the later counts.

    Args:
        mask: Rows × columns, C-contiguous; changed in place.
        spans: The runs.
        values: One for each part.
    """
    flat = mask.reshape(-1)
    starts = spans.rows * mask.shape[1] + spans.starts
    lengths = spans.ends - spans.starts
    counts = np.bincount(spans.parts, minlength=len(values))
    long = spans.areas(len(values)) > _LONG * counts
    kinds = long[spans.parts]
    borders = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    for begin, end in zip(chain([0], borders), chain(borders, [len(starts)]), strict=True):
        run = slice(begin, end)
        given = values[spans.parts[run]]
        if end > begin and kinds[begin]:
            for start, length, value in zip(starts[run].tolist(), lengths[run].tolist(), given.tolist(), strict=True):
                flat[start : start + length] = value
        else:
            _paint_pixels(flat, starts[run], lengths[run], given)


def _paint_pixels(flat: Mask, starts: _Numbers, lengths: _Numbers, values: NDArray[np.uint8]) -> None:
    done = np.cumsum(lengths)
    begin = 0
    while begin < len(starts):
        before = int(done[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(done, before + _AT_ONCE, side="right")))
        run = slice(begin, end)
        offsets = starts[run] - (done[run] - lengths[run] - before)
        # numpy keeps the last of several values that are given to one place.
        flat[np.arange(int(done[end - 1]) - before) + np.repeat(offsets, lengths[run])] = np.repeat(
            values[run], lengths[run]
        )
        begin = end
