"""Images on which a variant, reading, measuring or scoring failed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

MEASURING, SCORING, READING = "measuring", "scoring", "reading"

Cause = Path | str
"""The folder of the variant that failed, or the kind of work: measuring, scoring or reading."""


class FailedImages(QObject):
    """Keeps the reasons of failures on each image, until the failed work succeeds.

    Signals:
        changed(): the failed images or the reasons have changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reasons: dict[Path, dict[Cause, str]] = {}
        self._ticked: frozenset[Path] = frozenset()

    @property
    def images(self) -> Collection[Path]:
        """The images with failures, not counting failures of variants that are not ticked."""
        return [image for image in self._reasons if self.reasons(image)]

    def reasons(self, image: Path) -> tuple[str, ...]:
        """Return the reasons of failures on an image, each once; failures of variants only if these are ticked."""
        known = self._reasons.get(image, {}).items()
        wanted = (reason for cause, reason in known if isinstance(cause, str) or cause in self._ticked)
        return tuple(dict.fromkeys(wanted))

    def set_failure(self, image: Path, cause: Cause, reason: str) -> None:
        """Set the reason of a failure on an image; an empty reason means success."""
        self.set_failures({image: reason}, cause)

    def set_failures(self, reasons: Mapping[Path, str], cause: Cause) -> None:
        """Set the reasons of failures on several images; an empty reason means success."""
        news = {
            image: reason for image, reason in reasons.items() if self._reasons.get(image, {}).get(cause, "") != reason
        }
        for image, reason in news.items():
            of_image = {**self._reasons.pop(image, {}), cause: reason}
            failures = {one: why for one, why in of_image.items() if why}
            if failures:
                self._reasons[image] = failures
        if news:
            self.changed.emit()

    def follow(self, ticked: Collection[Path]) -> None:
        """Set the ticked variants: failures of others are not reported."""
        if self._ticked != frozenset(ticked):
            self._ticked = frozenset(ticked)
            if self._reasons:
                self.changed.emit()

    def forget(self) -> None:
        """Remove all failures, because other images are listed."""
        if self._reasons:
            self._reasons = {}
            self.changed.emit()
