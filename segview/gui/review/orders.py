"""The available orders of the images, and the present one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.requests.ranking import RANKINGS, Measures, Ranking, Scores, order_by_score
from segview.gui.review.score_orders import ScoreOrders

BY_NAME = ""


class Orders(QObject):
    """Orders by name, by measures for the review, and by computed scores; each can be reversed.

    Attributes:
        name: Name of the present order; empty for the order by name.
        reversed: Whether the order is reversed.
        known: All orders except the one by name.
        scored: The orders by scores among them.

    Signals:
        turned(): the order was reversed.
        offered(): the orders by scores or the scores have changed.
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
        """Whether the present order needs measures of the images."""
        return self.name in RANKINGS

    @property
    def growing(self) -> bool:
        """Whether the present order is by scores that are still being computed."""
        return self._growing and self.name not in (BY_NAME, *RANKINGS)

    def choose(self, name: str) -> None:
        """Set the present order.

        Raises:
            UserError: there is no order of this name.
        """
        if name and name not in self.known:
            RANKINGS.checked(name)
        self.name = name

    def reverse(self, on: bool) -> None:
        """Reverse the order, or restore it."""
        if on != self.reversed:
            self.reversed = on
            self.turned.emit()

    def scores(self, measures: Iterable[Measures]) -> Scores:
        """Return the scores of the present order, computed from the measures if the order needs them."""
        return self.known[self.name].of(tuple(measures)) if self.name else {}

    def write(self, score: float) -> str:
        """Return a score of the present order as text."""
        return self.known[self.name].write(score)

    def places(self, images: Sequence[Path], scores: Scores) -> list[int] | None:
        """Return the indices of the images in the present order, or None if it is their own order."""
        if not self.name:
            return list(reversed(range(len(images)))) if self.reversed else None
        return order_by_score(images, {one: -score for one, score in scores.items()} if self.reversed else scores)

    def first(self, images: Iterable[Path], scores: Scores) -> Path | None:
        """Return the image that comes first; None if no image has a score."""
        best = min if self.reversed else max
        return best((one for one in images if one in scores), key=scores.__getitem__, default=None)

    def _offer(self, orders: Mapping[str, Ranking], growing: bool) -> None:
        self.known, self._growing = {**RANKINGS, **orders}, growing
        if self.name not in self.known:
            self.name = BY_NAME
        self.offered.emit()
