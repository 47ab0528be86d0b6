"""The mask under correction."""

from __future__ import annotations

import zlib
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.annotation.gestures import Box, Drawn, Redo, Selection, Stroke, Undo, put, selected
from segview.core.spec import Frozen

Mask = NDArray[np.uint8]
UNDO_BYTES = 256_000_000


class Origin(Frozen):
    """What a correction began with.

    Attributes:
        image: The picture's file.
        size: Rows and columns.
        classes: Class names, background first.
        variant: Name of the variant whose mask it was, or empty for an empty mask; so are the next two.
        weights_sha256: Of that variant.
        threshold: Of the probability.
        scales: At which the variant saw the picture.
        begun: When, in local time with its offset.
    """

    image: str
    size: tuple[int, int]
    classes: tuple[str, ...] = ("background", "target")
    variant: str = ""
    weights_sha256: str = ""
    threshold: float | None = None
    scales: tuple[float, ...] = ()
    begun: str = ""

    @classmethod
    def now(cls, image: Path, size: tuple[int, int], **fields: object) -> Origin:
        """Return the origin of a correction that begins now."""
        begun = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls.model_validate({"image": str(image), "size": size, "begun": begun, **fields})


@dataclass(frozen=True, eq=False)
class _Patch:
    """A box of the mask before and after a gesture, packed."""

    box: Box
    before: bytes
    after: bytes

    @property
    def nbytes(self) -> int:
        return len(self.before) + len(self.after)


class Document:
    """One mask of class indices on one image, and how it came to be.

    Args:
        origin: What it begins with.
        mask: The mask to begin with, rows × columns, uint8; empty where absent.
        undo_bytes: What the packed pixels of gestures that can be taken back may hold.

    Attributes:
        mask: Rows × columns, uint8; changed in place.
        version: Counts the changes, also while a stroke is drawn.
        gestures: How many gestures there were, those taken back too.
    """

    def __init__(self, origin: Origin, mask: Mask | None = None, *, undo_bytes: int = UNDO_BYTES) -> None:
        if mask is not None and mask.shape != origin.size:
            raise ValueError(f"the mask has shape {mask.shape}, the image {origin.size}")
        self.origin = origin
        self.mask: Mask = np.zeros(origin.size, np.uint8) if mask is None else mask.astype(np.uint8)
        self.version = self.gestures = 0
        self._done: deque[_Patch] = deque()
        self._undone: list[_Patch] = []
        self._budget = undo_bytes
        self._drawn_on: Mask | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a gesture that can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a gesture that was taken back can be done again."""
        return bool(self._undone)

    def apply(self, gesture: Drawn | Undo | Redo) -> Box | None:
        """Do a gesture, and return the box of the mask that it changed; None where it changed nothing."""
        self.gestures += 1
        if isinstance(gesture, Undo):
            return self._go_back()
        if isinstance(gesture, Redo):
            return self._go_forward()
        before = self._drawn_on
        self._drawn_on = None
        box, selection = selected(gesture, self.origin.size)
        if before is not None:  # it was drawn already, step by step
            return self._keep(box, before[box].copy())
        old = self.mask[box].copy()
        self.mask[box][selection] = gesture.value
        return self._keep(box, old)

    def draw(self, part: Stroke) -> Box:
        """Draw a part of a stroke that is still under way; ``apply`` ends it with the whole stroke.

        The parts lie end to end, so that together they reach the same pixels.
        """
        if self._drawn_on is None:
            self._drawn_on = self.mask.copy()
        box, selection = selected(part, self.origin.size)
        self.mask[box][selection] = part.value
        self.version += 1
        return box

    def replace(self, mask: Mask) -> list[Drawn]:
        """Return the gestures that turn this mask into another, one for each class that differs."""
        changed = self.mask != mask
        found = (put(changed & (mask == value), int(value)) for value in np.unique(mask[changed]))
        return [one for one in found if one is not None]

    def selecting(self, wanted: Selection, value: int) -> list[Drawn]:
        """Return the gestures after which a class covers exactly the wanted pixels; what it leaves is background."""
        own = self.mask == value
        found = put(own & ~wanted, 0), put(wanted & ~own, value)
        return [one for one in found if one is not None]

    def area(self, value: int) -> int:
        """Return how many pixels a class covers."""
        return int(np.count_nonzero(self.mask == value))

    def _keep(self, box: Box, old: Mask) -> Box | None:
        new = self.mask[box]
        if np.array_equal(old, new):
            return None
        self._undone.clear()
        self._done.append(_Patch(box, _packed(old), _packed(new)))
        held = sum(patch.nbytes for patch in self._done)
        while held > self._budget and len(self._done) > 1:
            held -= self._done.popleft().nbytes
        self.version += 1
        return box

    def _go_back(self) -> Box | None:
        if not self._done:
            return None
        patch = self._done.pop()
        self._undone.append(patch)
        return self._set(patch.box, patch.before)

    def _go_forward(self) -> Box | None:
        if not self._undone:
            return None
        patch = self._undone.pop()
        self._done.append(patch)
        return self._set(patch.box, patch.after)

    def _set(self, box: Box, packed: bytes) -> Box:
        part = self.mask[box]
        part[...] = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(part.shape)
        self.version += 1
        return box


def _packed(part: Mask) -> bytes:
    return zlib.compress(np.ascontiguousarray(part).tobytes(), 1)
