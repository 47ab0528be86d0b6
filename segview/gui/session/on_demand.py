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

    Quick maps are computed for each new image and point. Slow ones wait until ``compute`` releases them for the current
    image, point and threshold.

    Attributes:
        asked: The queries in the order of their columns, without a point.
        point: The query point as fractions of height and width, or None.
        results: The results so far.

    Signals:
        changed(): the queries or the point have changed.
        wanted(): there may be maps to compute.
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
        return any(query.needs_point for query in self.asked)

    def ask(self, *queries: MapQuery, instead: MapQuery | None = None) -> None:
        """Add queries, the first in the place of ``instead``."""
        fresh = [query for query in queries if query not in self.asked]
        place = self.asked.index(instead) if instead in self.asked else len(self.asked)
        kept = [query for query in self.asked if query != instead]
        self._set((*kept[:place], *fresh, *kept[place:]))

    def drop(self, *queries: MapQuery) -> None:
        """Remove queries."""
        self._set(tuple(query for query in self.asked if query not in queries))

    def put_point(self, point: Point | None) -> None:
        """Move the query point; None removes it."""
        if point != self.point:
            self.point = point
            self.changed.emit()
            self.wanted.emit()

    def compute(self, image: Path, threshold: float) -> None:
        """Release pending maps for this image, the query point and this threshold."""
        ready = (query.at(self.point, threshold) for query in self.asked if query.waits)
        self._released.update((image, query) for query in ready if query is not None)
        self.changed.emit()
        self.wanted.emit()

    def find(self, name: str) -> MapQuery | None:
        """Return the query with this name; None if there is none."""
        return next((query for query in self.asked if query.name == name), None)

    def question(self, request: Request, query: MapQuery, threshold: float) -> Inspect | None:
        """Return the question for one of the maps; None if it lacks a point or needs no network."""
        ready = None if isinstance(query, ClassAtPoint) else query.at(self.point, threshold)
        return None if ready is None else Inspect(request, ready)

    def missing(self, requests: Sequence[Request], threshold: float) -> tuple[Inspect, ...]:
        """Return the questions to compute now."""
        questions = (self.question(request, one, threshold) for request in requests for one in self.asked)
        return tuple(
            one for one in questions if one is not None and self.is_released(one) and not self.results.is_whole(one)
        )

    def is_released(self, question: Inspect) -> bool:
        """Tell whether a question may be computed now: it is quick, or was released by ``compute``."""
        return not question.asked.waits or (question.request.image, question.asked) in self._released

    def stop(self) -> None:
        """Stop computing slow maps; they wait until they are released again."""
        self._released &= {(question.request.image, question.asked) for question in self.results.whole}
        self.results.drop_partial()
        self.changed.emit()

    def _set(self, queries: tuple[MapQuery, ...]) -> None:
        if queries != self.asked:
            self.asked = queries
            self.changed.emit()
            self.wanted.emit()
