"""Clicks that are given to variants which take them, such as region growing, and that stay with their image."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.images.identity import ImageIdentity
from segview.core.requests.clicks import Click


class SeedPoints(QObject):
    """Holds the clicks of each image.

    Signals:
        changed(): the clicks of an image are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clicks: dict[ImageIdentity, tuple[Click, ...]] = {}

    def of(self, image: ImageIdentity | None) -> tuple[Click, ...]:
        """Return the clicks on an image, in the order in which they were made."""
        return () if image is None else self._clicks.get(image, ())

    def add(self, image: ImageIdentity, click: Click) -> None:
        """Make one more click."""
        self._put(image, (*self.of(image), click))

    def back(self, image: ImageIdentity | None) -> None:
        """Take the last click on an image back."""
        if image is not None and self.of(image):
            self._put(image, self.of(image)[:-1])

    def _put(self, image: ImageIdentity, clicks: tuple[Click, ...]) -> None:
        self._clicks[image] = clicks
        self.changed.emit()
