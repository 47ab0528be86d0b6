"""Maps that are computed only when asked for: which are wanted, at which point, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.answers.map_result import MapResult
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.requests.map_query import ClassAtPoint, MapQuery, Point
from segview.core.requests.request import Inspect, Request


class Inspection(QObject):
    """Holds what is asked beyond a prediction, and keeps what was found.

    What is quick is computed for every image and point that follows. What takes long waits until ``compute`` asks for
    it at the image, point and threshold of the moment.

    Attributes:
        asked: The maps, in the order of their columns; without a point.
        point: The query point as fractions of height and width, or None.

    Signals:
        changed(): other maps are asked for, or the point is another.
        wanted(): something is to be computed.
        found(Inspected): something was found, wholly or partly.
    """

    changed = Signal()
    wanted = Signal()
    found = Signal(MapResult)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: tuple[MapQuery, ...] = ()
        self.point: Point | None = None
        self._released: set[tuple[Path, MapQuery]] = set()
        self._found: ByteCache[Inspect, MapResult] = ByteCache(cache_bytes("maps on demand"))
        self._partial: dict[Inspect, MapResult] = {}

    @property
    def needs_point(self) -> bool:
        """Whether anything that is asked for depends on the point."""
        return any(one.needs_point for one in self.asked)

    def ask(self, *asked: MapQuery, instead: MapQuery | None = None) -> None:
        """Ask for more maps, the first in the place of ``instead``."""
        fresh = [one for one in asked if one not in self.asked]
        place = self.asked.index(instead) if instead in self.asked else len(self.asked)
        kept = [one for one in self.asked if one != instead]
        self._set((*kept[:place], *fresh, *kept[place:]))

    def drop(self, *asked: MapQuery) -> None:
        """Ask for maps no longer."""
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

    def named(self, name: str) -> MapQuery | None:
        """Return the map of this name, where it is asked for."""
        return next((one for one in self.asked if one.name == name), None)

    def question(self, request: Request, asked: MapQuery, threshold: float) -> Inspect | None:
        """Return what is to be answered for one of the maps; None where that needs a point, or no network."""
        ready = None if isinstance(asked, ClassAtPoint) else asked.at(self.point, threshold)
        return None if ready is None else Inspect(request, ready)

    def missing(self, requests: Sequence[Request], threshold: float) -> tuple[Inspect, ...]:
        """Return what is to be computed now."""
        questions = (self.question(request, one, threshold) for request in requests for one in self.asked)
        return tuple(
            one for one in questions if one is not None and self.released(one) and self._found.get(one) is None
        )

    def released(self, question: Inspect) -> bool:
        """Say whether something is computed without being asked for once more."""
        return not question.asked.waits or (question.request.image, question.asked) in self._released

    def answer(self, question: Inspect) -> MapResult | None:
        """Return what was found so far."""
        return self._found.get(question) or self._partial.get(question)

    def accept(self, found: MapResult) -> None:
        """Take what was found."""
        if found.complete:
            self._partial.pop(found.question, None)
            self._found.put(found.question, found)
        else:
            self._partial = {found.question: found}
        self.found.emit(found)

    def stop(self) -> None:
        """No longer compute what takes long and is not there yet: it waits to be asked for again."""
        there = {(one.request.image, one.asked) for one in self._found}
        self._released &= there
        self._partial = {}
        self.changed.emit()

    def forget(self, requests: Iterable[Request]) -> None:
        """Forget what was found for requests: they are to be answered anew."""
        those = set(requests)
        for question in [one for one in self._found if one.request in those]:
            self._found.discard(question)

    def _set(self, asked: tuple[MapQuery, ...]) -> None:
        if asked != self.asked:
            self.asked = asked
            self.changed.emit()
            self.wanted.emit()
