"""A cache with a limit in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """An object that reports its size in bytes."""

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        ...


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Sized)


class ByteCache(Generic[K, V]):
    """A cache that removes the least recently used entries when it holds more than ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.nbytes = 0
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return the value of ``key``, which becomes the most recently used one, or None."""
        value = self._entries.get(key)
        if value is not None:
            self._entries.move_to_end(key)
        return value

    def put(self, key: K, value: V) -> None:
        """Store ``value``, and remove the oldest entries above the limit; a value above the limit is not stored."""
        self.discard(key)
        if value.nbytes > self.limit:
            return
        self._entries[key] = value
        self.nbytes += value.nbytes
        while self.nbytes > self.limit:
            _, old = self._entries.popitem(last=False)
            self.nbytes -= old.nbytes

    def discard(self, key: K) -> None:
        """Remove the entry of ``key``, if there is one."""
        old = self._entries.pop(key, None)
        if old is not None:
            self.nbytes -= old.nbytes

    def clear(self) -> None:
        """Remove all entries."""
        self._entries.clear()
        self.nbytes = 0

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
