"""The folder that is being read: how many images are found so far."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from segview.core.requests.request import Failure
from segview.tasks.files import Open, Opened
from segview.tasks.office import Tasks


class FolderReading(QObject):
    """Progress of the search for images.

    Attributes:
        counted: How many are found so far, or None while none are looked for.

    Signals:
        changed(): ``counted`` did.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.counted: int | None = None

    def ask(self, task: Open, then: Callable[[Opened], object]) -> None:
        """Have images and variants looked for, and tell meanwhile how many images there are so far."""

        def fail(failure: Failure) -> None:
            self.take(None)
            self._tasks.otherwise(failure)

        def take(opened: Opened) -> None:
            self.take(opened.counted)
            if opened.counted is None:
                then(opened)

        self.take(0)
        self._tasks.ask(task, take, failed=fail)

    def take(self, counted: int | None) -> None:
        """Take note of how many there are so far; with None, that none are looked for any more."""
        if counted != self.counted:
            self.counted = counted
            self.changed.emit()

    @property
    def words(self) -> tuple[str, ...]:
        """The words about it, in parts; none where nothing is read."""
        if self.counted is None:
            return ()
        return ("Reading the folder…", *([f"{self.counted:,} images so far"] if self.counted else []))
