"""Inspection of WebP files without decoding them."""

from __future__ import annotations

from typing import IO

_HEAD = 12


def is_lossless(file: IO[bytes]) -> bool:
    """Return whether a WebP file is compressed without loss, by its first chunk with pixels."""
    file.seek(_HEAD)
    while len(head := file.read(8)) == 8:
        if head[:4] in (b"VP8 ", b"VP8L"):
            return head[:4] == b"VP8L"
        length = int.from_bytes(head[4:], "little")
        file.seek(length + length % 2, 1)
    return False
