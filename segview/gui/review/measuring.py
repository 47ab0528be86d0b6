"""The measuring of the opened images, for the order by what needs a person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.answers.prediction import Prediction
from segview.core.requests.ranking import Measures, Rank
from segview.tasks.lane import Ticket
from segview.tasks.office import Tasks
from segview.tasks.ranking import RankImages, RankStep

SETTLE_MS = 300  # a slider passes many thresholds


class Measuring(QObject):
    """Has images measured, and keeps what is known of each.

    Args:
        tasks: Where that is asked for.

    Attributes:
        measures: What is known of the images, also by earlier settings.
        stopped: Whether the user has stopped the measuring.

    Signals:
        answered(Prediction): an answer came with the measuring.
        measured(Path, str): one more image is measured, or why it cannot be.
        changed(): the progress is another.
    """

    answered = Signal(Prediction)
    measured = Signal(Path, str)
    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.measures: dict[Path, Measures] = {}
        self.stopped = False
        self._wanted: Rank | None = None
        self._question: Rank | None = None
        self._asked: Ticket | None = None
        self._done: set[Path] = set()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    @property
    def progress(self) -> tuple[int, int]:
        """The number of images that are measured for the present settings, and of all."""
        return len(self._done), len(self._question.images) if self._question else 0

    @property
    def running(self) -> bool:
        """Whether images are being measured, or about to be."""
        done, every = self.progress
        return self._settle.isActive() or done < every

    def want(self, wanted: Rank | None) -> None:
        """Take what is to be measured now; None for nothing."""
        self._wanted = wanted
        if self.stopped or wanted == self._question:
            return
        if wanted is None:
            self._settle.stop()
            self._put(None)
        else:
            self._settle.start()
            self.changed.emit()

    def forget(self) -> None:
        """Forget all measures: there are other images."""
        self.measures = {}
        self.stopped = False
        self._put(None)

    def stop(self) -> None:
        """End the measuring; what is measured stays."""
        self.stopped = True
        self._settle.stop()
        self._put(None)

    def go_on(self) -> None:
        """Measure what was left out."""
        self.stopped = False
        self.want(self._wanted)

    def _ask(self) -> None:
        if self._wanted != self._question:
            self._put(self._wanted)

    def _put(self, question: Rank | None) -> None:
        self._question = question
        self._done = set()
        if self._asked is not None:
            self._asked.cancel()
        self._asked = None if question is None else self._tasks.ask(RankImages(question), self._take)
        self.changed.emit()

    def _take(self, step: RankStep) -> None:
        if step.prediction is not None:
            self.answered.emit(step.prediction)
        if step.measures is not None:
            self.measures[step.measures.image] = step.measures
            self._done.add(step.measures.image)
            self.measured.emit(step.measures.image, step.measures.problem)
