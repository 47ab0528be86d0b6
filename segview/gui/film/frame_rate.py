"""The frames that are shown in a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

LOOKED_BACK = 50
"""Frames over which the rate is taken."""


class FrameRate:
    """Counts frames.

    Args:
        clock: Seconds, from any zero.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[float] = deque(maxlen=LOOKED_BACK)

    def count(self) -> None:
        """Take note of a frame."""
        self._times.append(self._clock())

    def begin(self) -> None:
        """Count anew."""
        self._times.clear()

    @property
    def per_second(self) -> float | None:
        """Frames in a second, or None where that is not known yet."""
        if len(self._times) < 2:
            return None
        return (len(self._times) - 1) / max(self._times[-1] - self._times[0], 1e-6)
