"""The image whose mask is corrected: where it lies, which it is, and whether a correction of it was left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import OpenedImage
from segview.core.maps.contrast import best_seen
from segview.core.maps.palette import CORRECTED, RGB
from segview.tasks.corrections import Adopt, TakenUp, TakeUp
from segview.tasks.office import Tasks


class ImageAtHand(QObject):
    """Asks of each image that is turned to whether a correction of it was left.

    Args:
        tasks: Where that is asked.

    Attributes:
        path: The image's file, or None where no image is shown.
        opened: The image, or None while it is read.
        seen: Which image lies there, or None while it is read.
        settled: Whether it is known if a correction was left.

    Signals:
        taken(TakenUp): the correction that was left, or none.
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
        """The colour that is seen best on the image; it is looked for when something is drawn in it."""
        if self._colour is None and self.opened is not None:
            self._colour = best_seen(self.opened.levels[-1])
        return self._colour or CORRECTED

    @property
    def name(self) -> str:
        """The name of the image's file, or nothing."""
        return "" if self.path is None else self.path.name

    def is_other(self, path: Path | None, opened: OpenedImage | None) -> bool:
        """Say whether an image is another than the one at hand, also under its name."""
        return path != self.path or bool(opened and self.seen and opened.identity != self.seen.identity)

    def turn(self, path: Path | None) -> None:
        """Turn to another image."""
        self.path, self.seen, self.settled = path, None, False

    def take(self, opened: OpenedImage | None) -> None:
        """Take the image once it is read, and ask what was left of it."""
        if opened is not None and opened is not self.opened:
            self._colour = None
        self.opened = opened
        if opened is not None and self.seen is None:
            self.seen = opened.sighting
            self._tasks.ask(TakeUp(self.seen), partial(self._take, self.seen.identity))
        elif opened is not None:
            self.seen = opened.sighting

    def adopt(self) -> None:
        """Take a correction under the image's name that does not say of which image it is for one of this image."""
        if self.seen is not None:
            self._tasks.ask(Adopt(self.seen), partial(self._take, self.seen.identity))

    def _take(self, identity: ImageIdentity, taken: TakenUp) -> None:
        if identity == self.identity and self.path is not None:
            self.settled = True
            self.taken.emit(taken)
