"""The states by which images are listed: decisions, unfinished corrections and failures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.verdict import Decision
from segview.gui.review.failed_images import FailedImages
from segview.gui.review.unfinished import Unfinished
from segview.gui.review.verdicts import Verdicts


class Progress(StrEnum):
    """States of an image besides the decision on it: work that is unfinished, or has failed."""

    UNFINISHED = "unfinished"
    FAILED = "failed"


Shown = Decision | Progress | None


class States(QObject):
    """The choice of the listed images: those of one state, those with an unfinished correction or a failure, or all.

    Args:
        verdicts: Returns the decisions on the images.
        begun: The images with a correction.
        failed: The images with failures.

    Attributes:
        shown: The state whose images are listed, or None for all images.

    Signals:
        filtered(): the choice has changed.
    """

    filtered = Signal()

    def __init__(
        self, verdicts: Callable[[], Verdicts], begun: Unfinished, failed: FailedImages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._verdicts, self._begun, self._failed = verdicts, begun, failed
        self.shown: Shown = None

    def is_unfinished(self, image: Path) -> bool:
        """Return whether an image has a correction without a decision on it."""
        return self._begun.has(image, self._verdicts().state(image))

    @property
    def unfinished(self) -> set[Path]:
        """The listed images that have a correction without a decision on it."""
        lists = self._verdicts().seen.lists
        return {one for one in self._begun.begun if lists(one) and self.is_unfinished(one)}

    def of(self, progress: Progress) -> set[Path]:
        """Return the listed images with unfinished corrections, or those with failures."""
        lists = self._verdicts().seen.lists
        return (
            self.unfinished if progress is Progress.UNFINISHED else {one for one in self._failed.images if lists(one)}
        )

    def counts(self) -> Mapping[Decision, int]:
        """Return the number of images of each decision."""
        verdicts = self._verdicts()
        found = Counter(verdicts.known.values())
        decided = sum(count for decision, count in found.items() if decision is not Decision.OPEN)
        return {**{decision: found[decision] for decision in Decision}, Decision.OPEN: len(verdicts.images) - decided}

    def listed_or_others(self) -> tuple[Collection[Path] | None, bool]:
        """Return a set of images, and whether these or all others are listed; None if all images are listed.

        For open images the set is that of all others, which are usually fewer.
        """
        if self.shown is None:
            return None, True
        if isinstance(self.shown, Progress):
            return self.of(self.shown), True
        known = self._verdicts().known
        shown = [image for image, state in known.items() if state is self.shown]
        return (shown, True) if self.shown is not Decision.OPEN else (known.keys() - shown, False)

    def show(self, shown: Shown) -> None:
        """List the images of one state, or with None all images."""
        if shown != self.shown:
            self.shown = shown
            self.filtered.emit()
