"""Scores stored on the disk, so that only changed images are scored again and interrupted evaluations can continue."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from segview.core.base.files import sha256
from segview.core.base.places import cache_folder
from segview.core.images.frames import file_and_number
from segview.core.images.identity import FileState

MOST_BYTES = 500_000_000
"""Limit above which the oldest scores are deleted."""

_LAYOUT = 1
_TABLES = (
    "CREATE TABLE IF NOT EXISTS scores (key BLOB PRIMARY KEY, used INTEGER, size INTEGER, content BLOB)",
    "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, changed INTEGER, "
    "sha256 TEXT)",
)

_log = logging.getLogger(__name__)

T = TypeVar("T")


def store_file() -> Path:
    """Return the file of the user's scores."""
    return cache_folder() / f"scores-{_LAYOUT}.sqlite"


class ScoreStore:
    """Persistent cache of bytes by key; several processes may use it at the same time.

    A store that cannot be read or written stores nothing and logs a warning; scores are then computed again. Use it in
    one thread, inside ``with open_store(…)``.
    """

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    def get(self, key: str) -> bytes | None:
        """Return the bytes of a key, or None."""
        found = self._try(lambda one: one.execute("SELECT content FROM scores WHERE key = ?", (key,)).fetchone(), None)
        return None if found is None else found[0]

    def put(self, key: str, content: bytes) -> None:
        """Store bytes; they are on the disk when this returns."""
        row = (key, time.time_ns(), len(content), content)
        self._try(lambda one: one.execute("INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?)", row), None)

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file's bytes with the frame's number; the file is read only if it has changed.

        Raises:
            OSError: it cannot be read.
        """
        file, number = file_and_number(path)
        state = FileState.of(file)
        asked = "SELECT size, modified, changed, sha256 FROM files WHERE path = ?"
        name = _storable(file)
        known = self._try(lambda one: one.execute(asked, (name,)).fetchone(), None)
        times = None if state is None or not state.settled else (state.size, state.modified_ns, state.changed_ns)
        if known is not None and known[:3] == times:
            return f"{known[3]}/{number}"
        found = sha256(file)
        if times is not None:
            row = (name, *times, found)
            self._try(lambda one: one.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", row), None)
        return f"{found}/{number}"

    def trim(self, most: int = MOST_BYTES) -> None:
        """Delete the oldest entries until at most ``most`` bytes are left."""
        above = (
            "DELETE FROM scores WHERE key IN (SELECT key FROM (SELECT key, SUM(size) OVER (ORDER BY used DESC, key) AS "
            "total FROM scores) WHERE total > ?)"
        )
        self._try(lambda one: one.execute(above, (most,)), None)

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        if self._connection is None:
            return otherwise
        try:
            return work(self._connection)
        except sqlite3.Error as error:  # for example a full disk
            _log.warning("The kept scores cannot be used: %s", error)
            return otherwise


def _storable(path: Path) -> str | bytes:
    """Return a path as a value for SQLite: as bytes if it is not valid UTF-8."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return text


def key_of(*parts: object) -> str:
    """Return the key of a result from the values that it depends on, which must be JSON-serialisable."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@contextmanager
def open_store(file: Path | None = None) -> Generator[ScoreStore]:
    """Yield the store of a file, by default the user's; a damaged file is replaced by an empty one."""
    place = file or store_file()
    connection = _connect(place)
    if connection is None:
        with suppress(OSError):
            place.unlink()
        connection = _connect(place)
    store = ScoreStore(connection)
    try:
        store.trim()
        yield store
    finally:
        if connection is not None:
            connection.close()


def _connect(file: Path) -> sqlite3.Connection | None:
    connection = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Each statement is a transaction: after a kill it is complete or undone.
        connection = sqlite3.connect(file, timeout=5, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        for table in _TABLES:
            connection.execute(table)
        return connection
    except (sqlite3.Error, OSError) as error:
        _log.warning("The kept scores %s cannot be opened: %s", file, error)
        if connection is not None:
            connection.close()
        return None
