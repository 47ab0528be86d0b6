"""The undo history of a mask."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.annotation.gestures import Box


@dataclass(frozen=True, eq=False)
class Patch:
    """The change of a gesture in a box of the mask: the exclusive or of before and after, run-length encoded.

    Masks consist of large areas of one class, so there are few runs; encoding and undoing take milliseconds at
    4000 × 4000, where zlib takes a tenth of a second.
    """

    box: Box
    values: NDArray[np.uint8]
    ends: NDArray[np.int64]

    @classmethod
    def between(cls, box: Box, before: NDArray[np.uint8], after: NDArray[np.uint8]) -> Patch | None:
        """Return the patch between two states, or None if they are equal."""
        flat = np.bitwise_xor(before, after).ravel()
        ends = np.append(np.flatnonzero(flat[1:] != flat[:-1]) + 1, flat.size)
        values = flat[ends - 1] if flat.size else flat
        return cls(box, values, ends) if values.any() else None

    @property
    def nbytes(self) -> int:
        """Size in bytes."""
        return self.values.nbytes + self.ends.nbytes

    def turn(self, mask: NDArray[np.uint8]) -> None:
        """Change a mask in place from before to after, or from after to before."""
        part = mask[self.box]
        part ^= np.repeat(self.values, np.diff(self.ends, prepend=0)).reshape(part.shape)


class History:
    """The patches of gestures; the oldest are dropped if all need too much memory.

    Args:
        budget: Most bytes of all patches.
    """

    def __init__(self, budget: int) -> None:
        self._done: deque[Patch] = deque()
        self._undone: deque[Patch] = deque()
        self._budget = budget

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to redo."""
        return bool(self._undone)

    def add(self, patch: Patch) -> None:
        """Add a change, and drop all changes that could be redone."""
        self._undone.clear()
        self._done.append(patch)
        held = sum(patch.nbytes for patch in self._done)
        while held > self._budget and len(self._done) > 1:
            held -= self._done.popleft().nbytes

    def undo(self) -> Patch | None:
        """Return the last change, for the caller to undo, or None."""
        return _move(self._done, self._undone)

    def redo(self) -> Patch | None:
        """Return the change that was undone last, for the caller to redo, or None."""
        return _move(self._undone, self._done)


def _move(taken: deque[Patch], given: deque[Patch]) -> Patch | None:
    if not taken:
        return None
    given.append(taken.pop())
    return given[-1]
