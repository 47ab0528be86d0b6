"""The lock on the folder of a run: one process trains there at a time."""

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
"""Variable of the environment with the descriptor that keeps the folder of a run for the process that trains there."""

LOOK_SECONDS = 0.4
"""Time within which whoever looks whether a folder is free has certainly looked."""


class RunLock:
    """Keeps a folder for the process that trains there, and tells others of it.

    Args:
        folder: Of the run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / "lock"

    def is_held(self) -> bool:
        """Whether a process on this machine trains in this folder."""
        if self.is_handed_over:
            return True
        try:
            with open(self._file, "rb") as file:
                return not take_lock(file.fileno(), shared=True)
        except OSError:
            return False

    @contextlib.contextmanager
    def hold(self) -> Generator[int]:
        """Keep other processes from training in this folder, and yield the descriptor that does.

        A process that is started with it, and told of it by ``HANDED_OVER``, has it from its first moment on, also when
        this one is killed.

        Raises:
            UserError: another process trains there.
        """
        if not is_folder(self._folder) or self.is_handed_over:
            yield -1
            return
        with open(self._file, "a") as file:
            if not _locked(file.fileno()):
                raise UserError(
                    "{folder} is being trained in already. Wait for it, stop it, or name the run otherwise.",
                    folder=self._folder,
                )
            yield file.fileno()

    @property
    def is_handed_over(self) -> bool:
        """Whether the process that started this one has kept the folder for it."""
        handle = os.environ.get(HANDED_OVER, "")
        return handle.isdecimal() and bears_name(int(handle), self._file)

    def let_go(self) -> None:
        """Let others train in a folder that was handed over."""
        if self.is_handed_over:
            os.close(int(os.environ.pop(HANDED_OVER)))


def _locked(file: int) -> bool:
    """Lock an open file, and return False where another has it for longer than it takes to look whether it is free."""
    end = time.monotonic() + LOOK_SECONDS
    while not take_lock(file):
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_SECONDS / 20)
    return True
