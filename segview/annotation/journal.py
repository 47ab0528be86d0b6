"""The journal of a correction: a file to which every gesture is written before it counts as saved."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import socket
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from segview.annotation.document import Document, Mask
from segview.annotation.gestures import GESTURE, Changing, Redo, Undo
from segview.annotation.provenance import Provenance
from segview.annotation.records import open_synced, read_record, record_line, whole, write_through
from segview.annotation.sightings import SIGHTING, identity_key, path_key
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.base.locks import bears_name, take_lock
from segview.core.base.staging import sync_folder
from segview.core.base.text import Text
from segview.core.images.identity import ImageIdentity, Sighting

ENDING = ".journal"


def journal_path(folder: Path, image: ImageIdentity | Path) -> Path:
    """Return the journal of an image in the folder of all journals.

    For a path, it is the journal of versions without image identities.
    """
    key = identity_key(image) if isinstance(image, ImageIdentity) else path_key(image)
    return folder / f"{key}{ENDING}"


class HeldElsewhere(UserError):
    """Another process has the journal open.

    Attributes:
        holder: The other process, in words; "" if it is not known.
    """

    def __init__(self, holder: str) -> None:
        super().__init__(
            Text("This mask is being corrected elsewhere ({holder}): here it is read-only.", holder=holder)
            if holder
            else Text("This mask is being corrected elsewhere: here it is read-only.")
        )
        self.holder = holder


class Journal:
    """The open journal of one correction; other processes can read it but not write.

    Each line is a record with its checksum, so that a process killed while writing damages only the last record.
    Records are only appended: a correction that starts anew is one more record, and until that record is complete the
    earlier ones count.

    Raises:
        HeldElsewhere: another window has the journal open.
        UserError: the journal cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with contextlib.ExitStack() as on_failure:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = on_failure.enter_context(self._open_locked())
                sync_folder(path.parent)
                content = self._file.read()
            except OSError as error:
                raise UserError(
                    "The journal {path} cannot be written: {reason}.", path=path, reason=error.strerror
                ) from error
            self._end = whole(content)
            self._keep_damaged(content[self._end :])
            on_failure.pop_all()

    def read(self) -> Document | None:
        """Return the document of the journal, or None if it is empty; an incomplete record at the end is left out.

        Raises:
            UserError: the journal was written by another version of this program, or cannot be read.
        """
        try:
            self._file.seek(0)
            content = self._file.read(self._end)
        except OSError as error:
            raise UserError(
                "The journal {path} cannot be read: {reason}.", path=self.path, reason=error.strerror
            ) from error
        return replay(content)[0]

    def begin(self, provenance: Provenance, mask: Mask, gestures: int = 0) -> None:
        """Write the whole state of a correction after ``gestures`` gestures; earlier records no longer count.

        Raises:
            UserError: it cannot be written.
        """
        self._write({"origin": provenance.model_dump(mode="json"), "mask": _as_png(mask), "gestures": gestures})

    def add(self, gesture: Changing | Undo | Redo) -> None:
        """Write a gesture; when this returns, it is on the disk.

        Raises:
            UserError: it cannot be written.
        """
        self._write(gesture.model_dump(mode="json"))

    def bind(self, sighting: Sighting) -> None:
        """Write the image that this correction belongs to, and rename the journal after it if possible.

        Raises:
            UserError: it cannot be written.
        """
        self._write({"sighting": SIGHTING.dump_python(sighting, mode="json")})
        own = journal_path(self.path.parent, sighting.identity)
        # If renaming fails, the journal is found only by the path of the image.
        with contextlib.suppress(OSError):
            os.link(self.path, own)  # fails if the other journal exists
            self.path.unlink()
            former, self.path = self.path, own
            former.with_suffix(".who").replace(own.with_suffix(".who"))
        sync_folder(own.parent)

    def close(self, *, remove: bool = False) -> None:
        """Close the journal, so that other processes can open it; with ``remove``, delete it."""
        with self._file:
            if remove:
                self.path.unlink(missing_ok=True)
                self.path.with_suffix(".who").unlink(missing_ok=True)

    def _write(self, record: dict[str, Any]) -> None:
        content = record_line(record)
        try:
            # An incomplete record, left by a full disk, would hide all records after it.
            self._file.truncate(self._end)
            write_through(self._file, content)
        except OSError as error:
            with contextlib.suppress(OSError):
                self._file.truncate(self._end)
            raise UserError(
                "The correction could not be saved: {reason} ({path}). It is still in the window; free "
                "some space and go on, or export it elsewhere.",
                reason=error.strerror,
                path=self.path,
            ) from error
        self._end += len(content)

    def _open_locked(self) -> io.FileIO:
        """Return the journal's file, locked, after checking that it still has its name."""
        while True:
            file = open(open_synced(self.path), "a+b", buffering=0)  # noqa: SIM115  # it is open as long as the correction is
            if not take_lock(file.fileno()):
                file.close()
                raise HeldElsewhere(_holder(self.path))
            # A process that deleted the correction may have removed the name between our opening and locking.
            if bears_name(file.fileno(), self.path):
                break
            file.close()
        # Only for the message of other windows; the lock itself ends with this process, even if it is killed.
        with contextlib.suppress(OSError):
            self.path.with_suffix(".who").write_text(f"process {os.getpid()} on {socket.gethostname()}")
        file.seek(0)
        return file

    def _keep_damaged(self, rest: bytes) -> None:
        """Save the damaged end of the journal before it is overwritten, if complete records follow the damage."""
        if any(read_record(line) is not None for line in rest.splitlines(keepends=True)):
            atomic_write(self.path.with_suffix(".damaged"), rest)


def replay(content: bytes) -> tuple[Document | None, int]:
    """Return the document of a journal's bytes, and the length of the valid records at their beginning.

    Records before the last start of the correction are skipped.

    Raises:
        UserError: a record is complete but not understood.
    """
    document: Document | None = None
    end = whole(content)
    records = [read_record(line) or {} for line in content[:end].splitlines(keepends=True)]
    starts = [number for number, record in enumerate(records) if "origin" in record]
    for record in records[starts[-1] if starts else 0 :]:
        try:
            if "origin" in record:
                document = Document(Provenance.model_validate(record["origin"]), _from_png(record["mask"]))
                document.gestures = int(record.get("gestures", 0))
            elif document is not None and "sighting" in record:
                document.provenance = document.provenance.at(SIGHTING.validate_python(record["sighting"]))
            elif document is not None:
                document.apply(GESTURE.validate_python(record))
        except (ValueError, KeyError, OSError, zlib.error) as error:
            raise UserError(
                "The journal of this correction has a record that this version of segview does not understand. It was "
                "left as it is: open it with the version that wrote it, or move it away to begin anew."
            ) from error
    return document, end


def _as_png(mask: Mask) -> str:
    content = io.BytesIO()
    Image.fromarray(mask).save(content, format="PNG")
    return base64.b64encode(content.getvalue()).decode()


def _from_png(text: str) -> Mask:
    with Image.open(io.BytesIO(base64.b64decode(text)), formats=["PNG"]) as image:
        return np.array(image, np.uint8)


def _holder(path: Path) -> str:
    try:
        return path.with_suffix(".who").read_text()[:100]
    except OSError:
        return ""
