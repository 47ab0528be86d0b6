"""The journal of a correction: every gesture is on the disk before it counts as saved."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import json
import os
import socket
import sys
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pydantic import ValidationError

from segview.annotation.document import Document, Mask, Origin
from segview.annotation.gestures import GESTURE, Drawn, Redo, Undo
from segview.core.errors import UserError

if sys.platform != "win32":
    import fcntl

ENDING = ".journal"


def journal_path(folder: Path, image: Path) -> Path:
    """Return the journal of an image in the folder of all journals."""
    return folder / f"{hashlib.sha256(os.fsencode(image.absolute())).hexdigest()[:24]}{ENDING}"


class Journal:
    """The open journal of one correction; other processes can read it, and not write.

    Each line is a record and its checksum, so that of a kill in the middle of a write the rest still counts.

    Raises:
        UserError: another window has it, or it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open(path, "a+b")  # noqa: SIM115  # it is open as long as the correction is
        except OSError as error:
            raise UserError(f"The journal {path} cannot be written: {error.strerror}.") from error
        self._lock()

    def read(self) -> Document | None:
        """Return the document as the journal has it, or None where it is empty; what is torn at its end is cut off."""
        self._file.seek(0)
        content = self._file.read()
        document, end = replayed(content)
        if end < len(content):
            self._file.truncate(end)
            self._flush()
        return document

    def begin(self, origin: Origin, mask: Mask, gestures: int = 0) -> None:
        """Write what a correction begins with, or how it stands after so many gestures, in place of what is there.

        Raises:
            UserError: it cannot be written.
        """
        start = {"origin": origin.model_dump(mode="json"), "mask": _as_png(mask), "gestures": gestures}
        with self._told():
            self._file.truncate(0)
            self._write(start)

    def add(self, gesture: Drawn | Undo | Redo) -> None:
        """Write a gesture; when this returns, it is on the disk.

        Raises:
            UserError: it cannot be written.
        """
        with self._told():
            self._write(gesture.model_dump(mode="json"))

    def close(self, *, remove: bool = False) -> None:
        """Let others have it; with ``remove``, the correction is thrown away."""
        if remove:
            self.path.unlink(missing_ok=True)
        self._file.close()

    def _write(self, record: dict[str, Any]) -> None:
        self._file.write(_line(record))
        self._flush()

    def _flush(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    @contextlib.contextmanager
    def _told(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            raise UserError(
                f"The correction could not be saved: {error.strerror} ({self.path}). It is still in the window; free "
                "some space and go on, or export it elsewhere."
            ) from error

    def _lock(self) -> None:
        if sys.platform != "win32":
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                self._file.close()
                who = _holder(self.path)
                raise UserError(f"This mask is being corrected elsewhere{who}: here it is read-only.") from error
            # Beside it, for whom the next window names; the lock itself ends with this process, however it ends.
            self.path.with_suffix(".who").write_text(f"process {os.getpid()} on {socket.gethostname()}")


def replayed(content: bytes) -> tuple[Document | None, int]:
    """Return the document that a journal's bytes tell, and how many of the bytes are whole records."""
    document: Document | None = None
    end = 0
    for line in content.splitlines(keepends=True):
        record = _record(line)
        if record is None:
            break
        try:
            if "origin" in record:
                document = Document(Origin.model_validate(record["origin"]), _from_png(record["mask"]))
                document.gestures = int(record["gestures"])
            elif document is not None:
                document.apply(GESTURE.validate_python(record))
        except (ValidationError, ValueError, KeyError, OSError, zlib.error):
            break
        end += len(line)
    return document, end


def _line(record: dict[str, Any]) -> bytes:
    text = json.dumps(record, separators=(",", ":")).encode()
    return f"{zlib.crc32(text):08x} ".encode() + text + b"\n"


def _record(line: bytes) -> dict[str, Any] | None:
    checksum, _, text = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or checksum != f"{zlib.crc32(text):08x}".encode():
        return None
    return json.loads(text)


def _as_png(mask: Mask) -> str:
    content = io.BytesIO()
    Image.fromarray(mask).save(content, format="PNG")
    return base64.b64encode(content.getvalue()).decode()


def _from_png(text: str) -> Mask:
    with Image.open(io.BytesIO(base64.b64decode(text)), formats=["PNG"]) as image:
        return np.array(image, np.uint8)


def _holder(path: Path) -> str:
    try:
        return f" ({path.with_suffix('.who').read_text()[:100]})"
    except OSError:
        return ""
