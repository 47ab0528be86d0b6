"""The orders that there are for the images, and the one of the moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.requests.ranking import RANKINGS, Measures, Ranking, Scores, order_by_score
from segview.gui.review.score_orders import ScoreOrders

BY_NAME = ""


class Orders(QObject):
    """By name, by what is measured, and by the scores that were computed; each may be turned round.

    Attributes:
        name: Of the order of the moment; empty for that of the names.
        reversed: Whether what comes first comes last.
        known: All orders but that of the names.
        scored: Those among them that are by scores.

    Signals:
        turned(): the order was turned round.
        offered(): other orders by scores are offered, or their scores are others.
    """

    turned = Signal()
    offered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name, self.reversed = BY_NAME, False
        self.known: dict[str, Ranking] = dict(RANKINGS)
        self.scored = ScoreOrders(self._offer)
        self._growing = False

    @property
    def measures(self) -> bool:
        """Whether the order of the moment has images measured."""
        return self.name in RANKINGS

    @property
    def growing(self) -> bool:
        """Whether the order of the moment is by scores, and more of them are coming in."""
        return self._growing and self.name not in (BY_NAME, *RANKINGS)

    def choose(self, name: str) -> None:
        """Take another order.

        Raises:
            UserError: there is no such order.
        """
        if name and name not in self.known:
            RANKINGS.checked(name)
        self.name = name

    def reverse(self, on: bool) -> None:
        """Turn the order round, or back."""
        if on != self.reversed:
            self.reversed = on
            self.turned.emit()

    def scores(self, measures: Iterable[Measures]) -> Scores:
        """Return the scores of the order of the moment, from what was measured where it needs that."""
        return self.known[self.name].of(tuple(measures)) if self.name else {}

    def write(self, score: float) -> str:
        """Return a score of the order of the moment as it is written."""
        return self.known[self.name].write(score)

    def places(self, images: Sequence[Path], scores: Scores) -> list[int] | None:
        """Return the places of images in the order of the moment, or None where that is their own."""
        if not self.name:
            return list(reversed(range(len(images)))) if self.reversed else None
        return order_by_score(images, {one: -score for one, score in scores.items()} if self.reversed else scores)

    def first(self, images: Iterable[Path], scores: Scores) -> Path | None:
        """Return the image that comes first; None where none of them has a score."""
        best = min if self.reversed else max
        return best((one for one in images if one in scores), key=scores.__getitem__, default=None)

    def _offer(self, orders: Mapping[str, Ranking], growing: bool) -> None:
        self.known, self._growing = {**RANKINGS, **orders}, growing
        if self.name not in self.known:
            self.name = BY_NAME
        self.offered.emit()
