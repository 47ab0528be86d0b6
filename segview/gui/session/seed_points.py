"""Clicks for variants that take them, such as region growing; kept for each image."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from segview.core.images.identity import ImageIdentity
from segview.core.images.image import OpenedImage
from segview.core.requests.clicks import Click


class SeedPoints(QObject):
    """Holds the clicks of each image.

    Signals:
        changed(): the clicks of an image have changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clicks: dict[ImageIdentity, tuple[Click, ...]] = {}

    def of(self, image: ImageIdentity | None) -> tuple[Click, ...]:
        """Return the clicks on an image in order."""
        return () if image is None else self._clicks.get(image, ())

    def click(self, image: OpenedImage, point: tuple[float, float], *, belongs: bool) -> None:
        """Add a click at a point, given as fractions of the image's height and width."""
        row, column = (min(int(part * side), side - 1) for part, side in zip(point, image.size, strict=True))
        self._put(image.identity, (*self.of(image.identity), Click(row, column, belongs=belongs)))

    def back(self, image: ImageIdentity | None) -> None:
        """Remove the last click on an image."""
        if image is not None and self.of(image):
            self._put(image, self.of(image)[:-1])

    def _put(self, image: ImageIdentity, clicks: tuple[Click, ...]) -> None:
        self._clicks[image] = clicks
        self.changed.emit()
