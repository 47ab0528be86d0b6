"""The scores of the ticked variants on the opened images, as they come in."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.comparison.score_table import ScoreTable
from segview.core.images.image import Images
from segview.core.requests.request import Failure
from segview.gui.compare.check_scores import Checks, with_checks
from segview.gui.compare.names import distinct
from segview.gui.compare.score_columns import ScoreColumns
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.tasks.folder import EvaluateFolder, ImageRow
from segview.tasks.lane import Ticket
from segview.tasks.task import Lane

GROW_MS = 400


class FolderScores(QObject):
    """Has the ticked variants scored on the opened images, and on those of further folders that stand beside.

    Attributes:
        images: The files in the order of the table's rows.
        masks: Their ground truths.
        problems: Why images could not be scored, by their places.

    Signals:
        begun(): other images or variants are scored; the table is new.
        grown(): the table has more.
        changed(): it runs or not, or what would be scored now is another thing.
    """

    begun = Signal()
    grown = Signal()
    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.images: tuple[Path, ...] = ()
        self.masks: dict[Path, Path] = {}
        self.problems: dict[int, str] = {}
        self.beside: list[Images] = []
        self._columns: ScoreColumns | None = None
        self._table = ScoreTable((), (), {})
        self._checks: Checks = {}
        self._asked: EvaluateFolder | None = None
        self._ticket: Ticket | None = None
        self._done, self._since, self._at_start = 0, 0.0, 0
        self._soon = QTimer(self, singleShot=True, interval=GROW_MS)
        self._soon.timeout.connect(self._grow)
        for signal in (session.changed, session.listed, session.view_changed):
            signal.connect(self.changed)
        session.known.connect(self._rename)
        session.delay.changed.connect(self._hold_back)

    @property
    def table(self) -> ScoreTable:
        """The scores as they were shown last."""
        return self._table

    @property
    def running(self) -> bool:
        """Whether images are being scored."""
        return self._ticket is not None

    @property
    def progress(self) -> tuple[int, int]:
        """The number of images that are scored, and of all."""
        return self._done, len(self.images)

    @property
    def seconds_left(self) -> float | None:
        """About how long it takes still, or None where that is not known yet."""
        fresh, spent = self._done - self._at_start, time.monotonic() - self._since
        return None if fresh < 3 or not self.running else spent / fresh * (len(self.images) - self._done)

    @property
    def is_current(self) -> bool:
        """Whether what was asked for is what would be asked for now."""
        return self._asked is not None and self._asked == self._wanted()

    @property
    def refusal(self) -> str:
        """Why nothing can be scored now; else empty."""
        if not self._session.images:
            return tr("Open a folder of images first.")
        if not self._session.ticked:
            return tr("Tick the variants to compare first.")
        return tr("Delayed mode holds back what networks say. End it first.") if self._session.delay.on else ""

    def start(self) -> None:
        """Score what is opened and ticked; what is known from before comes at once."""
        if self.refusal:
            return
        wanted = self._wanted()
        self.stop()
        names = {one.folder: one.name for one in self._session.catalogue.shown}
        self._asked, self.images = wanted, tuple(image for image, _ in wanted.images)
        self.masks = {image: mask for image, mask in wanted.images if mask is not None}
        self.problems = {}
        labels = distinct([names.get(folder, folder.name) for folder in wanted.variants])
        self._columns = ScoreColumns(tuple(map(str, self.images)), labels, self._data())
        self._done, self._since, self._at_start = 0, time.monotonic(), 0
        self._table = self._complete(self._columns)
        self._ticket = self._session.tasks.ask(wanted, self._take, failed=self._fail)
        self.begun.emit()
        self.changed.emit()

    def stop(self) -> None:
        """End the scoring; what is scored stays, and is known the next time."""
        if self._ticket is not None:
            self._session.tasks.stop(Lane.FOLDER)
            self._ticket.cancel()
            self._ticket = None
            self._grow()

    def stand_beside(self, images: Images) -> None:
        """Score another folder too, whose means stand beside those of the first."""
        self.beside = [one for one in self.beside if one.folder != images.folder] + [images]
        self.start()

    def only_first(self) -> None:
        """Leave the further folders out again."""
        self.beside = []
        self.start()

    def take_checks(self, found: Checks) -> None:
        """Have the checks of maps be scores too, where their images and variants are scored."""
        self._checks = found
        self._grow()

    def _complete(self, columns: ScoreColumns) -> ScoreTable:
        folders = () if self._asked is None else self._asked.variants
        return with_checks(columns.table(), self.images, folders, self._checks)

    def _hold_back(self) -> None:
        """Show nothing that networks say while a reader is to look first."""
        if self._session.delay.on and self._columns is not None:
            self.stop()
            self._columns, self._asked, self.images, self._done = None, None, (), 0
            self._table = ScoreTable((), (), {})
            self.begun.emit()
        self.changed.emit()

    def _rename(self) -> None:
        """Have variants be called as they are called now: under neutral names while they are blind."""
        if self._columns is None or self._asked is None:
            return
        names = {one.folder: one.name for one in self._session.catalogue.shown}
        labels = distinct([names.get(folder, folder.name) for folder in self._asked.variants])
        if labels != self._columns.variants:
            self._columns.variants = labels
            self._table = self._complete(self._columns)
            self.begun.emit()
            self._grow()

    def _wanted(self) -> EvaluateFolder:
        session = self._session
        own = tuple((image, session.masks.get(image)) for image in session.images)
        known = set(session.images)
        others = tuple(
            (image, one.masks.get(image)) for one in self.beside for image in one.paths if image not in known
        )
        view = session.view
        return EvaluateFolder(
            (*own, *others),
            session.ticked,
            session.prediction_settings,
            threshold=view.threshold,
            band=view.band,
            tissue_only=view.tissue_only,
        )

    def _data(self) -> tuple[str, ...]:
        """Return which folder each image is of, in words."""
        session = self._session
        of_image = {image: _short(one.folder or image.parent) for one in self.beside for image in one.paths}
        home = _short(session.folder or session.images[0].parent)
        own = set(session.images)
        return tuple(home if image in own else of_image[image] for image in self.images)

    def _take(self, rows: tuple[ImageRow, ...]) -> None:
        if self._columns is None:
            return
        for row in rows:
            self._columns.take(row)
            if row.problem:
                self.problems[row.place] = row.problem
        self._done += len(rows)
        if self._done >= len(self.images):
            self._ticket = None
            self._grow()
        elif not self._soon.isActive():
            self._soon.start()

    def _grow(self) -> None:
        self._soon.stop()
        if self._columns is not None:
            self._table = self._complete(self._columns)
            self.grown.emit()
            self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._ticket = None
        self._session.tell_failure(failure.reason)
        self._grow()


def _short(folder: Path) -> str:
    """Return a folder in few words: its last parts, without one that is called after images alone."""
    parts = folder.parts[-3:]
    return "/".join(part for part in parts if part.casefold() not in ("images", "image", "/"))[-40:] or str(folder)
