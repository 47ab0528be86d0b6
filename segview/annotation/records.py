"""Records in a file that only grows: a line each with its checksum, so that what a kill has torn is known."""

from __future__ import annotations

import io
import json
import os
import zlib
from typing import Any


def written(record: dict[str, Any]) -> bytes:
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


def write_through(file: io.FileIO, content: bytes) -> None:
    """Write bytes where a file stands; when this returns, they are on the disk."""
    done = 0
    while done < len(content):
        done += file.write(content[done:]) or 0
    os.fsync(file.fileno())
