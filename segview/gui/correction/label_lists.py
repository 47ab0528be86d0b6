"""The labels of the current folder and of other folders, which are remembered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.requests.label_list import LabelList

MOST_REMEMBERED = 100


class LabelLists(QObject):
    """Keeps a list of labels for each folder that has one.

    Attributes:
        by_folder: The lists by their folders.

    Signals:
        changed(): the labels of the current folder have changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by_folder: dict[str, LabelList] = {}
        self._folder = ""

    @property
    def current(self) -> LabelList | None:
        """The labels of the current folder; None if the classes of the variants are used."""
        return self.by_folder.get(self._folder)

    def set_folder(self, folder: Path | None) -> None:
        """Make a folder current; None if there is none."""
        before, self._folder = self.current, "" if folder is None else str(folder)
        if self.current != before:
            self.changed.emit()

    def set_labels(self, labels: LabelList | None) -> None:
        """Set the labels of the current folder; None uses the classes of the variants."""
        if labels == self.current or not self._folder:
            return
        self.by_folder.pop(self._folder, None)
        if labels is not None:
            self.by_folder = dict([*self.by_folder.items(), (self._folder, labels)][-MOST_REMEMBERED:])
        self.changed.emit()

    def recall(self, by_folder: Mapping[str, LabelList]) -> None:
        """Take the lists of the last session."""
        self.by_folder = dict(by_folder)
        self.changed.emit()
