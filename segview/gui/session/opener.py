"""The opening of files and folders, and the number of images found so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.annotation.project import ENDING as PROJECT
from segview.core.images.image import Images
from segview.core.requests.request import Failure
from segview.gui.language.translation import tr
from segview.tasks.dispatch import Tasks
from segview.tasks.files import Open, Opened
from segview.tasks.others import Consent, Draft


class Opener(QObject):
    """Opens files and folders through tasks, and signals images and variants.

    Attributes:
        counted: The number of images found so far, or None while no search runs.
        listed: The listed images; stored predictions are matched with them.

    Signals:
        changed(): ``counted`` has changed.
        images(Images): images that replace the listed ones.
        variants(tuple, bool): additional variants, and whether to run them.
        noted(str): a note on something that was opened.
        consent_missing(Consent): code that the user has to agree to run.
        drafted(Draft): a network of another program that the user has to describe.
        project(Path): a project was chosen.
        failed(str): the reason why something could not be opened.
    """

    changed = Signal()
    images = Signal(Images)
    variants = Signal(tuple, bool)
    noted = Signal(str)
    consent_missing = Signal(Consent)
    drafted = Signal(Draft)
    project = Signal(Path)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.counted: int | None = None
        self.listed: tuple[Path, ...] = ()

    def open(self, paths: tuple[Path, ...], *, trusted: tuple[Consent, ...] = ()) -> None:
        """Open images, folders, variants or a project; code is run only if it is ``trusted``."""
        chosen = next((path for path in paths if path.suffix.lower() == PROJECT), None)
        if chosen is not None:
            self.project.emit(chosen)
        elif paths:
            self.ask(Open(paths, listed=self.listed, trusted=trusted), self.take)

    def ask(self, task: Open, then: Callable[[Opened], object]) -> None:
        """Search for images and variants, and count the images meanwhile."""

        def fail(failure: Failure) -> None:
            self.count(None)
            self._tasks.otherwise(failure)

        def take(opened: Opened) -> None:
            self.count(opened.counted)
            if opened.counted is None:
                then(opened)

        self.count(0)
        self._tasks.ask(task, take, failed=fail)

    def take(self, opened: Opened) -> None:
        """Take the result: images replace the listed ones, variants are added."""
        if opened.images is not None:
            self.images.emit(opened.images)
        if opened.variants:
            self.variants.emit(opened.variants, True)
        if opened.offered:
            self.variants.emit(opened.offered, False)
        if opened.note:
            self.noted.emit(opened.note)
        if opened.draft is not None:
            self.drafted.emit(opened.draft)
        if opened.consent is not None:
            self.consent_missing.emit(opened.consent)
        if opened.problem:
            self.failed.emit(opened.problem)

    def count(self, counted: int | None) -> None:
        """Set the number of images found so far; None ends the search."""
        if counted != self.counted:
            self.counted = counted
            self.changed.emit()

    @property
    def progress_texts(self) -> tuple[str, ...]:
        """The progress as sentences; empty while no search runs."""
        if self.counted is None:
            return ()
        return (
            tr("Reading the folder…"),
            *([tr("{counted:,} images so far", counted=self.counted)] if self.counted else []),
        )
