"""DICOM files for pydicom, including files without the preamble."""

from __future__ import annotations

import io
import struct
from pathlib import Path

from segview.core.base.errors import UserError

DEFLATED = "1.2.840.10008.1.2.1.99"
_IMPLICIT, _EXPLICIT, _BIG_ENDIAN = "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"

_MARK = b"DICM"
_PREAMBLE = bytes(128) + _MARK
_META, _FIRST_GROUP = 2, 8
_KINDS = (b"AE", b"CS", b"DA", b"DT", b"LO", b"OB", b"PN", b"SH", b"SQ", b"ST", b"TM", b"UI", b"UL", b"US")
_LONG_KINDS = (b"OB", b"SQ")
_HEAD = 4096


def begins(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of DICOM."""
    return head[128:132] == _MARK or _missing(head) is not None


def source(path: Path) -> Path | io.BytesIO:
    """Return a source for pydicom: the file, or its content with the missing beginning added.

    Raises:
        UserError: the beginning is missing, and the file is compressed as a whole.
    """
    with open(path, "rb") as file:
        head = file.read(_HEAD)
        missing = None if head[128:132] == _MARK else _missing(head)
        if missing is None:
            return path
        if DEFLATED.encode() in head:
            raise deflated_error(path)
        return io.BytesIO(missing + head + file.read())


def deflated_error(path: Path) -> UserError:
    """Return the error for a file that is compressed as a whole, which is refused because it may unpack to any size."""
    return UserError(
        "{path} is compressed as a whole (deflated), which is not read. Export it in another way.", path=path
    )


def _missing(head: bytes) -> bytes | None:
    """Return the missing beginning of a DICOM file, or None if the file does not look like DICOM without it."""
    for order, syntax in (("<", ""), (">", _BIG_ENDIAN)):
        if (first := _element(head, order)) is None:
            continue
        group, kind, end = first
        following = _element(head[end:], order)
        if following is None or following[0] < group:
            continue
        if group == _META and kind and order == "<":
            return _PREAMBLE
        if group == _FIRST_GROUP:
            return _PREAMBLE + _meta(syntax or (_EXPLICIT if kind else _IMPLICIT))
    return None


def _element(data: bytes, order: str) -> tuple[int, bytes, int] | None:
    """Return the group of a data element of one of the first groups, its kind (VR) if stated, and its end."""
    if len(data) < 12:
        return None
    group, _ = struct.unpack(order + "HH", data[:4])
    if group not in (_META, _FIRST_GROUP):
        return None
    kind = data[4:6] if data[4:6] in _KINDS else b""
    if kind in _LONG_KINDS:
        start, (length,) = 12, struct.unpack(order + "I", data[8:12])
    elif kind:
        start, (length,) = 8, struct.unpack(order + "H", data[6:8])
    else:
        start, (length,) = 8, struct.unpack(order + "I", data[4:8])
    return (group, kind, start + length) if length <= _HEAD and length % 2 == 0 else None


def _meta(syntax: str) -> bytes:
    """Return file meta information that contains only the transfer syntax."""
    name = syntax.encode() + b"\0" * (len(syntax) % 2)
    element = struct.pack("<HH2sH", 2, 0x10, b"UI", len(name)) + name
    return struct.pack("<HH2sHI", 2, 0, b"UL", 4, len(element)) + element
