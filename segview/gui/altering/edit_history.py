"""The edits of one image, in their order: made, under way, taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.requests.edits import Edit, Edits


class EditHistory(QObject):
    """Keeps edits, and takes them back.

    Signals:
        changed(): there are other edits.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: Edits = ()
        self._undone: list[Edit] = []
        self._live: Edit | None = None

    @property
    def edits(self) -> Edits:
        """All edits, with the one that is under way."""
        return self._done if self._live is None else (*self._done, self._live)

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back."""
        return bool(self._undone)

    def add(self, edit: Edit, *, whole: bool = True) -> None:
        """Add an edit, in the place of the one that is under way; until it is whole it is that one."""
        if whole:
            self._undone.clear()
            self._done = (*self._done, edit)
        self._live = None if whole else edit
        self.changed.emit()

    def undo(self) -> None:
        """Take the last edit back."""
        if self._done:
            self._undone.append(self._done[-1])
            self._done = self._done[:-1]
            self.changed.emit()

    def redo(self) -> None:
        """Make again what was taken back last."""
        if self._undone:
            self._done = (*self._done, self._undone.pop())
            self.changed.emit()

    def forget(self) -> None:
        """Forget all edits, and tell nobody."""
        self._done, self._live = (), None
        self._undone.clear()
