"""Images with a correction that was begun and not decided on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.verdict import Decision
from segview.gui.correction.correction import Correction
from segview.tasks.corrections import FindBegun
from segview.tasks.office import Tasks

UNDECIDED = (Decision.OPEN, Decision.SKIPPED, Decision.UNVERIFIED)


class Unfinished(QObject):
    """Keeps the images with a correction: those found on the disk, and those begun and thrown away in this window.

    Args:
        tasks: Where the former are asked for.
        correction: Says of the latter.

    Signals:
        changed(): other images have a correction.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, correction: Correction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._correction = tasks, correction
        self._images: tuple[Path, ...] = ()
        self._begun: dict[Path, bool] = {}
        correction.saved.connect(self._follow)
        correction.discarded.connect(self._drop)

    def turn_to(self, images: tuple[Path, ...]) -> None:
        """Turn to other images, and ask which of them have a correction."""
        if images == self._images:
            return
        self._images, self._begun = images, {}
        self.changed.emit()
        if images:
            self._tasks.ask(FindBegun(images), partial(self._take, images))

    @property
    def begun(self) -> Iterable[Path]:
        """The images that have a correction, in whichever state, and some that had one."""
        return self._begun

    def has(self, image: Path, decision: Decision) -> bool:
        """Say whether an image of this state has a correction that waits to be decided on."""
        return decision in UNDECIDED and self._begun.get(image, False)

    def _drop(self, image: Path) -> None:
        self._put({image: False})

    def _take(self, images: tuple[Path, ...], found: frozenset[Path]) -> None:
        """Take what was found on the disk; what was done meanwhile counts."""
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
