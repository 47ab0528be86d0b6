"""Requests to the engine for missing results on the current image and on the next ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.requests.request import Request
from segview.gui.session.known import KnownResults
from segview.gui.session.receiver import Receiver
from segview.gui.session.submissions import Submissions
from segview.tasks.answer import EditImage, ListDevices
from segview.tasks.dispatch import Tasks
from segview.tasks.task import Submission, submission


class Requester(QObject):
    """Requests missing results from the engine; earlier requests are dropped.

    Args:
        tasks: Runs tasks of the engine.
        receiver: Takes the results.
        known: The known results.

    Signals:
        equipped(tuple): the names of the available devices.
    """

    equipped = Signal(tuple)

    def __init__(self, tasks: Tasks, receiver: Receiver, known: KnownResults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._known = tasks, known
        self._submissions = Submissions(receiver, maps=known.inspection.results.accept)
        self._equipped = False

    def want(self) -> None:
        """Request all missing results, and check the file of a new image."""
        image, altering, missing = self._known.image, self._known.altering, self._known.answers.missing
        inspections = self._known.inspection.missing(self._known.answers.possible, self._known.threshold())
        lacking = bool(missing or inspections) or image.opened is None or image.unexamined
        if image.path is None or (image.checked and not lacking):
            return
        submissions = [self._submissions.opening(image.path, image.opened)]
        if lacking and image.artefacts is None:
            submissions.append(self._submissions.examining(image.path))
        if altering.lacks_image:
            task = EditImage(image.path, altering.asked)
            submissions.append(submission(task, partial(altering.take, task.edits)))
        if missing and not self._equipped:
            submissions.append(submission(ListDevices(), self._equip))
        image.checked, image.unexamined = True, False
        self._tasks.send(*submissions, *self._submissions.answering(missing), *self._submissions.computing(inspections))

    def check(self) -> None:
        """Check whether the image's file has changed, unless something is being computed."""
        known = self._known
        computing = known.answers.missing or known.inspection.missing(known.answers.possible, known.threshold())
        if known.image.opened is not None and not computing:
            known.image.checked = False
            self.want()

    def ahead(self, asked: Mapping[Path, tuple[Request, ...]]) -> tuple[Submission, ...]:
        """Return the missing requests on images that may come next; their failures are not shown."""
        missing = ((image, self._known.cache.lacking(image, requests)) for image, requests in asked.items())
        submissions = (self._submissions.ahead(image, requests) for image, requests in missing if requests is not None)
        return tuple(chain.from_iterable(submissions))

    def _equip(self, devices: tuple[str, ...]) -> None:
        self._equipped = True
        self.equipped.emit(devices)
