"""The measuring of the opened images, for the order by review priority."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.answers.prediction import Prediction
from segview.core.requests.ranking import Measures, Rank
from segview.tasks.dispatch import Tasks
from segview.tasks.lane import Ticket
from segview.tasks.ranking import RankImages, RankStep

SETTLE_MS = 300  # wait: moving a slider sets many thresholds


class Measuring(QObject):
    """Requests the measuring of images, and keeps the measures.

    Args:
        tasks: The tasks, to which requests are sent.

    Attributes:
        measures: The measures by image, including those of earlier settings.
        stopped: Whether the user has stopped the measuring.

    Signals:
        answered(Prediction): a prediction was computed for the measures.
        measured(Path, str): an image was measured; the text is the reason if it could not be, else empty.
        changed(): the progress has changed.
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
        """The number of images measured with the present settings, and the number of all images to measure."""
        return len(self._done), len(self._question.images) if self._question else 0

    @property
    def running(self) -> bool:
        """Whether images are being measured, or will be in a moment."""
        done, every = self.progress
        return self._settle.isActive() or done < every

    def want(self, wanted: Rank | None) -> None:
        """Set the images and settings to measure; None for nothing."""
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
        """Remove all measures, because other images are opened."""
        self.measures = {}
        self.stopped = False
        self._put(None)

    def stop(self) -> None:
        """Stop the measuring; the measures are kept."""
        self.stopped = True
        self._settle.stop()
        self._put(None)

    def go_on(self) -> None:
        """Resume the measuring that was stopped."""
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
