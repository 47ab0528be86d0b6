"""Notes on ground truths that seem wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.base.text import Text
from segview.tasks.task import Letter, letter
from segview.tasks.truths import CheckTruths


class TruthNotes(QObject):
    """Notes on the ground truths of the images that were scored last.

    Attributes:
        found: The notes; empty where nothing seems wrong, and until it is known.

    Signals:
        changed(): the notes are known.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Text, ...] = ()

    def question(self, images: tuple[tuple[Path, Path | None], ...]) -> Letter:
        """Forget the notes, and return the question for those on other images."""
        self.found = ()
        return letter(CheckTruths(images), self._take)

    def _take(self, notes: tuple[Text, ...]) -> None:
        self.found = notes
        self.changed.emit()
