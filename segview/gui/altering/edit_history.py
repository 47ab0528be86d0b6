"""The history of the edits of one image: finished, in progress and undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.requests.edits import Edit, Edits


class EditHistory(QObject):
    """Keeps edits in order, with undo and redo.

    Signals:
        changed(): the edits have changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: Edits = ()
        self._undone: list[Edit] = []
        self._live: Edit | None = None

    @property
    def edits(self) -> Edits:
        """All edits that apply, including the one in progress."""
        return self._done if self._live is None else (*self._done, self._live)

    @property
    def can_redo(self) -> bool:
        """Whether an undone edit can be redone."""
        return bool(self._undone)

    def add(self, edit: Edit, *, whole: bool = True) -> None:
        """Add an edit in place of the one in progress; if it is not ``whole``, it is now the one in progress."""
        if whole:
            self._undone.clear()
            self._done = (*self._done, edit)
        self._live = None if whole else edit
        self.changed.emit()

    def undo(self) -> None:
        """Undo the last finished edit."""
        if self._done:
            self._undone.append(self._done[-1])
            self._done = self._done[:-1]
            self.changed.emit()

    def redo(self) -> None:
        """Redo the edit that was undone last."""
        if self._undone:
            self._done = (*self._done, self._undone.pop())
            self.changed.emit()

    def forget(self) -> None:
        """Remove all edits, without emitting ``changed``."""
        self._done, self._live = (), None
        self._undone.clear()
