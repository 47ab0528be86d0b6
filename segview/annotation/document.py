"""The mask under correction."""

from __future__ import annotations

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
    box_of,
    replacement,
    selection_of,
)
from segview.annotation.history import History, Patch
from segview.annotation.provenance import Provenance

Mask = NDArray[np.uint8]
UNDO_BYTES = 256_000_000


class Document:
    """One mask of class indices on one image, and how it came to be.

    Args:
        provenance: What it is of, and was made from.
        mask: The mask to begin with, rows × columns, uint8; where absent, no pixel belongs to a thing.
        undo_bytes: What the packed pixels of gestures that can be taken back may hold.

    Attributes:
        mask: Rows × columns of class indices and the provenance's ``rest``, uint8; changed in place.
        began: The mask it began with; not to be written to.
        version: Counts the changes, also while a stroke is drawn.
        gestures: How many gestures there were, those taken back too.
        history: What of them can be taken back, or done again.
    """

    def __init__(self, provenance: Provenance, mask: Mask | None = None, *, undo_bytes: int = UNDO_BYTES) -> None:
        if mask is not None and mask.shape != provenance.size:
            raise ValueError(f"the mask has shape {mask.shape}, the image {provenance.size}")
        self.provenance = provenance
        self.mask: Mask = np.full(provenance.size, provenance.rest, np.uint8) if mask is None else mask.astype(np.uint8)
        self.began = self.mask.copy()
        self.version = self.gestures = 0
        self.history = History(undo_bytes)
        self._settled = self.mask.copy()  # without the stroke that is under way
        self._line: list[tuple[float, float]] = []
        self._parts: list[Stroke] = []

    def apply(self, gesture: Changing | Undo | Redo) -> Box | None:
        """Do a gesture, and return the box of the mask that it changed; None where it changed nothing.

        A stroke that was drawn in part, and is not this gesture, is dropped.
        """
        self.gestures += 1
        if isinstance(gesture, Stroke) and self._is_drawn(gesture):
            self._line, self._parts = [], []
            return self._keep(box_of(gesture, self.provenance.size))
        self._drop()
        if isinstance(gesture, Undo):
            return self._turn(self.history.undo())
        if isinstance(gesture, Redo):
            return self._turn(self.history.redo())
        if isinstance(gesture, Replace):
            return self._keep(_exchange(self.mask, gesture))
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
        box, selection = selection_of(gesture, self.provenance.size)
        part = self.mask[box]
        if gesture.protected:
            selection = selection & ~np.isin(part, gesture.protected)
        part[selection] = gesture.value
        return box

    def _is_drawn(self, stroke: Stroke) -> bool:
        same = (stroke.radius, stroke.value, stroke.protected)
        alike = all((part.radius, part.value, part.protected) == same for part in self._parts)
        return alike and tuple(self._line) == stroke.points

    def _drop(self) -> None:
        for part in self._parts:
            box = box_of(part, self.provenance.size)
            self.mask[box] = self._settled[box]
        self._line, self._parts = [], []

    def _keep(self, box: Box) -> Box | None:
        patch = Patch.between(box, self._settled[box], self.mask[box])
        if patch is None:
            return None
        self._settled[box] = self.mask[box]
        self.history.add(patch)
        self.version += 1
        return box

    def _turn(self, patch: Patch | None) -> Box | None:
        if patch is None:
            return None
        patch.turn(self.mask)
        self._settled[patch.box] = self.mask[patch.box]
        self.version += 1
        return patch.box


def _exchange(mask: Mask, gesture: Replace) -> Box:
    """Put pixels into a mask where nothing is protected, and return their box."""
    box = slice(*gesture.rows), slice(*gesture.columns)
    part = mask[box]
    free = ~np.isin(part, gesture.protected)
    part[free] = gesture.pixels[free]
    return box
