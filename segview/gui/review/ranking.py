"""The order of the opened images: by name, by what needs a person, or by a score."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.base.text import Text
from segview.core.requests.ranking import Rank, Scores
from segview.gui.language.translation import tr
from segview.gui.review.measuring import Measuring
from segview.gui.review.orders import Orders
from segview.tasks.office import Tasks

SCORE_MS = 250  # of thousands of images, the scores take some milliseconds
SORT_MS = 1500  # rows that never stand still cannot be clicked

_LACKING = {
    "": "",
    "variants": Text("Tick two variants or more to compare them."),
    "scales": Text("Run at two scales or more to compare them."),
}


class Ranking(QObject):
    """Says how the images follow one another, and has them measured while the order of the moment needs that.

    Args:
        tasks: Where that is asked for.

    Attributes:
        orders: All orders, and the one of the moment.
        measuring: Measures the images.
        scores: Of the images measured so far.

    Signals:
        measured(): scores or progress are others.
        sorted(): the images follow one another in another order.
    """

    measured = Signal()
    sorted = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.orders = Orders(self)
        self.orders.turned.connect(self._sort_now)
        self.orders.offered.connect(self._take_orders)
        self.measuring = Measuring(tasks, self)
        self.measuring.changed.connect(self.measured)
        self.measuring.measured.connect(self._take)
        self.scores: Scores = {}
        self._latest = Rank((), (), 0.5, 0.2)
        self._score_soon = QTimer(self, singleShot=True, interval=SCORE_MS)
        self._score_soon.timeout.connect(self._score)
        self._sort = QTimer(self, singleShot=True, interval=SORT_MS)
        self._sort.timeout.connect(self._sort_now)

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
            self.scores = {}
            self.measuring.forget()
        self._measure()

    def choose(self, order: str) -> None:
        """Order the images by a ranking or a score, or with an empty name by their names.

        Raises:
            UserError: there is no such order.
        """
        self.orders.choose(order)
        self.measuring.stopped = False
        self._sort_now()
        self._measure()

    def places(self) -> list[int] | None:
        """Return the places of the images in the order of the moment, or None where that is their own."""
        return self.orders.places(self._latest.images, self.scores)

    def highest(self, images: Iterable[Path]) -> Path | None:
        """Return the image of the highest score by all that is measured at this moment; None where none of them is.

        It does not wait for the list, which is sorted now and then: while the images are still measured, what came in
        last counts too.
        """
        return self.orders.first(images, self.orders.scores(self.measuring.measures.values()))

    def words(self, image: Path) -> str:
        """Return what is measured of an image in the order of the moment, as it is written."""
        score = self.scores.get(image)
        if score is None:
            known = self.measuring.measures.get(image)
            return tr("cannot be measured") if self.orders.measures and known and known.problem else ""
        return tr(self.orders.write(score))

    def _measure(self) -> None:
        can = self.orders.measures and self._latest.images and not self.lacking
        self.measuring.want(self._latest if can else None)

    def _take(self) -> None:
        if not self.measuring.running:
            self._score_soon.stop()
            self._sort_now()
            return
        for timer in (self._score_soon, self._sort):
            if not timer.isActive():
                timer.start()

    def _score(self) -> None:
        self.scores = self.orders.scores(self.measuring.measures.values())
        self.measured.emit()

    def _take_orders(self) -> None:
        """Sort by the scores as they are now; while more are coming in, now and then."""
        if not self.orders.growing:
            self._sort_now()
        elif not self._sort.isActive():
            self._sort.start()
        self._measure()

    def _sort_now(self) -> None:
        self._sort.stop()
        self._score()
        self.sorted.emit()
