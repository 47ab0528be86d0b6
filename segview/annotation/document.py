"""The mask under correction."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.annotation.gestures import (
    Box,
    Changing,
    Drawn,
    Redo,
    Replace,
    Stroke,
    Undo,
    reached,
    replacement,
    selected,
)
from segview.annotation.provenance import Provenance

Mask = NDArray[np.uint8]
UNDO_BYTES = 256_000_000


@dataclass(frozen=True, eq=False)
class _Patch:
    """The change of a gesture in a box of the mask: exclusive or of before and after, as runs of equal values.

    Masks are patches of one class, so there are few runs; making and undoing them takes milliseconds at 4000 × 4000,
    where zlib takes a tenth of a second.
    """

    box: Box
    values: NDArray[np.uint8]
    ends: NDArray[np.int64]

    @classmethod
    def between(cls, box: Box, before: Mask, after: Mask) -> _Patch | None:
        """Return the patch that makes one of the other, or None where they are the same."""
        flat = np.bitwise_xor(before, after).ravel()
        ends = np.append(np.flatnonzero(flat[1:] != flat[:-1]) + 1, flat.size)
        values = flat[ends - 1] if flat.size else flat
        return cls(box, values, ends) if values.any() else None

    @property
    def nbytes(self) -> int:
        return self.values.nbytes + self.ends.nbytes

    def turn(self, mask: Mask) -> None:
        """Make in a mask before of after, or after of before."""
        part = mask[self.box]
        part ^= np.repeat(self.values, np.diff(self.ends, prepend=0)).reshape(part.shape)


class Document:
    """One mask of class indices on one image, and how it came to be.

    Args:
        origin: What it begins with.
        mask: The mask to begin with, rows × columns, uint8; where absent, no pixel belongs to a thing.
        undo_bytes: What the packed pixels of gestures that can be taken back may hold.

    Attributes:
        mask: Rows × columns of class indices and the origin's ``rest``, uint8; changed in place.
        began: The mask it began with; not to be written to.
        version: Counts the changes, also while a stroke is drawn.
        gestures: How many gestures there were, those taken back too.
    """

    def __init__(self, provenance: Provenance, mask: Mask | None = None, *, undo_bytes: int = UNDO_BYTES) -> None:
        if mask is not None and mask.shape != provenance.size:
            raise ValueError(f"the mask has shape {mask.shape}, the image {provenance.size}")
        self.provenance = provenance
        self.mask: Mask = np.full(provenance.size, provenance.rest, np.uint8) if mask is None else mask.astype(np.uint8)
        self.began = self.mask.copy()
        self.version = self.gestures = 0
        self._done: deque[_Patch] = deque()
        self._undone: deque[_Patch] = deque()
        self._budget = undo_bytes
        self._settled = self.mask.copy()  # without the stroke that is under way
        self._line: list[tuple[float, float]] = []
        self._parts: list[Stroke] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a gesture that can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a gesture that was taken back can be done again."""
        return bool(self._undone)

    def apply(self, gesture: Changing | Undo | Redo) -> Box | None:
        """Do a gesture, and return the box of the mask that it changed; None where it changed nothing.

        A stroke that was drawn in part, and is not this gesture, is dropped.
        """
        self.gestures += 1
        if isinstance(gesture, Stroke) and self._is_drawn(gesture):
            self._line, self._parts = [], []
            return self._keep(reached(gesture, self.provenance.size))
        self._drop()
        if isinstance(gesture, Undo):
            return self._turn(self._done, self._undone)
        if isinstance(gesture, Redo):
            return self._turn(self._undone, self._done)
        if isinstance(gesture, Replace):
            return self._keep(self._exchange(gesture))
        return self._keep(self._paint(gesture))

    def draw(self, part: Stroke) -> Box:
        """Draw a part of a stroke that is still under way; ``apply`` ends it with the whole stroke.

        The parts lie end to end, so that together they reach the same pixels.
        """
        box = self._paint(part)
        joined = bool(self._line) and self._line[-1] == part.points[0]
        self._line += part.points[1:] if joined else part.points
        self._parts.append(part)
        self.version += 1
        return box

    def replace(self, mask: Mask, *, source: str = "") -> Replace:
        """Return the gesture that turns this mask into another, which may be that of a file."""
        return replacement(self._settled, mask, source=source)

    def copy(self) -> Document:
        """Return the mask as it is now, on its own and without what could be taken back."""
        other = Document(self.provenance, self.mask.copy())
        other.began, other.gestures = self.began, self.gestures
        return other

    def area(self, value: int) -> int:
        """Return how many pixels a class covers."""
        return int(np.count_nonzero(self.mask == value))

    def dice(self, other: Mask, value: int, *, ignored: int | None = None) -> float:
        """Return Dice's coefficient of a class here and in another mask; 1 where both lack it.

        Pixels that have the number ``ignored`` in the other mask count for nothing.
        """
        own, theirs = self.mask == value, other == value
        if ignored is not None:
            own &= other != ignored
        size = int(np.count_nonzero(own)) + int(np.count_nonzero(theirs))
        return 2 * int(np.count_nonzero(own & theirs)) / size if size else 1.0

    def _paint(self, gesture: Drawn) -> Box:
        box, selection = selected(gesture, self.provenance.size)
        part = self.mask[box]
        if gesture.protected:
            selection = selection & ~np.isin(part, gesture.protected)
        part[selection] = gesture.value
        return box

    def _exchange(self, gesture: Replace) -> Box:
        box = slice(*gesture.rows), slice(*gesture.columns)
        part = self.mask[box]
        free = ~np.isin(part, gesture.protected)
        part[free] = gesture.pixels[free]
        return box

    def _is_drawn(self, stroke: Stroke) -> bool:
        same = (stroke.radius, stroke.value, stroke.protected)
        alike = all((part.radius, part.value, part.protected) == same for part in self._parts)
        return alike and tuple(self._line) == stroke.points

    def _drop(self) -> None:
        for part in self._parts:
            box = reached(part, self.provenance.size)
            self.mask[box] = self._settled[box]
        self._line, self._parts = [], []

    def _keep(self, box: Box) -> Box | None:
        patch = _Patch.between(box, self._settled[box], self.mask[box])
        if patch is None:
            return None
        self._settled[box] = self.mask[box]
        self._undone.clear()
        self._done.append(patch)
        held = sum(patch.nbytes for patch in self._done)
        while held > self._budget and len(self._done) > 1:
            held -= self._done.popleft().nbytes
        self.version += 1
        return box

    def _turn(self, taken: deque[_Patch], given: deque[_Patch]) -> Box | None:
        if not taken:
            return None
        patch = taken.pop()
        given.append(patch)
        patch.turn(self.mask)
        self._settled[patch.box] = self.mask[patch.box]
        self.version += 1
        return patch.box
