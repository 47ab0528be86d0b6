"""The priority of foreground work, whose results the user waits for, over background work."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager


class Foreground:
    """Counter of running foreground work, so that background work can wait for it."""

    def __init__(self) -> None:
        self._count = 0
        self._free = threading.Condition()

    @contextmanager
    def busy(self) -> Generator[None]:
        """Return a context manager inside which background work waits."""
        with self._free:
            self._count += 1
        try:
            yield
        finally:
            with self._free:
                self._count -= 1
                self._free.notify_all()

    def wait(self, at_most: float = 60.0) -> None:
        """Wait until no foreground work runs, at most ``at_most`` seconds, so that background work progresses."""
        with self._free:
            self._free.wait_for(lambda: self._count == 0, at_most)
