"""Images with a correction without a decision on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.verdict import Decision
from segview.gui.correction.correction import Correction
from segview.tasks.corrections import FindBegun
from segview.tasks.dispatch import Tasks

UNDECIDED = (Decision.OPEN, Decision.SKIPPED, Decision.UNVERIFIED)


class Unfinished(QObject):
    """Keeps the images with a correction, from the disk and from changes in this window.

    Args:
        tasks: The tasks, which find the corrections on the disk.
        correction: The correction of the window, which reports saved and deleted corrections.

    Signals:
        changed(): the images with a correction have changed.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, correction: Correction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._correction = tasks, correction
        self._images: tuple[Path, ...] = ()
        self._begun: dict[Path, bool] = {}
        correction.saved.connect(self._follow)
        correction.discarded.connect(self._drop)

    def set_images(self, images: tuple[Path, ...]) -> None:
        """Change to other images, and request which of them have a correction."""
        if images == self._images:
            return
        self._images, self._begun = images, {}
        self.changed.emit()
        if images:
            self._tasks.ask(FindBegun(images), partial(self._take, images))

    @property
    def begun(self) -> Iterable[Path]:
        """The images that have a correction, whatever the decision on them, and some that had one."""
        return self._begun

    def has(self, image: Path, decision: Decision) -> bool:
        """Return whether an image with this decision has a correction that still needs a decision."""
        return decision in UNDECIDED and self._begun.get(image, False)

    def _drop(self, image: Path) -> None:
        self._put({image: False})

    def _take(self, images: tuple[Path, ...], found: frozenset[Path]) -> None:
        """Add the corrections that were found on the disk; changes in the meantime take precedence."""
        if images == self._images:
            self._put({**dict.fromkeys(found, True), **self._begun})

    def _follow(self) -> None:
        document = self._correction.document
        if document is not None and document.gestures:
            self._put({Path(document.provenance.image): True})

    def _put(self, begun: dict[Path, bool]) -> None:
        now = {**self._begun, **begun}
        if now != self._begun:
            self._begun = now
            self.changed.emit()
