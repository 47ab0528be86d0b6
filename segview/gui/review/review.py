"""What the reader decided of each image, and how far the review has come."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.decisions import Decision, Verdict
from segview.tasks.office import Tasks
from segview.tasks.review import Decide, ReadVerdicts
from segview.tasks.task import Failure


class Review(QObject):
    """Takes decisions, and has each written down.

    Args:
        tasks: Where that is asked for.

    Attributes:
        shown: The state whose images are listed, or None for all.

    Signals:
        decided(): images have other states, or what they have is on the disk now.
        filtered(): images of another state are listed.
    """

    decided = Signal()
    filtered = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.shown: Decision | None = None
        self._images: tuple[Path, ...] = ()
        self._verdicts: dict[Path, Verdict] = {}
        self._unsaved: dict[Path, Verdict | None] = {}  # what is on the disk instead
        self._taken: list[Verdict] = []
        self._before: list[Verdict | None] = []
        self._image: Path | None = None
        self._since = time.monotonic()

    # Which images ----------------------------------------------------------------------------------------------------

    def turn_to(self, images: tuple[Path, ...]) -> None:
        """Turn to other images, and ask what was decided of them."""
        if images == self._images:
            return
        self._images = images
        self._verdicts, self._unsaved = {}, {}
        self._taken, self._before = [], []
        self.decided.emit()
        if images:
            self._tasks.ask(ReadVerdicts(images), partial(self._take_read, images))

    def look_at(self, image: Path | None) -> None:
        """Take note of which image is before the reader's eyes."""
        if image != self._image:
            self._image, self._since = image, time.monotonic()

    @property
    def seconds(self) -> float:
        """How long the image has been before the reader's eyes."""
        return time.monotonic() - self._since

    def state(self, image: Path | None) -> Decision:
        """Return the state of an image."""
        verdict = None if image is None else self._verdicts.get(image)
        return verdict.decision if verdict else Decision.OPEN

    def verdict(self, image: Path) -> Verdict | None:
        """Return what was decided of an image last, or None where nothing was."""
        return self._verdicts.get(image)

    def is_saved(self, image: Path) -> bool:
        """Return whether the state of an image is on the disk."""
        return image not in self._unsaved

    def counts(self) -> Mapping[Decision, int]:
        """Return how many images there are in each state."""
        found = Counter(verdict.decision for verdict in self._verdicts.values())
        decided = sum(count for decision, count in found.items() if decision is not Decision.OPEN)
        return {**{decision: found[decision] for decision in Decision}, Decision.OPEN: len(self._images) - decided}

    @property
    def usable(self) -> tuple[Path, ...]:
        """The images whose masks were not rejected."""
        return tuple(image for image in self._images if self.state(image) is not Decision.REJECTED)

    # What is decided -------------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether a decision can be taken back."""
        return bool(self._taken)

    def decide(self, verdict: Verdict) -> None:
        """Give an image a state."""
        image = Path(verdict.image)
        self._taken.append(verdict)
        self._before.append(self._verdicts.get(image))
        self._put(image, verdict)

    def undo(self) -> Path | None:
        """Take the last decision back, and return its image."""
        if not self._taken:
            return None
        last, before = self._taken.pop(), self._before.pop()
        image = Path(last.image)
        self._put(image, before or Verdict.now(image, Decision.OPEN))
        return image

    def show(self, decision: Decision | None) -> None:
        """List the images of one state, or with None all."""
        if decision != self.shown:
            self.shown = decision
            self.filtered.emit()

    # What comes back -------------------------------------------------------------------------------------------------

    def _take_read(self, images: tuple[Path, ...], found: Mapping[Path, Verdict]) -> None:
        """Take what was decided before; what was decided meanwhile counts."""
        if images == self._images:
            self._verdicts = {**found, **self._verdicts}
            self.decided.emit()

    def _take_saved(self, verdict: Verdict, _written: None) -> None:
        """Take note that a verdict is on the disk."""
        image = Path(verdict.image)
        if self._verdicts.get(image) == verdict and self._unsaved.pop(image, verdict) is not verdict:
            self.decided.emit()

    def _take_failure(self, verdict: Verdict, failure: Failure) -> None:
        """Take a verdict back that could not be written."""
        self._tasks.otherwise(failure)
        image = Path(verdict.image)
        if self._verdicts.get(image) != verdict:
            return
        before = self._unsaved.pop(image, None)
        if before is None:
            del self._verdicts[image]
        else:
            self._verdicts[image] = before
        if self._taken and self._taken[-1] == verdict:
            self._taken.pop()
            self._before.pop()
        self.decided.emit()

    def _put(self, image: Path, verdict: Verdict) -> None:
        self._unsaved.setdefault(image, self._verdicts.get(image))
        self._verdicts[image] = verdict
        self._tasks.ask(
            Decide(verdict), partial(self._take_saved, verdict), failed=partial(self._take_failure, verdict)
        )
        self.decided.emit()
