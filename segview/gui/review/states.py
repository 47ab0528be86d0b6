"""The states of images by which they are listed: decisions, and work under way."""

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
    """Work with an image that is under way, or has failed, beside the decision on it."""

    UNFINISHED = "unfinished"
    FAILED = "failed"


Shown = Decision | Progress | None


class States(QObject):
    """Says which images are listed: those of one state, those with an unfinished correction or a failure, or all.

    Args:
        verdicts: Returns the decisions on the images.
        begun: Knows which images have a correction that was begun.
        failed: Knows on which images something failed.

    Attributes:
        shown: The state that is listed, or None for all.

    Signals:
        filtered(): images of another state are listed.
    """

    filtered = Signal()

    def __init__(
        self, verdicts: Callable[[], Verdicts], begun: Unfinished, failed: FailedImages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._verdicts, self._begun, self._failed = verdicts, begun, failed
        self.shown: Shown = None

    def is_unfinished(self, image: Path) -> bool:
        """Return whether an image has a correction that was begun and not decided on."""
        return self._begun.has(image, self._verdicts().state(image))

    @property
    def unfinished(self) -> set[Path]:
        """The images with a correction that was begun and not decided on."""
        lists = self._verdicts().seen.lists
        return {one for one in self._begun.begun if lists(one) and self.is_unfinished(one)}

    def of(self, progress: Progress) -> set[Path]:
        """Return the images with work that is under way or has failed."""
        lists = self._verdicts().seen.lists
        return (
            self.unfinished if progress is Progress.UNFINISHED else {one for one in self._failed.images if lists(one)}
        )

    def counts(self) -> Mapping[Decision, int]:
        """Return how many images there are in each state."""
        verdicts = self._verdicts()
        found = Counter(verdicts.known.values())
        decided = sum(count for decision, count in found.items() if decision is not Decision.OPEN)
        return {**{decision: found[decision] for decision in Decision}, Decision.OPEN: len(verdicts.images) - decided}

    def listed_or_others(self) -> tuple[Collection[Path] | None, bool]:
        """Return images, and whether those are listed, or all others: whichever are fewer; None where all are."""
        if self.shown is None:
            return None, True
        if isinstance(self.shown, Progress):
            return self.of(self.shown), True
        known = self._verdicts().known
        shown = [image for image, state in known.items() if state is self.shown]
        return (shown, True) if self.shown is not Decision.OPEN else (known.keys() - shown, False)

    def show(self, shown: Shown) -> None:
        """List the images of one state, those with an unfinished correction, or with None all."""
        if shown != self.shown:
            self.shown = shown
            self.filtered.emit()
