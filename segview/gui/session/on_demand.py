"""Maps on demand: their queries, the query point, and the results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.requests.map_query import ClassAtPoint, MapQuery, Point
from segview.core.requests.request import Inspect, Request
from segview.gui.session.map_results import MapResults


class Inspection(QObject):
    """Holds the queries for maps on demand.

    Quick maps are computed for every image and point that follows. Slow ones wait until ``compute`` asks for them at
    the current image, point and threshold.

    Attributes:
        asked: The maps, in the order of their columns; without a point.
        point: The query point as fractions of height and width, or None.
        results: The results so far.

    Signals:
        changed(): other maps are asked for, or the point is another.
        wanted(): there are maps to compute.
    """

    changed = Signal()
    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: tuple[MapQuery, ...] = ()
        self.point: Point | None = None
        self._released: set[tuple[Path, MapQuery]] = set()
        self.results = MapResults(self)

    @property
    def needs_point(self) -> bool:
        """Whether any of the queries depends on the point."""
        return any(one.needs_point for one in self.asked)

    def ask(self, *asked: MapQuery, instead: MapQuery | None = None) -> None:
        """Add queries, the first in the place of ``instead``."""
        fresh = [one for one in asked if one not in self.asked]
        place = self.asked.index(instead) if instead in self.asked else len(self.asked)
        kept = [one for one in self.asked if one != instead]
        self._set((*kept[:place], *fresh, *kept[place:]))

    def drop(self, *asked: MapQuery) -> None:
        """Remove queries."""
        self._set(tuple(one for one in self.asked if one not in asked))

    def put_point(self, point: Point | None) -> None:
        """Put the query point elsewhere, or take it away."""
        if point != self.point:
            self.point = point
            self.changed.emit()
            self.wanted.emit()

    def compute(self, image: Path, threshold: float) -> None:
        """Compute pending maps, at this image, the point and this threshold."""
        ready = (one.at(self.point, threshold) for one in self.asked if one.waits)
        self._released.update((image, one) for one in ready if one is not None)
        self.changed.emit()
        self.wanted.emit()

    def find(self, name: str) -> MapQuery | None:
        """Return the map of this name, where it is asked for."""
        return next((one for one in self.asked if one.name == name), None)

    def question(self, request: Request, asked: MapQuery, threshold: float) -> Inspect | None:
        """Return the question for one of the maps; None where it lacks a point, or needs no network."""
        ready = None if isinstance(asked, ClassAtPoint) else asked.at(self.point, threshold)
        return None if ready is None else Inspect(request, ready)

    def missing(self, requests: Sequence[Request], threshold: float) -> tuple[Inspect, ...]:
        """Return the questions that are to be computed now."""
        questions = (self.question(request, one, threshold) for request in requests for one in self.asked)
        return tuple(
            one for one in questions if one is not None and self.is_released(one) and not self.results.is_whole(one)
        )

    def is_released(self, question: Inspect) -> bool:
        """Say whether a question may be computed now: it is quick, or was asked for by ``compute``."""
        return not question.asked.waits or (question.request.image, question.asked) in self._released

    def stop(self) -> None:
        """Stop computing slow maps; they wait until they are asked for again."""
        self._released &= {(one.request.image, one.asked) for one in self.results.whole}
        self.results.drop_partial()
        self.changed.emit()

    def _set(self, asked: tuple[MapQuery, ...]) -> None:
        if asked != self.asked:
            self.asked = asked
            self.changed.emit()
            self.wanted.emit()
