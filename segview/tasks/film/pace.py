"""The pace of a film: which frame is due at which moment."""

from __future__ import annotations

import math
from collections.abc import Callable


class Pace:
    """The moments at which the frames of a film are due, counted from one that was shown.

    Frames are counted on over the end where the film is repeated; ``place`` tells which frame a count stands for.

    Args:
        count: Frames of the film.
        rate: Frames in a second.
        clock: Seconds, from any zero.

    Attributes:
        speed: A multiple of the speed at which the film was recorded.
        loop: Whether the film is repeated.
    """

    def __init__(self, count: int, rate: float, clock: Callable[[], float]) -> None:
        self.count, self.rate = count, rate
        self.speed, self.loop = 1.0, False
        self._clock = clock
        self.anchor(0)

    def anchor(self, count: int) -> None:
        """Have time count from a frame on, which is due now."""
        self._start, self._began = count, self._clock()

    def place(self, count: int) -> int:
        """Return which frame a count stands for."""
        return count % self.count if self.loop else min(count, self.count - 1)

    def due(self, count: int) -> float:
        """Return the moment at which a frame is due."""
        return self._began + (count - self._start) / (self.rate * self.speed)

    def following(self, count: int, *, ahead: float) -> int | None:
        """Return the frame to show after another, where that takes so many seconds; None at the end of the film."""
        if not self.loop and count >= self.count - 1:
            return None
        due = self._start + math.floor((self._clock() + ahead - self._began) * self.rate * self.speed)
        due = max(due, count + 1)
        return due if self.loop else min(due, self.count - 1)
