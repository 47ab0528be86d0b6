"""The results of map queries: whole ones are kept, of those under way the newest."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from segview.core.answers.map_result import MapResult
from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.requests.request import Inspect, Request


class MapResults(QObject):
    """Keeps what was found for map queries.

    Signals:
        found(MapResult): something was found, wholly or partly.
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

    def drop_partial(self) -> None:
        """Drop what was found of queries that are not answered wholly."""
        self._partial = {}

    def forget(self, requests: Iterable[Request]) -> None:
        """Forget what was found for requests: they are to be answered anew."""
        those = set(requests)
        for question in [one for one in self._found if one.request in those]:
            self._found.discard(question)
