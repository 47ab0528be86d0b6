"""The playhead of a film: which frame is due at which moment."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

PATIENCE = 1.0
"""Seconds after which a frame counts as drawn: the window may be busy, hidden, or gone."""


class Playhead:
    """Keeps the place in a film, and the time at which each frame is due.

    Frames are counted on over the end where the film is repeated; ``place`` tells which frame a count stands for.

    Args:
        count: Frames of the film.
        rate: Frames in a second.
        clock: Seconds, from any zero.
    """

    def __init__(self, count: int, rate: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.count, self.rate = count, rate
        self._clock = clock
        self._changed = threading.Condition()
        self._shown = self._start = 0
        self._began = clock()
        self._speed, self._loop, self._playing = 1.0, False, False
        self._version = 0
        self._drawn = True

    @property
    def playing(self) -> bool:
        """Whether the film is played."""
        return self._playing

    @property
    def speed(self) -> float:
        """The speed, as a multiple of that at which the film was recorded."""
        return self._speed

    @property
    def here(self) -> int:
        """The frame that was shown last, or is looked for."""
        return self.place(self._shown)

    def play(self, *, playing: bool) -> None:
        """Play, or stop."""
        with self._changed:
            self._playing = playing
            self._anchor(self._shown)

    def seek(self, place: int) -> None:
        """Go to a frame; the one that is waited for is not shown any more."""
        with self._changed:
            self._version += 1
            self._anchor(min(max(place, 0), self.count - 1))

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as the film was recorded."""
        with self._changed:
            self._speed = speed
            self._anchor(self._shown)

    def set_loop(self, *, loop: bool) -> None:
        """Begin again at the end, or stop there."""
        with self._changed:
            here = self.place(self._shown)
            self._loop = loop
            self._version += 1  # what is read ahead may lie beyond the end
            self._anchor(here)

    def place(self, count: int) -> int:
        """Return which frame a count stands for."""
        return count % self.count if self._loop else min(count, self.count - 1)

    def begin(self) -> tuple[int, int]:
        """Return the frame to begin with, and the version of the wish for it."""
        with self._changed:
            self._drawn = True
            return self._shown, self._version

    def started(self) -> None:
        """Have time count from the first frame's appearance, and not from the loading of a network."""
        with self._changed:
            self._anchor(self._shown)

    def following(self, count: int, *, ahead: float) -> int | None:
        """Return the frame to show after another, where that takes so many seconds; None at the end of the film."""
        with self._changed:
            if not self._loop and count >= self.count - 1:
                return None
            due = self._start + math.floor((self._clock() + ahead - self._began) * self.rate * self._speed)
            due = max(due, count + 1)
            return due if self._loop else min(due, self.count - 1)

    def wait(self, count: int, version: int) -> bool:
        """Wait until a frame is due and the one before it is drawn; return whether it is still wanted then."""
        with self._changed:
            end = self._clock() + PATIENCE
            while self._playing and version == self._version:
                now = self._clock()
                due = self._began + (count - self._start) / (self.rate * self._speed)
                if now >= due and (self._drawn or now >= end):
                    self._shown, self._drawn = count, False
                    return True
                self._changed.wait((due if now < due else end) - now)
            return False

    def drawn(self) -> None:
        """Take note that the last frame is on the screen."""
        with self._changed:
            self._drawn = True
            self._changed.notify_all()

    def _anchor(self, count: int) -> None:
        """Have time count from a frame on, which is due now."""
        self._shown = self._start = count
        self._began = self._clock()
        self._changed.notify_all()
