"""Saving of a correction: each gesture is sent to be saved, and its success is tracked."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document
from segview.annotation.gestures import Changing, Redo, Undo
from segview.core.images.identity import ImageIdentity
from segview.tasks.corrections import Add, TakenUp, WriteDown
from segview.tasks.dispatch import Tasks
from segview.tasks.task import Failure

NOTHING = -1  # not even the initial mask is saved
Key = tuple[Path | None, ImageIdentity | None]


class GestureSaving(QObject):
    """Saves the gestures of the current correction.

    Args:
        tasks: Runs tasks of the engine.

    Attributes:
        saved_at: The time of the last confirmed save, in seconds of ``time.monotonic``.

    Signals:
        saved(): the state of saving has changed.
        refused(TakenUp): another window holds the correction; its state there.
    """

    saved = Signal()
    refused = Signal(TakenUp)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saved_at: float | None = None
        self._tasks = tasks
        self._image: Path | None = None
        self._identity: ImageIdentity | None = None
        self._document: Document | None = None
        self._written = NOTHING
        self._broken = False

    def set_correction(self, image: Path | None, document: Document | None) -> None:
        """Set another correction, which is already saved, or None."""
        self._image, self._document, self._broken = image, document, False
        self._identity = document.provenance.identity if document else None
        self._written = document.gestures if document else NOTHING
        self.saved_at = time.monotonic() if document else None

    def has(self, document: Document) -> bool:
        """Tell whether every gesture is saved."""
        return not self._broken and self._written >= document.gestures

    def add(self, document: Document, gesture: Changing | Undo | Redo) -> None:
        """Save the last gesture of the correction, or all of it if an earlier gesture is missing."""
        if self._image is None:
            return
        if self._broken:
            self.write_down(document)
            return
        saved, failed = partial(self._take_saved, self._key, document.gestures), partial(self._fail, self._key)
        self._tasks.ask(Add(self._image, gesture, self._identity), saved, failed=failed)

    def write_down(self, document: Document) -> None:
        """Save the whole correction."""
        if self._image is None:
            return
        self._written, self._broken = NOTHING, False
        task = WriteDown(document.provenance, document.mask.copy(), document.gestures)
        saved, failed = partial(self._take_saved, self._key, task.gestures), partial(self._fail, self._key)
        self._tasks.ask(task, saved, failed=failed)

    @property
    def _key(self) -> Key:
        return self._image, self._identity

    def _take_saved(self, key: Key, gestures: int, elsewhere: TakenUp | None) -> None:
        if key != self._key:
            return
        if elsewhere is not None:
            self.refused.emit(elsewhere)
            return
        if self._broken and self._document is not None:  # this gesture is saved, but an earlier one is not
            self.write_down(self._document)
            return
        self._written, self.saved_at = gestures, time.monotonic()
        self.saved.emit()

    def _fail(self, key: Key, failure: Failure) -> None:
        """Note a failed save: with the next successful one, the whole mask is saved again."""
        self._tasks.otherwise(failure)
        if key == self._key:
            self._broken = True
            self.saved.emit()
