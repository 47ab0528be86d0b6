"""The results of map queries: complete ones are kept, and the newest partial ones."""

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
        found(MapResult): a result came, complete or partial.
    """

    found = Signal(MapResult)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: ByteCache[Inspect, MapResult] = ByteCache(cache_bytes("maps on demand"))
        self._partial: dict[Inspect, MapResult] = {}

    @property
    def whole(self) -> tuple[Inspect, ...]:
        """The queries that are answered."""
        return tuple(self._found)

    def is_whole(self, question: Inspect) -> bool:
        """Return whether a query is answered."""
        return self._found.get(question) is not None

    def answer(self, question: Inspect) -> MapResult | None:
        """Return the result so far, or None."""
        return self._found.get(question) or self._partial.get(question)

    def accept(self, found: MapResult) -> None:
        """Take a result."""
        if found.complete:
            self._partial.pop(found.question, None)
            self._found.put(found.question, found)
        else:
            self._partial = {found.question: found}
        self.found.emit(found)

    def drop_partial(self) -> None:
        """Drop partial results."""
        self._partial = {}

    def forget(self, requests: Iterable[Request]) -> None:
        """Forget the results for requests, which are to be answered anew."""
        those = set(requests)
        for question in [one for one in self._found if one.request in those]:
            self._found.discard(question)
