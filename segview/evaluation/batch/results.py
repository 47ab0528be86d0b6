"""The file of results of a folder: one line of JSON for each image, by which a batch is resumed."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from segview.core.base.errors import UserError
from segview.core.base.locks import take_lock
from segview.core.images.identity import FileState

NAME = "results"
ENDING = ".jsonl"
_CHUNK = 1_000_000


@dataclass(frozen=True)
class Line:
    """The results of an image.

    Attributes:
        image: Its file, or the name of the frame.
        asked: Digest of the request; results of another request are not reused.
        size: Size of the file in bytes at that time.
        modified_ns: Modification time of its content, in nanoseconds.
        truth: The file of its ground truth; empty if there is none.
        truth_state: Size and modification time of that file.
        stem: Beginning of the names of its results.
        files: Files that were written, relative to the folder, each with its size in bytes.
        records: Record of each variant.
        figures: Rows of map statistics, if requested.
        failed: Reason why there are no results; else empty.
    """

    image: str
    asked: str
    size: int = 0
    modified_ns: int = 0
    truth: str = ""
    truth_state: Sequence[int] = ()
    stem: str = ""
    files: Mapping[str, int] = field(default_factory=dict[str, int])
    records: Sequence[Mapping[str, Any]] = ()
    figures: Sequence[Mapping[str, str | int | float | None]] = ()
    failed: str = ""

    def text(self) -> bytes:
        """Return the line as bytes, with the newline."""
        # ASCII with escapes, because file names may not be valid UTF-8.
        return json.dumps({name: value for name, value in vars(self).items() if value}).encode() + b"\n"

    @property
    def key(self) -> bytes:
        """Digest of the image, its file's state and the request."""
        text = f"{self.image}\n{self.size} {self.modified_ns}\n{self.asked}"
        return hashlib.blake2b(os.fsencode(text), digest_size=16).digest()

    def is_there(self, folder: Path) -> bool:
        """Return whether all files of the line exist with their written sizes and the ground truth has not changed."""
        with suppress(OSError):
            if self.failed or (self.truth and state_of(Path(self.truth)) != tuple(self.truth_state)):
                return False
            return all(os.stat(folder / name).st_size == size for name, size in self.files.items())
        return False


def line_of(path: Path, asked: str) -> Line:
    """Return an empty line of an image with the present state of its file."""
    size, modified = state_of(path)
    return Line(str(path.absolute()), asked, size=size, modified_ns=modified)


def state_of(path: Path) -> tuple[int, int]:
    """Return the size and modification time of a file, or zeros if it cannot be found."""
    state = FileState.of(path)
    return (0, 0) if state is None else (state.size, state.modified_ns)


class Results:
    """The lines of a folder; a batch adds its lines to its own file, which stays locked until the batch ends.

    Args:
        folder: Folder of the results.
        part: Name of the part of the images in this batch, used in its file's name; empty for all images.
        patience: Seconds to wait while another process writes the same file.
    """

    def __init__(self, folder: Path, part: str = "", *, patience: float = 0.0) -> None:
        self._folder, self._patience = folder, patience
        self.path = folder / f"{NAME}{f'.{part}' if part else ''}{ENDING}"
        self._handle = self._open_locked()

    def read_done(self) -> tuple[set[bytes], dict[str, str]]:
        """Return the keys of the lines whose files still exist, and the name of each image's results.

        If a later request has replaced a file, the earlier line is no longer done, even if the size is the same.
        """
        done: set[bytes] = set()
        stems: dict[str, str] = {}
        writers: dict[str, bytes] = {}
        for line in self._all():
            if line.stem:
                stems[line.image] = line.stem
            if line.files:
                key = line.key
                done -= {writers[name] for name in line.files if writers.get(name, key) != key}
                writers |= dict.fromkeys(line.files, key)
            if line.is_there(self._folder):
                done.add(line.key)
        return done, stems

    def of(self, paths: Iterable[Path], asked: str) -> dict[Path, Line]:
        """Return the newest line of each image for a request, in the order of the images, without failures."""
        return {path: line for path, line in self._newest(paths, asked) if not line.failed}

    def failures(self, paths: Iterable[Path], asked: str) -> dict[Path, str]:
        """Return the reasons of the images whose newest line is a failure."""
        return {path: line.failed for path, line in self._newest(paths, asked) if line.failed}

    def add(self, line: Line) -> None:
        """Append a line, completely or not at all; a kill can damage only this line.

        Raises:
            UserError: the disk is full.
        """
        content, before = line.text(), os.fstat(self._handle).st_size
        try:
            while content:
                content = content[os.write(self._handle, content) :]
        except OSError as error:
            with suppress(OSError):  # the next line would follow half of this one
                os.ftruncate(self._handle, before)
            raise UserError(
                "{path} could not be written: {reason}. Free some space.", path=self.path, reason=error.strerror
            ) from error

    def close(self) -> None:
        """Write all lines to the disk, and release the lock."""
        with suppress(OSError):
            os.fsync(self._handle)
        os.close(self._handle)

    def _newest(self, paths: Iterable[Path], asked: str) -> Iterator[tuple[Path, Line]]:
        wanted = {str(path.absolute()): path for path in paths}
        found = {line.image: line for line in self._all() if line.asked == asked and line.image in wanted}
        return ((path, found[name]) for name, path in wanted.items() if name in found)

    def _open_locked(self) -> int:
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            raise UserError(
                "{path} cannot be written: {reason}. Choose another folder.", path=self.path, reason=error.strerror
            ) from error
        try:
            end = time.monotonic() + self._patience
            while not (taken := take_lock(handle)) and time.monotonic() < end:
                time.sleep(0.5)
            if not taken:
                raise UserError(
                    "Another segview is writing {path}. Wait for it, or share the images: --part 1/2 here "
                    "and --part 2/2 there.",
                    path=self.path,
                )
            self._mend(handle)
        except BaseException:
            os.close(handle)
            raise
        return handle

    def _mend(self, handle: int) -> None:
        """Remove an incomplete last line, as a kill leaves it."""
        with open(self.path, "rb") as file:
            first = file.readline()
            if first.endswith(b"\n") and _parse(first) is None:
                raise UserError(
                    "{path} is there already, and segview did not write it. Choose another folder.", path=self.path
                )
            end = start = file.seek(0, os.SEEK_END)
            whole = 0
            while start and not whole:
                start = max(0, start - _CHUNK)
                file.seek(start)
                newline = file.read(_CHUNK).rfind(b"\n")
                whole = start + newline + 1 if newline >= 0 else 0
        if whole < end:
            os.ftruncate(handle, whole)

    def _all(self) -> Iterator[Line]:
        # A batch of a part may be newer than one of all images: the last line written counts.
        for path in sorted(self._folder.glob(f"{NAME}*{ENDING}"), key=lambda path: (state_of(path)[1], path)):
            with suppress(OSError), open(path, "rb") as file:
                for text in file:
                    line = _parse(text)
                    if line is not None:
                        yield line


def _parse(text: bytes) -> Line | None:
    """Return a line, or None if it is incomplete or was not written by segview."""
    try:
        content = json.loads(text)
        return Line(**cast("dict[str, Any]", content))
    except (ValueError, TypeError):
        return None
