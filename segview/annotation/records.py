"""Records in a file that only grows: a line each with its checksum, so that what a kill has torn is known."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import Any

from segview.core.base.staging import sync_folder

if sys.platform != "win32":
    import fcntl


_SYNCED = getattr(os, "O_DSYNC", 0)


class RecordFile:
    """A file of records that several processes add to; nothing is held open between two calls.

    Args:
        path: The file; it and its folder are made by the first record.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read = 0

    def add(self, record: dict[str, Any]) -> None:
        """Write a record behind all others; when this returns, it is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _locked_file(self.path) as handle, open(handle, "a+b", buffering=0, closefd=False) as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(end - 1, 0))
            # What a kill has torn is ended here, so that it does not take this one with it.
            torn = b"\n" if end and file.read(1) != b"\n" else b""
            try:
                write_through(file, torn + record_line(record))
            except OSError:
                with contextlib.suppress(OSError):
                    file.truncate(end)
                raise
        sync_folder(self.path.parent)

    def all(self) -> list[dict[str, Any]]:
        """Return every whole record, the oldest first; none where there is no file.

        Raises:
            OSError: it cannot be read.
        """
        self._read = 0
        return self.news() or []

    def news(self) -> list[dict[str, Any]] | None:
        """Return the whole records behind those that were returned before, or None where the file was begun anew.

        After None, the next call returns all.

        Raises:
            OSError: it cannot be read.
        """
        try:
            with open(self.path, "rb") as file:
                if file.seek(0, os.SEEK_END) < self._read:
                    self._read = 0
                    return None
                file.seek(self._read)
                content = file.read()
        except FileNotFoundError:
            before, self._read = self._read, 0
            return None if before else []
        # A line without its end may still be written.
        content = content[: content.rfind(b"\n") + 1]
        self._read += len(content)
        records = (read_record(line) for line in content.splitlines(keepends=True))
        return [record for record in records if record is not None]


def record_line(record: dict[str, Any]) -> bytes:
    """Return the line of a record."""
    text = json.dumps(record, separators=(",", ":")).encode()
    return f"{zlib.crc32(text):08x} ".encode() + text + b"\n"


def read_record(line: bytes) -> dict[str, Any] | None:
    """Return the record of a line with its end, or None where it is torn."""
    checksum, _, text = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or checksum != f"{zlib.crc32(text):08x}".encode():
        return None
    return json.loads(text)


def whole(content: bytes) -> int:
    """Return how many bytes at the beginning are whole records."""
    end = 0
    for line in content.splitlines(keepends=True):
        if read_record(line) is None:
            break
        end += len(line)
    return end


def open_synced(path: Path) -> int:
    """Open a file to read and add to, made where it is missing, so that what is written to it is on the disk at once.

    One call that writes and flushes leaves no moment in which a record can be read and is not known to be kept.

    Raises:
        OSError: it cannot be opened.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _SYNCED | getattr(os, "O_CLOEXEC", 0), 0o666)


def write_through(file: io.FileIO, content: bytes) -> None:
    """Write bytes at the end of a file that ``opened`` gave; when this returns, they are on the disk."""
    done = 0
    while done < len(content):
        done += file.write(content[done:]) or 0
    if not _SYNCED:
        os.fsync(file.fileno())


@contextlib.contextmanager
def _locked_file(path: Path) -> Generator[int]:
    """Yield the descriptor of a file that no other process adds to meanwhile; made where it is missing."""
    handle = open_synced(path)
    try:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
