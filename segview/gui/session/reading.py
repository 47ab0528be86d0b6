"""The folder that is being read: how many images are found so far."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class FolderReading(QObject):
    """What is known of images while they are looked for.

    Attributes:
        counted: How many are found so far, or None while none are looked for.

    Signals:
        changed(): ``counted`` did.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counted: int | None = None

    def take(self, counted: int | None) -> None:
        """Take note of how many there are so far; with None, that none are looked for any more."""
        if counted != self.counted:
            self.counted = counted
            self.changed.emit()

    @property
    def words(self) -> tuple[str, ...]:
        """What is to be said of it, in parts; none where nothing is read."""
        if self.counted is None:
            return ()
        return ("Reading the folder…", *([f"{self.counted:,} images so far"] if self.counted else []))
