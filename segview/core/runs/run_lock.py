"""The lock on the folder of a run: only one process trains there at a time."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Generator
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_folder
from segview.core.base.locks import bears_name, take_lock

HANDED_OVER = "SEGVIEW_RUN_LOCK"
"""Environment variable with the descriptor of the lock, which is passed to the process that trains."""

LOOK_SECONDS = 0.4
"""Maximum time, in seconds, for which a process that only tests the lock holds it."""


class RunLock:
    """Lock of a run's folder for the process that trains there.

    Args:
        folder: Folder of the run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / "lock"

    def is_held(self) -> bool:
        """Return whether a process on this machine trains in this folder."""
        if self.is_handed_over:
            return True
        try:
            with open(self._file, "rb") as file:
                return not take_lock(file.fileno(), shared=True)
        except OSError:
            return False

    @contextlib.contextmanager
    def hold(self) -> Generator[int]:
        """Lock the folder against training by other processes, and yield the descriptor of the lock.

        A child process that inherits the descriptor and gets its number by ``HANDED_OVER`` holds the lock from its
        start, also if this process is killed.

        Raises:
            UserError: another process is training there.
        """
        if not is_folder(self._folder) or self.is_handed_over:
            yield -1
            return
        with open(self._file, "a") as file:
            if not _locked(file.fileno()):
                raise UserError(
                    "{folder} is being trained in already. Wait for it, stop it, or give the run another name.",
                    folder=self._folder,
                )
            yield file.fileno()

    @property
    def is_handed_over(self) -> bool:
        """Whether the parent process has passed the lock to this process."""
        handle = os.environ.get(HANDED_OVER, "")
        return handle.isdecimal() and bears_name(int(handle), self._file)

    def release(self) -> None:
        """Release a lock that was passed by the parent process."""
        if self.is_handed_over:
            os.close(int(os.environ.pop(HANDED_OVER)))


def _locked(file: int) -> bool:
    """Lock an open file; return False if another process holds it for longer than a test of the lock takes."""
    end = time.monotonic() + LOOK_SECONDS
    while not take_lock(file):
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_SECONDS / 20)
    return True
