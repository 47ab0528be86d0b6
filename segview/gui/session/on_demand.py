"""Maps that are computed only when asked for: which are wanted, at which point, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.requests.map_query import ClassAtPoint, MapQuery, Point
from segview.core.requests.request import Inspect, Request
from segview.gui.session.map_results import MapResults


class Inspection(QObject):
    """Holds what is asked beyond a prediction.

    What is quick is computed for every image and point that follows. What takes long waits until ``compute`` asks for
    it at the image, point and threshold of the moment.

    Attributes:
        asked: The maps, in the order of their columns; without a point.
        point: The query point as fractions of height and width, or None.
        results: What was found.

    Signals:
        changed(): other maps are asked for, or the point is another.
        wanted(): something is to be computed.
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

    def find(self, name: str) -> MapQuery | None:
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
            one for one in questions if one is not None and self.is_released(one) and not self.results.is_whole(one)
        )

    def is_released(self, question: Inspect) -> bool:
        """Say whether something is computed without being asked for once more."""
        return not question.asked.waits or (question.request.image, question.asked) in self._released

    def stop(self) -> None:
        """No longer compute what takes long and is not there yet: it waits to be asked for again."""
        self._released &= {(one.request.image, one.asked) for one in self.results.whole}
        self.results.drop_partial()
        self.changed.emit()

    def _set(self, asked: tuple[MapQuery, ...]) -> None:
        if asked != self.asked:
            self.asked = asked
            self.changed.emit()
            self.wanted.emit()
