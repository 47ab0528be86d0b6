"""The priority of a wait in the foreground over work in the background."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager


class Foreground:
    """Counts the answers that somebody waits for, so that work in the background can stand back."""

    def __init__(self) -> None:
        self._count = 0
        self._free = threading.Condition()

    @contextmanager
    def busy(self) -> Generator[None]:
        """Have the background stand back inside."""
        with self._free:
            self._count += 1
        try:
            yield
        finally:
            with self._free:
                self._count -= 1
                self._free.notify_all()

    def wait(self, at_most: float = 60.0) -> None:
        """Return when nobody waits for an answer, or after so many seconds, so that the background goes on at all."""
        with self._free:
            self._free.wait_for(lambda: self._count == 0, at_most)
