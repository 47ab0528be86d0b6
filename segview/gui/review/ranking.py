"""The order of the opened images: by name, by what needs a person, or by a score."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.requests.ranking import Measures, Rank, Scores
from segview.gui.language.translation import tr
from segview.gui.review.orders import Orders
from segview.tasks.lane import Ticket
from segview.tasks.office import Tasks
from segview.tasks.ranking import RankImages, RankStep

SETTLE_MS = 300  # a slider passes many thresholds
SCORE_MS = 250  # of thousands of images, the scores take some milliseconds
SORT_MS = 1500  # rows that never stand still cannot be clicked

_LACKING = {
    "": "",
    "variants": Text("Tick two variants or more to compare them."),
    "scales": Text("Run at two scales or more to compare them."),
}


class Ranking(QObject):
    """Has the images measured while an order other than by name is chosen, and says how they follow one another.

    Args:
        tasks: Where that is asked for.

    Attributes:
        orders: All orders, and the one of the moment.
        scores: Of the images measured so far.
        stopped: Whether the user has stopped the measuring.

    Signals:
        answered(Prediction): an answer came with the measuring.
        measured(): scores or progress are others.
        judged(Path, str): an image was measured, or why it could not be.
        sorted(): the images follow one another in another order.
    """

    answered = Signal(Prediction)
    measured = Signal()
    judged = Signal(Path, str)
    sorted = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.orders = Orders(self)
        self.orders.turned.connect(self._sort_now)
        self.orders.offered.connect(self._take_orders)
        self.scores: Scores = {}
        self.stopped = False
        self._measures: dict[Path, Measures] = {}
        self._latest = Rank((), (), 0.5, 0.2)
        self._question: Rank | None = None
        self._asked: Ticket | None = None
        self._done: set[Path] = set()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._score_soon = QTimer(self, singleShot=True, interval=SCORE_MS)
        self._score_soon.timeout.connect(self._score)
        self._sort = QTimer(self, singleShot=True, interval=SORT_MS)
        self._sort.timeout.connect(self._sort_now)

    @property
    def progress(self) -> tuple[int, int]:
        """The number of images that are measured for the present settings, and of all."""
        return len(self._done), len(self._question.images) if self._question else 0

    @property
    def running(self) -> bool:
        """Whether images are being measured, or about to be."""
        done, every = self.progress
        return self._settle.isActive() or done < every

    @property
    def lacking(self) -> str:
        """The condition to meet before images can be measured, or empty."""
        if not self.orders.measures:
            return ""
        if not self._latest.asked:
            return tr("Tick a variant: it says what needs a person.")
        return tr(_LACKING[self._latest.lacks_two_of(self.orders.name)])

    def follow(self, latest: Rank) -> None:
        """Take what would be measured now: the opened images, with the ticked variants, as they are looked at."""
        others = latest.images != self._latest.images
        self._latest = latest
        if others:
            self._measures, self.scores = {}, {}
            self.stopped = False
            self._put(None)
        self._follow()

    def choose(self, order: str) -> None:
        """Order the images by a ranking or a score, or with an empty name by their names.

        Raises:
            UserError: there is no such order.
        """
        self.orders.choose(order)
        self.stopped = False
        self._sort_now()
        self._follow()

    def stop(self) -> None:
        """End the measuring; what is measured stays."""
        self.stopped = True
        self._settle.stop()
        self._put(None)

    def go_on(self) -> None:
        """Measure what was left out."""
        self.stopped = False
        self._follow()

    def _take_step(self, step: RankStep) -> None:
        if step.prediction is not None:
            self.answered.emit(step.prediction)
        if step.measures is not None:
            self._take(step.measures)

    def _take(self, measures: Measures) -> None:
        self._measures[measures.image] = measures
        self._done.add(measures.image)
        self.judged.emit(measures.image, measures.problem)
        if not self.running:
            self._score_soon.stop()
            self._sort_now()
            return
        for timer in (self._score_soon, self._sort):
            if not timer.isActive():
                timer.start()

    def places(self) -> list[int] | None:
        """Return the places of the images in the order of the moment, or None where that is their own."""
        return self.orders.places(self._latest.images, self.scores)

    def highest(self, images: Iterable[Path]) -> Path | None:
        """Return the image of the highest score by all that is measured at this moment; None where none of them is.

        It does not wait for the list, which is sorted now and then: while the images are still measured, what came in
        last counts too.
        """
        return self.orders.first(images, self.orders.scores(self._measures.values()))

    def words(self, image: Path) -> str:
        """Return what is measured of an image in the order of the moment, as it is written."""
        score = self.scores.get(image)
        if score is None:
            known = self._measures.get(image)
            return tr("cannot be measured") if self.orders.measures and known and known.problem else ""
        return tr(self.orders.write(score))

    def _follow(self) -> None:
        wanted = self._wanted()
        if self.stopped or wanted == self._question:
            return
        if wanted is None:
            self._settle.stop()
            self._put(None)
        else:
            self._settle.start()
            self.measured.emit()

    def _wanted(self) -> Rank | None:
        return self._latest if self.orders.measures and self._latest.images and not self.lacking else None

    def _ask(self) -> None:
        wanted = self._wanted()
        if wanted != self._question:
            self._put(wanted)

    def _put(self, question: Rank | None) -> None:
        self._question = question
        self._done = set()
        if self._asked is not None:
            self._asked.cancel()
        self._asked = None if question is None else self._tasks.ask(RankImages(question), self._take_step)
        self.measured.emit()

    def _score(self) -> None:
        self.scores = self.orders.scores(self._measures.values())
        self.measured.emit()

    def _take_orders(self) -> None:
        """Sort by the scores as they are now; while more are coming in, now and then."""
        if not self.orders.growing:
            self._sort_now()
        elif not self._sort.isActive():
            self._sort.start()
        self._follow()

    def _sort_now(self) -> None:
        self._sort.stop()
        self._score()
        self.sorted.emit()
