"""Masks as run lengths of COCO: lengths of alternating runs of 0 and 1, column by column, starting with 0."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from segview.annotation import spans
from segview.annotation.gestures import Selection
from segview.annotation.spans import Spans

Counts = NDArray[np.int64]


def run_lengths(mask: Selection) -> list[int]:
    """Return the lengths of the runs of a mask."""
    flat = np.concatenate([[False], mask.ravel(order="F")])
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    return np.diff(np.concatenate([[0], changes, [mask.size]])).astype(int).tolist()


def unpack(packed: str) -> Counts:
    """Return the run lengths of a text in the compressed format of pycocotools.

    Each character holds five bits, the lowest first; the sixth bit means that more follow. From the fourth on, each
    number is the difference from the number two before (``rleFrString`` in its maskApi.c).

    Raises:
        ValueError: the text ends within a number, or is not in this format.
    """
    bits = np.frombuffer(packed.encode("latin-1"), np.uint8).astype(np.int64) - 48
    if not len(bits):
        return bits
    last = bits & 0x20 == 0
    if bits.min() < 0 or bits.max() > 63 or not last[-1]:
        raise ValueError("no packed run lengths")
    ends = np.flatnonzero(last)
    starts = np.concatenate([[0], ends[:-1] + 1])
    if int((ends - starts).max()) > 11:
        raise ValueError("a run of more pixels than any image has")
    shifts = 5 * (np.arange(len(bits)) - np.repeat(starts, ends - starts + 1))
    numbers = np.add.reduceat((bits & 0x1F) << shifts, starts)
    numbers -= np.where(bits[ends] & 0x10, 1 << (shifts[ends] + 5), 0)
    numbers[1::2] = np.cumsum(numbers[1::2])
    numbers[2::2] = np.cumsum(numbers[2::2])
    return numbers


class Runs:
    """The pixels of a mask in run lengths.

    Args:
        counts: The lengths.
        size: Rows and columns.

    Attributes:
        box: Rows and columns of the mask's bounding box; (0, 0) if it is empty.

    Raises:
        ValueError: the lengths do not add up to the pixels of the image.
    """

    def __init__(self, counts: Counts, size: tuple[int, int]) -> None:
        rows, columns = size
        if counts.size and (int(counts.min()) < 0 or int(counts.max()) > rows * columns):
            raise ValueError("no length")
        if int(counts.sum()) != rows * columns:
            raise ValueError("another number of pixels")
        ends = np.cumsum(counts)[1::2]
        starts = ends - counts[1::2]
        starts, ends = starts[ends > starts], ends[ends > starts]
        # A run that continues in the next column is split there.
        pieces = (ends - 1) // rows - starts // rows + 1
        column = np.arange(int(pieces.sum())) - np.repeat(np.cumsum(pieces) - pieces, pieces)
        column += np.repeat(starts // rows, pieces)
        self._size = size
        self._columns = column
        self._tops = np.maximum(np.repeat(starts, pieces) - column * rows, 0)
        self._bottoms = np.minimum(np.repeat(ends, pieces) - column * rows, rows)
        self.box = (0, 0)
        if len(column):
            self._corner = int(self._tops.min()), int(column.min())
            self.box = int(self._bottoms.max()) - self._corner[0], int(column.max()) + 1 - self._corner[1]

    def spans(self) -> Spans:
        """Return the runs by rows; the cost grows with the area of the box."""
        if not len(self._columns):
            return spans.join([])
        top, left = self._corner
        columns = self.box[1]
        steps = np.zeros((self.box[0] + 1) * columns, np.int8)
        np.add.at(steps, (self._tops - top) * columns + self._columns - left, 1)
        np.subtract.at(steps, (self._bottoms - top) * columns + self._columns - left, 1)
        inside = np.cumsum(steps[:-columns].reshape(self.box), axis=0, dtype=np.int8) > 0
        return spans.selection(inside, self._corner, 0, self._size)
