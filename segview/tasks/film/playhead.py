"""The playhead of a film: the present place, changed by the clock and by the user."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from segview.tasks.film.pace import Pace

PATIENCE = 1.0
"""Seconds after which a frame counts as drawn: the window may be busy, hidden, or closed."""


class Playhead:
    """The place in a film, shared by the thread that shows frames and the thread that computes them.

    Args:
        count: Number of frames in the film.
        rate: Frames per second.
        clock: Returns the time in seconds, from any zero.

    Attributes:
        pace: Computes when each frame is due.
        playing: Whether the film is playing; see ``play``.
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
        """The place of the frame that was shown last, or that was sought."""
        return self.pace.place(self._shown)

    def play(self, *, playing: bool) -> None:
        """Start or stop playing."""
        with self._changed:
            self.playing = playing
            self._anchor(self._shown)

    def seek(self, place: int) -> None:
        """Go to a frame; a frame that ``wait`` is waiting for is not shown any more."""
        with self._changed:
            self._version += 1
            self._anchor(min(max(place, 0), self.pace.count - 1))

    def set_speed(self, speed: float) -> None:
        """Set the speed, as a multiple of the speed at which the film was recorded."""
        with self._changed:
            self.pace.speed = speed
            self._anchor(self._shown)

    def set_loop(self, *, loop: bool) -> None:
        """Set whether the film starts again at its end."""
        with self._changed:
            here = self.here
            self.pace.loop = loop
            self._version += 1  # frames that were read ahead may lie beyond the end
            self._anchor(here)

    def begin(self) -> tuple[int, int]:
        """Return the frame to begin with, and the version of the playhead; seeking and looping change the version."""
        with self._changed:
            self._drawn = True
            return self._shown, self._version

    def start_clock(self) -> None:
        """Restart the clock when the first frame appears, so that loading a network does not count."""
        with self._changed:
            self._anchor(self._shown)

    def following(self, count: int, *, ahead: float) -> int | None:
        """Return the next frame to show if preparing it takes ``ahead`` seconds; None at the end of the film."""
        with self._changed:
            return self.pace.following(count, ahead=ahead)

    def wait(self, count: int, version: int) -> bool:
        """Wait until a frame is due and the one before it is drawn; return whether the frame is still to be shown."""
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
        """Record that the last frame is on the screen."""
        with self._changed:
            self._drawn = True
            self._changed.notify_all()

    def _anchor(self, count: int) -> None:
        """Restart the clock at a frame, which is due now."""
        self._shown = count
        self.pace.anchor(count)
        self._changed.notify_all()
