"""The progress of a scoring."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

FEWEST = 3
"""Images after which it is told how long the others will take."""


@dataclass
class Progress:
    """The numbers of images that are scored, and of all.

    Attributes:
        every: All images.
        done: Those that are scored.
        since: When it began, in seconds of the monotonic clock.
    """

    every: int = 0
    done: int = 0
    since: float = field(default_factory=time.monotonic)

    @property
    def is_over(self) -> bool:
        """Whether all are scored."""
        return self.done >= self.every

    @property
    def seconds_left(self) -> float | None:
        """About how long it takes still, or None where that is not known yet."""
        spent = time.monotonic() - self.since
        return None if self.done < FEWEST else spent / self.done * (self.every - self.done)
