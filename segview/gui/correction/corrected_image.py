"""The image whose mask is corrected: its file, its identity, and its earlier correction."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import OpenedImage
from segview.core.maps.contrast import best_seen
from segview.core.maps.palette import CORRECTED, RGB
from segview.tasks.corrections import Adopt, TakenUp, TakeUp
from segview.tasks.dispatch import Tasks


class CorrectedImage(QObject):
    """Looks for an earlier correction of each image that becomes current.

    Args:
        tasks: Runs tasks of the engine.

    Attributes:
        path: The image's file, or None without an image.
        opened: The image, or None while it is read.
        seen: The identified image, or None while it is read.
        settled: Whether the search for an earlier correction has ended.

    Signals:
        taken(TakenUp): the result of the search.
    """

    taken = Signal(TakenUp)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.path: Path | None = None
        self.opened: OpenedImage | None = None
        self.seen: Sighting | None = None
        self.settled = False
        self._colour: RGB | None = None

    @property
    def identity(self) -> ImageIdentity | None:
        """The identity of the image, or None while it is read."""
        return self.seen and self.seen.identity

    @property
    def colour(self) -> RGB:
        """The most visible colour on the image; it is computed on first use."""
        if self._colour is None and self.opened is not None:
            self._colour = best_seen(self.opened.levels[-1])
        return self._colour or CORRECTED

    @property
    def name(self) -> str:
        """The name of the image's file; empty without an image."""
        return "" if self.path is None else self.path.name

    def is_other(self, path: Path | None, opened: OpenedImage | None) -> bool:
        """Tell whether an image differs from the current one, also if the file name is the same."""
        return path != self.path or bool(opened and self.seen and opened.identity != self.seen.identity)

    def set_path(self, path: Path | None) -> None:
        """Make another image current."""
        self.path, self.seen, self.settled = path, None, False

    def take(self, opened: OpenedImage | None) -> None:
        """Take the image after it was read, and look for its earlier correction."""
        if opened is not None and opened is not self.opened:
            self._colour = None
        self.opened = opened
        if opened is not None and self.seen is None:
            self.seen = opened.sighting
            self._tasks.ask(TakeUp(self.seen), partial(self._take, self.seen.identity))
        elif opened is not None:
            self.seen = opened.sighting

    def adopt(self) -> None:
        """Use the stored correction that does not name its image as one of this image."""
        if self.seen is not None:
            self._tasks.ask(Adopt(self.seen), partial(self._take, self.seen.identity))

    def _take(self, identity: ImageIdentity, taken: TakenUp) -> None:
        if identity == self.identity and self.path is not None:
            self.settled = True
            self.taken.emit(taken)
