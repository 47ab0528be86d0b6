"""The reader's decision on each image, and how far the review has come."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.decisions import Decision, Recalled, Survey, Verdict
from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.images.image import Images
from segview.gui.language.translation import tr
from segview.gui.review.unfinished import Unfinished
from segview.tasks.lane import Ticket
from segview.tasks.office import Tasks
from segview.tasks.review import Decide, ReadVerdicts, Recall, Recognise
from segview.tasks.task import Failure


class Progress(StrEnum):
    """Work under way with an image, beside the decision on it."""

    UNFINISHED = "unfinished"


Shown = Decision | Progress | None


class Review(QObject):
    """Takes decisions, and has each written down.

    Args:
        tasks: Where that is asked for.
        unfinished: Knows which images have a correction that was begun.

    Attributes:
        shown: The images that are listed: those of one state, those with an unfinished correction, or None for all.

    Signals:
        decided(): images have other states, or what they have is on the disk now.
        filtered(): images of another state are listed.
        told(str): the image that is looked at is another than the one that was decided on under its name.
    """

    decided = Signal()
    filtered = Signal()
    told = Signal(str)

    def __init__(self, tasks: Tasks, unfinished: Unfinished, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._unfinished = tasks, unfinished
        unfinished.changed.connect(self.decided)
        self.shown: Shown = None
        self._images: tuple[Path, ...] = ()
        self._listed: Mapping[Path, int] = {}
        self._verdicts: dict[Path, Verdict | None] = {}  # of some of them
        self._seen: dict[Path, ImageIdentity] = {}  # which image lies where, of those that were decoded
        self._recognising: Ticket | None = None
        self._unsaved: dict[Path, Verdict | None] = {}  # what is on the disk instead
        self._taken: list[Verdict] = []
        self._before: list[Verdict | None] = []
        self._image: Path | None = None
        self._since = time.monotonic()

    # Which images ----------------------------------------------------------------------------------------------------

    def turn_to(self, listed: Images) -> None:
        """Turn to other images, and ask what was decided of them."""
        images = listed.paths
        if images == self._images:
            return
        self._unfinished.turn_to(images)
        self._images, self._listed = images, listed.places
        self._verdicts, self._seen, self._unsaved, self._taken, self._before = {}, {}, {}, [], []
        if self._recognising is not None:
            self._recognising.cancel()
        self.decided.emit()
        if images:
            self._tasks.ask(ReadVerdicts(images), partial(self._take_read, images))

    def recognise(self, sighting: Sighting) -> None:
        """Take note of which image lies where; what was decided of another one that lay there does not count."""
        image, before = sighting.path, self._seen.get(sighting.path)
        if image not in self._listed or before == sighting.identity:
            return
        self._seen[image] = sighting.identity
        if not self._is_known(image):
            self._tasks.ask(Recall(sighting), partial(self._take_recalled, sighting))
        if before is not None:
            self.decided.emit()

    def look_at(self, image: Path | None) -> None:
        """Take note of which image is before the reader's eyes."""
        if image != self._image:
            self._image, self._since = image, time.monotonic()

    @property
    def seconds(self) -> float:
        """The time that the image has been before the reader's eyes."""
        return time.monotonic() - self._since

    def state(self, image: Path | None) -> Decision:
        """Return the state of an image."""
        verdict = None if image is None else self.verdict(image)
        return verdict.decision if verdict else Decision.OPEN

    def verdict(self, image: Path) -> Verdict | None:
        """Return what was decided of an image last, or None where nothing was."""
        verdict = self._verdicts.get(image)
        return verdict if verdict is not None and self._counts(image, verdict) else None

    def is_saved(self, image: Path) -> bool:
        """Return whether the state of an image is on the disk."""
        return image not in self._unsaved

    def is_unfinished(self, image: Path) -> bool:
        """Return whether an image has a correction that was begun and not decided on."""
        return self._unfinished.has(image, self.state(image))

    @property
    def states(self) -> Mapping[Path, Decision]:
        """The states of the images that something is known of; all others are open."""
        return {image: self.state(image) for image in self._verdicts}

    def counts(self) -> Mapping[Decision, int]:
        """Return how many images there are in each state."""
        found = Counter(self.states.values())
        decided = sum(count for decision, count in found.items() if decision is not Decision.OPEN)
        return {**{decision: found[decision] for decision in Decision}, Decision.OPEN: len(self._images) - decided}

    @property
    def unfinished(self) -> set[Path]:
        """The images with a correction that was begun and not decided on."""
        return {one for one in self._unfinished.begun if one in self._listed and self.is_unfinished(one)}

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
        self._before.append(self.verdict(image))
        self._put(image, verdict)

    def reopen(self, image: Path) -> None:
        """Open an image again whose correction was thrown away, where it counted as corrected."""
        verdict = self.verdict(image)
        if verdict is not None and verdict.decision is Decision.CORRECTED:
            self.decide(Verdict.now(image, Decision.OPEN, identity=verdict.identity, source=verdict.source))

    def undo(self) -> Path | None:
        """Take the last decision back, and return its image."""
        if not self._taken:
            return None
        last, before = self._taken.pop(), self._before.pop()
        image = Path(last.image)
        if before is None or before.decision is Decision.UNVERIFIED:
            before = Verdict.now(image, Decision.OPEN, identity=last.identity, source=last.source)
        self._put(image, before)
        return image

    def show(self, shown: Shown) -> None:
        """List the images of one state, those with an unfinished correction, or with None all."""
        if shown != self.shown:
            self.shown = shown
            self.filtered.emit()

    # What comes back -------------------------------------------------------------------------------------------------

    def _take_read(self, images: tuple[Path, ...], survey: Survey) -> None:
        """Take what was decided before; what was decided meanwhile counts."""
        if images != self._images:
            return
        for image, verdict in survey.verdicts.items():
            if self._verdicts.get(image) is None and image not in self._seen:
                self._verdicts[image] = verdict
        unsure = tuple(image for image in survey.unsure if image not in self._seen)
        if unsure:
            self._recognising = self._tasks.ask(Recognise(unsure), self.recognise)
        self.decided.emit()

    def _take_recalled(self, sighting: Sighting, recalled: Recalled) -> None:
        """Take what was decided of the image that lies somewhere; what was decided meanwhile counts."""
        image = sighting.path
        if self._seen.get(image) != sighting.identity or self._is_known(image):
            return
        self._verdicts[image] = recalled.verdict
        self.decided.emit()
        other = recalled.other
        if other is not None and other.decision is not Decision.OPEN and image == self._image:
            self.told.emit(
                tr(
                    "{image} is not the image that was {decision} under this name on {decided}: here it is open.",
                    image=image.name,
                    decision=other.decision.value,
                    decided=other.decided.replace("T", " ")[:16],
                )
            )

    def _take_saved(self, verdict: Verdict, written: Verdict) -> None:
        """Take note that a verdict is on the disk, and of which image it is."""
        image = Path(verdict.image)
        self._taken = [written if one is verdict else one for one in self._taken]
        if self._verdicts.get(image) == verdict:
            self._verdicts[image] = written
            self._unsaved.pop(image, None)
            self.decided.emit()

    def _take_failure(self, verdict: Verdict, failure: Failure) -> None:
        """Take a verdict back that could not be written."""
        self._tasks.otherwise(failure)
        image = Path(verdict.image)
        if self._verdicts.get(image) != verdict:
            return
        self._verdicts[image] = self._unsaved.pop(image, None)
        if self._taken and self._taken[-1] == verdict:
            self._taken.pop()
            self._before.pop()
        self.decided.emit()

    def _put(self, image: Path, verdict: Verdict) -> None:
        if image in self._listed and self._counts(image, verdict):
            self._unsaved.setdefault(image, self._verdicts.get(image))
            self._verdicts[image] = verdict
        self._tasks.ask(
            Decide(verdict), partial(self._take_saved, verdict), failed=partial(self._take_failure, verdict)
        )
        self.decided.emit()

    def _is_known(self, image: Path) -> bool:
        """Say whether nothing that is on the disk tells more of the image that lies there."""
        verdict = self.verdict(image)
        if verdict is None or verdict.decision is Decision.UNVERIFIED:
            return False
        return verdict.identity is not None or image in self._unsaved

    def _counts(self, image: Path, verdict: Verdict) -> bool:
        """Say whether a verdict is of the image that lies there, as far as it is known which that is."""
        return verdict.identity in (None, self._seen.get(image, verdict.identity))
