"""The reader's decisions on the images, and the progress of the review."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.decisions import Recalled, Survey
from segview.annotation.verdict import Decision, Verdict
from segview.core.images.identity import Sighting
from segview.core.images.image import Images
from segview.gui.language.translation import tr
from segview.gui.review.failed_images import FailedImages
from segview.gui.review.history import DecisionHistory
from segview.gui.review.states import States
from segview.gui.review.unfinished import Unfinished
from segview.gui.review.verdicts import Verdicts
from segview.tasks.dispatch import Tasks
from segview.tasks.lane import Ticket
from segview.tasks.review import Decide, ReadVerdicts, Recall, Recognise
from segview.tasks.task import Failure


class Review(QObject):
    """Keeps the decisions on the listed images, and saves each one.

    Args:
        tasks: The tasks, to which requests are sent.
        unfinished: The images with an unfinished correction.

    Attributes:
        verdicts: The decisions on the images.
        history: The decisions that can be undone.
        states: The states of the images, and the choice of the listed ones.
        failed: The images with failures, and the reasons.

    Signals:
        decided(): the states of images have changed, or have been saved.
        reported(str): a sentence: the shown image is not the image that was decided on under this name.
    """

    decided = Signal()
    reported = Signal(str)

    def __init__(self, tasks: Tasks, unfinished: Unfinished, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._unfinished = tasks, unfinished
        unfinished.changed.connect(self.decided)
        self.verdicts, self.history = Verdicts(), DecisionHistory()
        self.failed = FailedImages(self)
        self.failed.changed.connect(self.decided)
        self.states = States(lambda: self.verdicts, unfinished, self.failed, self)
        self._recognising: Ticket | None = None
        self._image: Path | None = None
        self._since = time.monotonic()

    def set_images(self, listed: Images) -> None:
        """Change to other images, and request the decisions on them."""
        images = listed.paths
        if images == self.verdicts.images:
            return
        self._unfinished.set_images(images)
        self.failed.forget()
        self.verdicts, self.history = Verdicts(listed), DecisionHistory()
        if self._recognising is not None:
            self._recognising.cancel()
        self.decided.emit()
        if images:
            self._tasks.ask(ReadVerdicts(images), partial(self._take_read, images))

    def recognise(self, sighting: Sighting) -> None:
        """Record which image is at a path; decisions on another image that was at this path do not count."""
        new, replaced = self.verdicts.seen.see(sighting)
        if new and not self.verdicts.is_known(sighting.path):
            self._tasks.ask(Recall(sighting), partial(self._take_recalled, sighting))
        if replaced:
            self.decided.emit()

    def look_at(self, image: Path | None) -> None:
        """Record that an image is shown to the reader, for ``seconds``."""
        if image != self._image:
            self._image, self._since = image, time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds for which the present image has been shown."""
        return time.monotonic() - self._since

    def decide(self, verdict: Verdict) -> None:
        """Set the verdict on an image, and save it."""
        image = Path(verdict.image)
        self.history.add(verdict, self.verdicts.get(image))
        self._put(image, verdict)

    def reopen(self, image: Path) -> None:
        """Set an image whose correction was deleted back to open, if its decision was "corrected"."""
        verdict = self.verdicts.get(image)
        if verdict is not None and verdict.decision is Decision.CORRECTED:
            self.decide(Verdict.now(image, Decision.OPEN, identity=verdict.identity, source=verdict.source))

    def undo(self) -> Path | None:
        """Undo the last decision, and return its image; None if there is none."""
        if not self.history:
            return None
        image, before = self.history.take_back()
        self._put(image, before)
        return image

    def _put(self, image: Path, verdict: Verdict) -> None:
        self.verdicts.set_verdict(image, verdict)

        def written(now: Verdict) -> None:
            self.history.put_written(verdict, now)
            if self.verdicts.put_written(verdict, now):
                self.decided.emit()

        def failed(failure: Failure) -> None:
            self._tasks.otherwise(failure)
            if self.verdicts.take_back(verdict):
                self.history.forget_last(verdict)
                self.decided.emit()

        self._tasks.ask(Decide(verdict), written, failed=failed)
        self.decided.emit()

    def _take_read(self, images: tuple[Path, ...], survey: Survey) -> None:
        """Add the saved decisions, but keep those that were made in the meantime."""
        if images == self.verdicts.images:
            unsure = self.verdicts.put_survey(survey)
            if unsure:
                self._recognising = self._tasks.ask(Recognise(unsure), self.recognise)
            self.decided.emit()

    def _take_recalled(self, sighting: Sighting, recalled: Recalled) -> None:
        """Add the saved decision on a decoded image, unless one was made in the meantime."""
        if not self.verdicts.put_recalled(sighting, recalled):
            return
        self.decided.emit()
        image, other = sighting.path, recalled.other
        if other is not None and other.decision is not Decision.OPEN and image == self._image:
            self.reported.emit(
                tr(
                    "{image} is not the image that was {decision} under this name on {decided}: no decision yet.",
                    image=image.name,
                    decision=other.decision.value,
                    decided=other.decided.replace("T", " ")[:16],
                )
            )
