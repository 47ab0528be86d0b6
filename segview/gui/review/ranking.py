"""The order of the opened images: by name, by what needs a person, or by a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.requests.ranking import RANKINGS, Measures, Rank, Scores, ordered
from segview.core.requests.ranking import Ranking as Order
from segview.gui.language.translation import tr
from segview.gui.review.score_orders import ScoreOrders
from segview.tasks.lane import Ticket
from segview.tasks.office import Tasks
from segview.tasks.ranking import RankImages, RankStep

BY_NAME = ""
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
        order: Name of the order, or empty for that of the names.
        reversed: Whether what comes first comes last.
        orders: All orders but that of the names, by name.
        scored: Those among them that are by scores.
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
        self.order, self.reversed = BY_NAME, False
        self.orders: dict[str, Order] = dict(RANKINGS)
        self.scored = ScoreOrders(self._offer)
        self._growing = False
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
    def unsettled(self) -> bool:
        """Whether the order will change by itself, as more images are measured or scored."""
        return self.running or (self._growing and self.order not in RANKINGS)

    @property
    def lacking(self) -> str:
        """The condition to meet before images can be measured, or empty."""
        if self.order not in RANKINGS:
            return ""
        if not self._latest.asked:
            return tr("Tick a variant: it says what needs a person.")
        return tr(_LACKING[self._latest.lacks_two_of(self.order)])

    @property
    def failed(self) -> int:
        """The number of measured images that failed."""
        return sum(1 for one in self._measures.values() if one.problem)

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
        if order and order not in self.orders:
            RANKINGS.checked(order)
        self.order, self.stopped = order, False
        self._sort_now()
        self._follow()

    def reverse(self, on: bool) -> None:
        """Turn the order round, or back."""
        if on != self.reversed:
            self.reversed = on
            self._sort_now()

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
        if not self.order:
            return list(reversed(range(len(self._latest.images)))) if self.reversed else None
        scores = {image: -score for image, score in self.scores.items()} if self.reversed else self.scores
        return ordered(self._latest.images, scores)

    def highest(self, images: Iterable[Path]) -> Path | None:
        """Return the image of the highest score by all that is measured at this moment; None where none of them is.

        It does not wait for the list, which is sorted now and then: while the images are still measured, what came in
        last counts too.
        """
        scores = self._scored()
        first = min if self.reversed else max
        return first((one for one in images if one in scores), key=scores.__getitem__, default=None)

    def words(self, image: Path) -> str:
        """Return what is measured of an image in the order of the moment, as it is written."""
        score = self.scores.get(image)
        if not self.order or score is None:
            known = self._measures.get(image)
            return tr("cannot be measured") if self.order in RANKINGS and known and known.problem else ""
        return tr(self.orders[self.order].write(score))

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
        return self._latest if self.order in RANKINGS and self._latest.images and not self.lacking else None

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
        self.scores = self._scored()
        self.measured.emit()

    def _scored(self) -> Scores:
        return self.orders[self.order].of(tuple(self._measures.values())) if self.order else {}

    def _offer(self, orders: Mapping[str, Order], growing: bool) -> None:
        """Offer orders by scores in place of those before."""
        self.orders, self._growing = {**RANKINGS, **orders}, growing
        if self.order and self.order not in self.orders:
            self.choose(BY_NAME)
        elif self.order not in orders:
            self.measured.emit()
        elif not growing:
            self._sort_now()
        elif not self._sort.isActive():
            self._sort.start()

    def _sort_now(self) -> None:
        self._sort.stop()
        self._score()
        self.sorted.emit()
