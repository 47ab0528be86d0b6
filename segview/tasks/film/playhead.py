"""The playhead of a film: the place in it, moved on by time and by whoever looks at it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from segview.tasks.film.pace import Pace

PATIENCE = 1.0
"""Seconds after which a frame counts as drawn: the window may be busy, hidden, or gone."""


class Playhead:
    """Keeps the place in a film between the thread that asks for frames and the one that makes them.

    Args:
        count: Frames of the film.
        rate: Frames in a second.
        clock: Seconds, from any zero.

    Attributes:
        pace: Tells when each frame is due.
        playing: Whether the film is played; see ``play``.
    """

    def __init__(self, count: int, rate: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.pace = Pace(count, rate, clock)
        self.playing = False
        self._clock = clock
        self._changed = threading.Condition()
        self._shown = self._version = 0
        self._drawn = True

    @property
    def here(self) -> int:
        """The frame that was shown last, or is looked for."""
        return self.pace.place(self._shown)

    def play(self, *, playing: bool) -> None:
        """Play, or stop."""
        with self._changed:
            self.playing = playing
            self._anchor(self._shown)

    def seek(self, place: int) -> None:
        """Go to a frame; the one that is waited for is not shown any more."""
        with self._changed:
            self._version += 1
            self._anchor(min(max(place, 0), self.pace.count - 1))

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as the film was recorded."""
        with self._changed:
            self.pace.speed = speed
            self._anchor(self._shown)

    def set_loop(self, *, loop: bool) -> None:
        """Begin again at the end, or stop there."""
        with self._changed:
            here = self.here
            self.pace.loop = loop
            self._version += 1  # what is read ahead may lie beyond the end
            self._anchor(here)

    def begin(self) -> tuple[int, int]:
        """Return the frame to begin with, and the version of the wish for it."""
        with self._changed:
            self._drawn = True
            return self._shown, self._version

    def start_clock(self) -> None:
        """Have time count from the first frame's appearance, and not from the loading of a network."""
        with self._changed:
            self._anchor(self._shown)

    def following(self, count: int, *, ahead: float) -> int | None:
        """Return the frame to show after another, where that takes so many seconds; None at the end of the film."""
        with self._changed:
            return self.pace.following(count, ahead=ahead)

    def wait(self, count: int, version: int) -> bool:
        """Wait until a frame is due and the one before it is drawn; return whether it is still wanted then."""
        with self._changed:
            end = self._clock() + PATIENCE
            while self.playing and version == self._version:
                now, due = self._clock(), self.pace.due(count)
                if now >= due and (self._drawn or now >= end):
                    self._shown, self._drawn = count, False
                    return True
                self._changed.wait((due if now < due else end) - now)
            return False

    def note_drawn(self) -> None:
        """Take note that the last frame is on the screen."""
        with self._changed:
            self._drawn = True
            self._changed.notify_all()

    def _anchor(self, count: int) -> None:
        """Have time count from a frame on, which is due now."""
        self._shown = count
        self.pace.anchor(count)
        self._changed.notify_all()
