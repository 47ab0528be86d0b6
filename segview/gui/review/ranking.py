"""The order of the opened images: by name, by review priority, or by a score."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.core.base.text import Text
from segview.core.requests.ranking import Rank, Scores
from segview.gui.language.translation import tr
from segview.gui.review.measuring import Measuring
from segview.gui.review.orders import Orders
from segview.tasks.dispatch import Tasks

SCORE_MS = 250  # the scores of thousands of images take some milliseconds
SORT_MS = 1500  # users cannot click on rows that move all the time

_LACKING = {
    "": "",
    "variants": Text("Tick two variants or more to compare them."),
    "scales": Text("Run at two scales or more to compare them."),
}


class Ranking(QObject):
    """Sorts the images by the present order, and has them measured while this order needs measures.

    Args:
        tasks: The tasks, to which requests are sent.

    Attributes:
        orders: All orders, and the present one.
        measuring: The measuring of the images.
        scores: Scores of the images measured so far.

    Signals:
        measured(): the scores or the progress have changed.
        sorted(): the images were sorted again.
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
        """A sentence on what the user must do before images can be measured; empty if nothing is missing."""
        if not self.orders.measures:
            return ""
        if not self._latest.asked:
            return tr("Tick a variant: its predictions show what to review.")
        return tr(_LACKING[self._latest.lacks_two_of(self.orders.name)])

    def follow(self, latest: Rank) -> None:
        """Set the request for measures: the opened images, the ticked variants, threshold and band."""
        others = latest.images != self._latest.images
        self._latest = latest
        if others:
            self.scores = {}
            self.measuring.forget()
        self._measure()

    def choose(self, order: str) -> None:
        """Sort the images by a ranking or a score, or with an empty name by their names.

        Raises:
            UserError: there is no order of this name.
        """
        self.orders.choose(order)
        self.measuring.stopped = False
        self._sort_now()
        self._measure()

    def places(self) -> list[int] | None:
        """Return the indices of the images in the present order, or None if it is their own order."""
        return self.orders.places(self._latest.images, self.scores)

    def highest(self, images: Iterable[Path]) -> Path | None:
        """Return the image that comes first by all present measures; None if none of the images has a score.

        This includes the newest measures, while the list is sorted only at intervals.
        """
        return self.orders.first(images, self.orders.scores(self.measuring.measures.values()))

    def score_text(self, image: Path) -> str:
        """Return the text of the score of an image in the present order; empty if there is none yet."""
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
        """Sort by the present scores; while more scores are being computed, only at intervals."""
        if not self.orders.growing:
            self._sort_now()
        elif not self._sort.isActive():
            self._sort.start()
        self._measure()

    def _sort_now(self) -> None:
        self._sort.stop()
        self._score()
        self.sorted.emit()
