"""Notes on ground truths that seem wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.base.text import Text
from segview.tasks.task import Submission, submission
from segview.tasks.truths import CheckTruths


class TruthNotes(QObject):
    """Notes on the ground truths of the images of the last scoring.

    Attributes:
        found: The notes; empty if nothing seems wrong, and until the check has finished.

    Signals:
        changed(): the check has finished.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Text, ...] = ()

    def question(self, images: tuple[tuple[Path, Path | None], ...]) -> Submission:
        """Remove the notes, and return the request to check the ground truths of other images."""
        self.found = ()
        return submission(CheckTruths(images), self._take)

    def _take(self, notes: tuple[Text, ...]) -> None:
        self.found = notes
        self.changed.emit()
