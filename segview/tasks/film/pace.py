"""The pace of a film: the time at which each frame is due."""

from __future__ import annotations

import math
from collections.abc import Callable


class Pace:
    """Computes when the frames of a film are due, starting from a frame that was shown.

    If the film is repeated, counting continues beyond the last frame; ``place`` converts a count to a frame.

    Args:
        count: Number of frames in the film.
        rate: Frames per second.
        clock: Returns the time in seconds, from any zero.

    Attributes:
        speed: Multiple of the speed at which the film was recorded.
        loop: Whether the film is repeated.
    """

    def __init__(self, count: int, rate: float, clock: Callable[[], float]) -> None:
        self.count, self.rate = count, rate
        self.speed, self.loop = 1.0, False
        self._clock = clock
        self.anchor(0)

    def anchor(self, count: int) -> None:
        """Restart the clock at a frame, which is due now."""
        self._start, self._began = count, self._clock()

    def place(self, count: int) -> int:
        """Return the place of the frame for a count."""
        return count % self.count if self.loop else min(count, self.count - 1)

    def due(self, count: int) -> float:
        """Return the clock time at which a frame is due."""
        return self._began + (count - self._start) / (self.rate * self.speed)

    def following(self, count: int, *, ahead: float) -> int | None:
        """Return the next frame to show if preparing it takes ``ahead`` seconds; None at the end of the film."""
        if not self.loop and count >= self.count - 1:
            return None
        due = self._start + math.floor((self._clock() + ahead - self._began) * self.rate * self.speed)
        due = max(due, count + 1)
        return due if self.loop else min(due, self.count - 1)
