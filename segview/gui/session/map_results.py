"""The results of map queries: all complete ones and the newest partial one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from segview.core.answers.map_result import MapResult
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.requests.request import Inspect, Request


class MapResults(QObject):
    """Keeps the results of map queries.

    Signals:
        found(MapResult): a result arrived, complete or partial.
    """

    found = Signal(MapResult)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: ByteCache[Inspect, MapResult] = ByteCache(cache_bytes("maps on demand"))
        self._partial: dict[Inspect, MapResult] = {}

    @property
    def whole(self) -> tuple[Inspect, ...]:
        """The queries with a complete result."""
        return tuple(self._found)

    def is_whole(self, question: Inspect) -> bool:
        """Tell whether a query has a complete result."""
        return self._found.get(question) is not None

    def answer(self, question: Inspect) -> MapResult | None:
        """Return the result so far, or None."""
        return self._found.get(question) or self._partial.get(question)

    def accept(self, result: MapResult) -> None:
        """Take a result."""
        if result.complete:
            self._partial.pop(result.question, None)
            self._found.put(result.question, result)
        else:
            self._partial = {result.question: result}
        self.found.emit(result)

    def drop_partial(self) -> None:
        """Drop partial results."""
        self._partial = {}

    def forget(self, requests: Iterable[Request]) -> None:
        """Forget the results for requests that will be computed again."""
        wanted = set(requests)
        for question in [known for known in self._found if known.request in wanted]:
            self._found.discard(question)
