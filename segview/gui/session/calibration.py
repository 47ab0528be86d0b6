"""The size of an image's pixels, from its file or from a known length that the user drew."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from segview.core.base.text import Text
from segview.core.images.image import OpenedImage
from segview.core.images.spacing import Spacing

MOST_REMEMBERED = 500
BY_HAND = Text("a known length")


class Calibration(QObject):
    """Keeps the pixel size of each image on which the user drew a known length.

    Attributes:
        drawn: Millimetres by the SHA-256 of the image.

    Signals:
        changed(): the pixel size of an image has changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawn: dict[str, float] = {}

    def spacing(self, opened: OpenedImage | None) -> Spacing | None:
        """Return the size of an image's pixels, or None if not known; a drawn length overrides the file."""
        if opened is None:
            return None
        side = self.drawn.get(opened.identity.sha256)
        return opened.spacing if side is None else Spacing(side, side, BY_HAND)

    def set_side(self, opened: OpenedImage, side: float | None) -> None:
        """Set the side of a pixel in millimetres, or with None return to that of the file."""
        self.drawn.pop(opened.identity.sha256, None)
        if side is not None:
            self.drawn = dict([*self.drawn.items(), (opened.identity.sha256, side)][-MOST_REMEMBERED:])
        self.changed.emit()

    def recall(self, drawn: Mapping[str, float]) -> None:
        """Take the sizes of the last session."""
        self.drawn = dict(drawn)
        self.changed.emit()
