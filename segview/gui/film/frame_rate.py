"""The rate at which frames are shown."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

LOOKED_BACK = 50
"""Number of recent frames from which the rate is computed."""


class FrameRate:
    """Computes the rate of the shown frames.

    Args:
        clock: Returns the time in seconds, from any zero.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[float] = deque(maxlen=LOOKED_BACK)

    def count(self) -> None:
        """Count a frame, which is shown now."""
        self._times.append(self._clock())

    def begin(self) -> None:
        """Start the count again."""
        self._times.clear()

    @property
    def per_second(self) -> float | None:
        """Frames per second, or None if fewer than two frames were counted."""
        if len(self._times) < 2:
            return None
        return (len(self._times) - 1) / max(self._times[-1] - self._times[0], 1e-6)
