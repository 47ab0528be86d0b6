"""Images on which something failed: a variant, the reading, the measuring or the scoring."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

MEASURING, SCORING, READING = "measuring", "scoring", "reading"

Cause = Path | str
"""The folder of a variant that failed, or the kind of work."""


class FailedImages(QObject):
    """Keeps why something failed on an image until it succeeds.

    Signals:
        changed(): other images have failed, or for other reasons.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reasons: dict[Path, dict[Cause, str]] = {}
        self._ticked: frozenset[Path] = frozenset()

    @property
    def images(self) -> Collection[Path]:
        """The images on which something failed that is still wanted."""
        return [image for image in self._reasons if self.reasons(image)]

    def reasons(self, image: Path) -> tuple[str, ...]:
        """Return why something failed on an image, each reason once; of variants, of those that are ticked alone."""
        known = self._reasons.get(image, {}).items()
        wanted = (reason for cause, reason in known if isinstance(cause, str) or cause in self._ticked)
        return tuple(dict.fromkeys(wanted))

    def put(self, image: Path, cause: Cause, reason: str) -> None:
        """Take why something failed on an image, or with an empty reason that it has succeeded."""
        self.put_all({image: reason}, cause)

    def put_all(self, reasons: Mapping[Path, str], cause: Cause) -> None:
        """Take why something failed on several images, or with empty reasons that it has succeeded."""
        news = {
            image: reason for image, reason in reasons.items() if self._reasons.get(image, {}).get(cause, "") != reason
        }
        for image, reason in news.items():
            of_image = {**self._reasons.pop(image, {}), cause: reason}
            told = {one: why for one, why in of_image.items() if why}
            if told:
                self._reasons[image] = told
        if news:
            self.changed.emit()

    def follow(self, ticked: Collection[Path]) -> None:
        """Tell of these variants alone."""
        if self._ticked != frozenset(ticked):
            self._ticked = frozenset(ticked)
            if self._reasons:
                self.changed.emit()

    def forget(self) -> None:
        """Forget everything: other images are listed."""
        if self._reasons:
            self._reasons = {}
            self.changed.emit()
