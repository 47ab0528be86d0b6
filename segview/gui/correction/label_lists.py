"""The labels of the folder at hand, and those of other folders, to be remembered."""

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
        changed(): the labels at hand are others, or there are none any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by_folder: dict[str, LabelList] = {}
        self._folder = ""

    @property
    def current(self) -> LabelList | None:
        """The labels of the folder at hand; None where the classes of the variants are marked."""
        return self.by_folder.get(self._folder)

    def turn_to(self, folder: Path | None) -> None:
        """Turn to the images of a folder, or to none."""
        before, self._folder = self.current, "" if folder is None else str(folder)
        if self.current != before:
            self.changed.emit()

    def put(self, labels: LabelList | None) -> None:
        """Mark with other labels in the folder at hand, or with None with the classes of the variants."""
        if labels == self.current or not self._folder:
            return
        self.by_folder.pop(self._folder, None)
        if labels is not None:
            self.by_folder = dict([*self.by_folder.items(), (self._folder, labels)][-MOST_REMEMBERED:])
        self.changed.emit()

    def recall(self, by_folder: Mapping[str, LabelList]) -> None:
        """Take the lists of the last time."""
        self.by_folder = dict(by_folder)
        self.changed.emit()
