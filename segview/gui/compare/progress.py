"""The progress of a scoring."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

FEWEST = 3
"""Number of images after which the remaining time is estimated."""


@dataclass
class Progress:
    """The progress of a scoring, in images.

    Attributes:
        every: Number of all images.
        done: Number of finished images.
        since: Time of the start, in seconds of the monotonic clock.
    """

    every: int = 0
    done: int = 0
    since: float = field(default_factory=time.monotonic)

    @property
    def is_over(self) -> bool:
        """Whether all images are finished."""
        return self.done >= self.every

    @property
    def seconds_left(self) -> float | None:
        """Estimated remaining time in seconds, or None if it is too early to estimate."""
        spent = time.monotonic() - self.since
        return None if self.done < FEWEST else spent / self.done * (self.every - self.done)
