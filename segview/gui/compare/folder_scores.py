"""The scores of the ticked variants on the opened images, collected while they are computed."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.request import Failure
from segview.gui.compare.check_scores import Checks
from segview.gui.compare.measuring import mean_scores
from segview.gui.compare.progress import Progress
from segview.gui.compare.score_columns import ScoreColumns
from segview.gui.compare.selection import Selection
from segview.gui.compare.truth_notes import TruthNotes
from segview.gui.review.failed_images import SCORING
from segview.gui.session.session import Session
from segview.tasks.folder import EvaluateFolder, ImageRow
from segview.tasks.joining import Columns, JoinTable
from segview.tasks.lane import Ticket
from segview.tasks.task import Lane, submission

GROW_MS = 400
RESTS = 8
"""Factor of the pause between two updates of the page to the duration of the last update."""


class FolderScores(QObject):
    """Requests the scores of the ticked variants on the opened images, and on the images of further folders.

    Attributes:
        selection: The images and variants that would be scored now.
        asked: The task of the present or last scoring; None if there was none.
        columns: The scores received so far.
        table: The scores as shown last.
        problems: Reasons why images could not be scored, by index of the image.
        notes: Notes on ground truths that seem wrong.
        progress: The progress of the scoring.
        joined: Table files whose columns are facts of the images.

    Signals:
        begun(): scoring of other images or variants has started; the table is new.
        grown(): the table has new content.
        changed(): scoring has started or ended, or other images or variants would be scored now.
    """

    begun = Signal()
    grown = Signal()
    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.selection = session, Selection(session)
        self.asked: EvaluateFolder | None = None
        self.columns = ScoreColumns((), (), (), ())
        self.table = ScoreTable((), (), {})
        self.problems: dict[int, str] = {}
        self.notes = TruthNotes(self)
        self.progress = Progress()
        self._checks: Checks = {}
        self.joined: tuple[Path, ...] = ()
        self._ticket: Ticket | None = None
        self._soon = QTimer(self, singleShot=True, interval=GROW_MS)
        self._soon.timeout.connect(self._grow)
        self.notes.changed.connect(self.changed)
        for signal in (self.begun, self.grown):
            signal.connect(lambda: session.ranking.orders.scored.take(self.table, growing=self.running))
        for signal in (session.changed, session.listed, session.view_changed):
            signal.connect(self.changed)
        session.known.connect(self._rename)
        for signal in (session.listed, session.delay.changed):
            signal.connect(self._hold_back)

    @property
    def running(self) -> bool:
        """Whether images are being scored."""
        return self._ticket is not None

    @property
    def is_current(self) -> bool:
        """Whether a new scoring would have the same images, variants and settings as the last one."""
        return self.asked is not None and self.asked == self.selection.task()

    def start(self) -> None:
        """Score the ticked variants on the opened images; results of earlier scorings are reused."""
        if self.selection.refusal:
            return
        task = self.selection.task()
        self.stop()
        images = tuple(image for image, _ in task.images)
        self.asked, self.problems, self.progress = task, {}, Progress(len(images))
        labels = self.selection.labels(task.variants)
        self.columns = ScoreColumns(images, task.variants, labels, self.selection.data(images), checks=self._checks)
        self.table = self.columns.table()
        self._ticket = self._session.tasks.send(
            self.notes.question(task.images), submission(task, self._take, failed=self._fail)
        )
        self.begun.emit()
        self.changed.emit()
        for file in self.joined:
            self.join(file)

    def stop(self) -> None:
        """Stop the scoring; finished scores are kept and reused the next time."""
        if self._ticket is not None:
            self._session.tasks.stop(Lane.FOLDER)
            self._ticket.cancel()
            self._ticket = None
            self._grow()

    def join(self, file: Path) -> None:
        """Join the columns of a table file as facts of the images, now and in later scorings."""
        self.joined = tuple(dict.fromkeys((*self.joined, file)))
        columns = self.columns

        def take(found: Columns) -> None:
            columns.join(found)
            self._grow()

        def fail(failure: Failure) -> None:
            self.joined = tuple(one for one in self.joined if one != file)
            self._session.tell_failure(failure.reason)

        self._session.tasks.ask(JoinTable(file, columns.images), take, failed=fail)

    def take_checks(self, found: Checks) -> None:
        """Add the checks of maps as scores, for the images and variants that are scored."""
        self._checks = self.columns.checks = found
        self._grow()

    def _hold_back(self) -> None:
        """Remove all scores in delayed mode, and scores of this session that were measured on other images."""
        if self._session.delay.on or not {*self._session.listing.paths} <= {*self.columns.images}:
            self._session.catalogue.take_measured({})
        if self._session.delay.on and self.asked is not None:
            self.stop()
            self.asked, self.columns, self.progress = None, ScoreColumns((), (), (), ()), Progress()
            self.table = self.columns.table()
            self.begun.emit()
        self.changed.emit()

    def _rename(self) -> None:
        """Use the present names of the variants."""
        labels = self.selection.labels(self.columns.folders)
        if labels != self.columns.variants:
            self.columns.variants = labels
            self.table = self.columns.table()
            self.begun.emit()
            self._grow()

    def _take(self, rows: tuple[ImageRow, ...]) -> None:
        for row in rows:
            self.columns.take(row)
            if row.problem:
                self.problems[row.place] = row.problem
        problems = {self.columns.images[row.place]: self._session.catalogue.without_names(row.problem) for row in rows}
        self._session.review.failed.set_failures(problems, SCORING)
        self.progress.done += len(rows)
        if self.progress.is_over:
            self._ticket = None
            self._grow()
            self._session.catalogue.take_measured(mean_scores(self.columns, self.table))
        elif not self._soon.isActive():
            self._soon.start()

    def _fail(self, failure: Failure) -> None:
        self._ticket = None
        self._session.tell_failure(failure.reason)
        self._grow()

    def _grow(self) -> None:
        self._soon.stop()
        if self.asked is not None:
            begun = time.monotonic()
            self.table = self.columns.table()
            self.grown.emit()
            self.changed.emit()
            # With very many images each update is slow: leave most of the time to the user's actions.
            self._soon.setInterval(max(GROW_MS, round(1000 * RESTS * (time.monotonic() - begun))))
