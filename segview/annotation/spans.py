"""Outlines and discs as runs of pixels (spans), found by scan lines and painted in order.

A pixel belongs to an outline if its middle is inside, by the even-odd rule. If the middle is exactly on an edge, left
and upper edges count as inside, so that outlines with a common edge neither overlap nor leave a gap. The cost grows
with the number of rows that the edges cross, not with box × corners.
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
"""Corners of an outline, n × 2: x and y in pixels; the middle of the first pixel is at (0.5, 0.5)."""

MOST_CROSSINGS = 3_000_000
"""Most rows that the edges of all outlines may cross, because a small file could need very long."""

_LONG = 24
"""Mean length in pixels above which runs are painted one by one, which is then faster than pixel by pixel."""
_AT_ONCE = 4_000_000

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Spans:
    """Runs of pixels; each belongs to a part, numbered from 0.

    Attributes:
        parts: Part of each run, ascending.
        rows: Row of each run.
        starts: First column of each run.
        ends: Column after the last.
    """

    parts: _Numbers
    rows: _Numbers
    starts: _Numbers
    ends: _Numbers

    def areas(self, count: int) -> _Numbers:
        """Return the number of pixels of each of ``count`` parts."""
        return np.bincount(self.parts, self.ends - self.starts, minlength=count).astype(np.int64)

    def select(self, wanted: NDArray[np.bool_]) -> Spans:
        """Return the wanted runs."""
        return Spans(self.parts[wanted], self.rows[wanted], self.starts[wanted], self.ends[wanted])

    def coverage(self, size: tuple[int, int]) -> NDArray[np.int32]:
        """Return the number of runs that contain each pixel of an image, rows × columns."""
        steps = np.zeros(size[0] * (size[1] + 1), np.int32)
        np.add.at(steps, self.rows * (size[1] + 1) + self.starts, 1)
        np.subtract.at(steps, self.rows * (size[1] + 1) + self.ends, 1)
        return np.cumsum(steps.reshape(size[0], size[1] + 1), axis=1, dtype=np.int32)[:, :-1]


def join(several: Iterable[Spans]) -> Spans:
    """Return the runs of several ``Spans`` as one, in the order of their parts."""
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
        rings: The outlines; outlines of the same part are combined by the even-odd rule.
        parts: Part of each outline.
        size: Rows and columns.

    Raises:
        UserError: the computation would take too long.
    """
    rows, columns = size
    lengths = np.array([len(ring) for ring in rings], np.int64)
    points = np.concatenate([*rings, np.zeros((0, 2))])
    following = np.arange(1, len(points) + 1)
    ends = np.cumsum(lengths)
    following[ends[lengths > 0] - 1] = (ends - lengths)[lengths > 0]
    owners = np.repeat(np.array(parts, np.int64), lengths)
    # All edges go from top to bottom, so that two outlines get identical crossings for a common edge.
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
    """Return the pixels whose middle is within a radius of a point, given as x and y."""
    rows, columns = size
    x, y = centre
    row = np.arange(max(0, int(np.floor(y - radius))), min(rows, int(np.ceil(y + radius)) + 1), dtype=np.int64)
    square = radius**2 - (row + 0.5 - y) ** 2
    row, half = row[square >= 0], np.sqrt(square[square >= 0])
    starts = np.clip(np.ceil(x - half - 0.5), 0, columns).astype(np.int64)
    ends = np.clip(np.floor(x + half - 0.5) + 1, 0, columns).astype(np.int64)
    return Spans(np.full(len(row), part, np.int64), row, starts, ends).select(starts < ends)


def selection(pixels: Selection, corner: tuple[int, int], part: int, size: tuple[int, int]) -> Spans:
    """Return the pixels of a small mask; ``corner`` is the row and column of the image at its first pixel."""
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
    """Set the pixels of runs to the values of their parts; if several parts cover a pixel, the last counts.

    Args:
        mask: Rows × columns, C-contiguous; changed in place.
        spans: The runs.
        values: One value for each part.
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
        # numpy keeps the last of several values assigned to one index.
        flat[np.arange(int(done[end - 1]) - before) + np.repeat(offsets, lengths[run])] = np.repeat(
            values[run], lengths[run]
        )
        begin = end
