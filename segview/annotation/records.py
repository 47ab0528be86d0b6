"""Append-only files of records: each line has a checksum, so that incomplete records are detected."""

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
    """A file of records to which several processes may append; it is not kept open between calls.

    Args:
        path: The file; the first record creates it and its folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read = 0

    def add(self, record: dict[str, Any]) -> None:
        """Append a record; when this returns, it is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _locked_file(self.path) as handle, open(handle, "a+b", buffering=0, closefd=False) as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(end - 1, 0))
            # An incomplete line of a killed process is ended first, so that it does not damage this record.
            torn = b"\n" if end and file.read(1) != b"\n" else b""
            try:
                write_through(file, torn + record_line(record))
            except OSError:
                with contextlib.suppress(OSError):
                    file.truncate(end)
                raise
        sync_folder(self.path.parent)

    def all(self) -> list[dict[str, Any]]:
        """Return all complete records, the oldest first; none if there is no file.

        Raises:
            OSError: it cannot be read.
        """
        self._read = 0
        return self.news() or []

    def news(self) -> list[dict[str, Any]] | None:
        """Return the complete records added since the last call, or None if the file was replaced or removed.

        After None, the next call returns all records.

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
        # The last line may still be in the middle of a write.
        content = content[: content.rfind(b"\n") + 1]
        self._read += len(content)
        records = (read_record(line) for line in content.splitlines(keepends=True))
        return [record for record in records if record is not None]


def record_line(record: dict[str, Any]) -> bytes:
    """Return the line of a record."""
    text = json.dumps(record, separators=(",", ":")).encode()
    return f"{zlib.crc32(text):08x} ".encode() + text + b"\n"


def read_record(line: bytes) -> dict[str, Any] | None:
    """Return the record of a line including its line end, or None if it is incomplete or damaged."""
    checksum, _, text = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or checksum != f"{zlib.crc32(text):08x}".encode():
        return None
    return json.loads(text)


def whole(content: bytes) -> int:
    """Return the number of bytes of the complete records at the beginning."""
    end = 0
    for line in content.splitlines(keepends=True):
        if read_record(line) is None:
            break
        end += len(line)
    return end


def open_synced(path: Path) -> int:
    """Open a file for reading and synchronous appending, and create it if missing; return the descriptor.

    A single call writes and flushes, so that no other process can read a record before it is on the disk.

    Raises:
        OSError: it cannot be opened.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _SYNCED | getattr(os, "O_CLOEXEC", 0), 0o666)


def write_through(file: io.FileIO, content: bytes) -> None:
    """Append bytes to a file opened with ``open_synced``; when this returns, they are on the disk."""
    done = 0
    while done < len(content):
        done += file.write(content[done:]) or 0
    if not _SYNCED:
        os.fsync(file.fileno())


@contextlib.contextmanager
def _locked_file(path: Path) -> Generator[int]:
    """Yield the descriptor of a file, locked against other processes; create the file if missing."""
    handle = open_synced(path)
    try:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
