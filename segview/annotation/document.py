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
    """One mask of class indices on one image, with its provenance and history.

    Args:
        provenance: The image, classes and variant of the mask.
        mask: The initial mask, rows × columns, uint8; by default no pixel has a class.
        undo_bytes: Most memory for the undo history.

    Attributes:
        mask: Rows × columns of class indices and the provenance's ``rest``, uint8; changed in place.
        began: The initial mask; read-only.
        version: Counter of changes, also while a stroke is drawn.
        gestures: Number of gestures, including those that were undone.
        history: Changes that can be undone or redone.
    """

    def __init__(self, provenance: Provenance, mask: Mask | None = None, *, undo_bytes: int = UNDO_BYTES) -> None:
        if mask is not None and mask.shape != provenance.size:
            raise ValueError(f"the mask has shape {mask.shape}, the image {provenance.size}")
        self.provenance = provenance
        self.mask: Mask = np.full(provenance.size, provenance.rest, np.uint8) if mask is None else mask.astype(np.uint8)
        self.began = self.mask.copy()
        self.version = self.gestures = 0
        self.history = History(undo_bytes)
        self._settled = self.mask.copy()  # without the unfinished stroke
        self._line: list[tuple[float, float]] = []
        self._parts: list[Stroke] = []

    def apply(self, gesture: Changing | Undo | Redo) -> Box | None:
        """Apply a gesture, and return the box of the mask that it changed, or None if nothing changed.

        An unfinished stroke that is not this gesture is dropped.
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
        """Draw a part of an unfinished stroke; ``apply`` finishes it with the whole stroke.

        Each part starts where the one before ends, so that together they cover the same pixels as the whole stroke.
        """
        box = self._paint(part)
        joined = bool(self._line) and self._line[-1] == part.points[0]
        self._line += part.points[1:] if joined else part.points
        self._parts.append(part)
        self.version += 1
        return box

    def replace(self, mask: Mask, *, source: str = "") -> Replace:
        """Return the gesture that turns this mask into another; ``source`` names the file of the other, if any."""
        return replacement(self._settled, mask, source=source)

    def copy(self) -> Document:
        """Return an independent copy without the undo history."""
        other = Document(self.provenance, self.mask.copy())
        other.began, other.gestures = self.began, self.gestures
        return other

    def area(self, value: int) -> int:
        """Return the number of pixels of a class."""
        return int(np.count_nonzero(self.mask == value))

    def dice(self, other: Mask, value: int, *, ignored: int | None = None) -> float:
        """Return the Dice coefficient of a class here and in another mask; 1 if neither has it.

        Pixels with the value ``ignored`` in the other mask do not count.
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
    """Replace the unprotected pixels of a mask, and return their box."""
    box = slice(*gesture.rows), slice(*gesture.columns)
    part = mask[box]
    free = ~np.isin(part, gesture.protected)
    part[free] = gesture.pixels[free]
    return box
