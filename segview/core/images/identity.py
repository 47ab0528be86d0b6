"""The identity of an image: its decoded pixels, and the file they were read from as that was then."""

from __future__ import annotations

import hashlib
import os
import time
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from segview.core.base.files import open_regular, sha256
from segview.core.images.frames import file_and_number

SETTLED_NS = 2_000_000_000
"""Within this time of a change, another change may leave a file's times as they are: FAT counts in two seconds."""

HASHED_BYTES = 64_000_000
"""Larger files, which are films and stacks, are not read once more for the SHA-256 of their bytes."""

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class ImageIdentity:
    """The identity of an image: two images with the same one are the same, whatever their files are called.

    Attributes:
        sha256: Of the decoded image, in hexadecimal: its shape, and its pixels row by row.
        rows: Of the image; 0 where it could not be decoded and the hash is that of its file.
        columns: Likewise.
    """

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    rows: int = Field(ge=0)
    columns: int = Field(ge=0)

    @classmethod
    def of(cls, pixels: NDArray[np.uint8]) -> ImageIdentity:
        """Return the identity of a decoded image, rows × columns × channels; not for the window's own thread."""
        digest = hashlib.sha256(f"{pixels.dtype} {pixels.shape}\n".encode())
        digest.update(np.ascontiguousarray(pixels).data)  # releases the interpreter
        return cls(sha256=digest.hexdigest(), rows=pixels.shape[0], columns=pixels.shape[1])

    @classmethod
    def of_file(cls, path: Path) -> ImageIdentity | None:
        """Return what an image that cannot be decoded is known by, or None where its file cannot be read either."""
        file, number = file_and_number(path)
        try:
            with open_regular(file) as opened:
                digest = hashlib.sha256(f"{number} {os.fstat(opened.fileno()).st_size}\n".encode())
                digest.update(opened.read(HASHED_BYTES))
        except OSError:
            return None
        return cls(sha256=digest.hexdigest(), rows=0, columns=0)

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.rows, self.columns


@dataclass(frozen=True, config=STRICT)
class FileState:
    """The state of a file, by which most changes are noticed without reading it.

    Attributes:
        size: In bytes.
        modified_ns: When its content last changed.
        changed_ns: When it last changed in any way, its name too; on Windows, when it was made.
        settled: Whether its last change lay far enough back for the next one to have another time.
    """

    size: int
    modified_ns: int
    changed_ns: int
    settled: bool

    @classmethod
    def of(cls, path: Path) -> FileState | None:
        """Return the state of the file that an image lies in, or None where there is none that can be read."""
        try:
            found = file_and_number(path)[0].stat()
        except (OSError, ValueError):
            return None
        newest = max(found.st_mtime_ns, found.st_ctime_ns)
        return cls(
            size=found.st_size,
            modified_ns=found.st_mtime_ns,
            changed_ns=found.st_ctime_ns,
            settled=time.time_ns() - newest > SETTLED_NS,
        )

    @property
    def newest_ns(self) -> int:
        """When the file last changed in any way."""
        return max(self.modified_ns, self.changed_ns)

    def same(self, other: FileState | None) -> bool:
        """Say whether the size and the times of another state are these."""
        return other is not None and all(
            getattr(self, name) == getattr(other, name) for name in ("size", "modified_ns", "changed_ns")
        )

    def vouches(self, now: FileState | None) -> bool:
        """Say whether a file in the state ``now`` certainly still has the content that it had in this state."""
        return self.settled and self.same(now)


@dataclass(frozen=True, config=STRICT)
class ImageSource:
    """The file that an image was decoded from, as it was at that moment.

    Attributes:
        state: Of the file.
        sha256: Of its bytes, in hexadecimal; empty where there are more than ``HASHED_BYTES``.
    """

    state: FileState
    sha256: str = ""

    @classmethod
    def of(cls, path: Path) -> ImageSource | None:
        """Return the file of an image as it is now, or None where it cannot be read, or changed meanwhile."""
        state = FileState.of(path)
        if state is None:
            return None
        try:
            digest = _digest(file_and_number(path)[0], state) if state.size <= HASHED_BYTES else ""
        except OSError:
            return None
        return cls(state=state, sha256=digest) if state.same(FileState.of(path)) else None

    def is_current(self, path: Path) -> bool:
        """Say whether the file of an image certainly still has the content that was decoded."""
        return self.state.vouches(FileState.of(path))

    def still_lies_under(self, path: Path) -> bool:
        """Say whether the file of an image has the content that was decoded, whatever its times are; may read it."""
        if self.is_current(path):
            return True
        now = ImageSource.of(path)
        return now is not None and bool(now.sha256) and now.sha256 == self.sha256


@dataclass(frozen=True, config=STRICT)
class Sighting:
    """An image as it was seen in a place.

    Attributes:
        image: The file, or the name of the frame, at that time.
        identity: Of the image that was decoded from it.
        source: The file as it was then; None where that is not known.
    """

    image: str
    identity: ImageIdentity
    source: ImageSource | None = None

    @property
    def path(self) -> Path:
        """The file, or the name of the frame."""
        return Path(self.image)


def provenance(
    path: Path, identity: ImageIdentity | None = None, source: ImageSource | None = None
) -> dict[str, object]:
    """Return which image something was made of, ready for JSON: its file's name and SHA-256, its frame, its pixels'.

    Args:
        path: The file, or the name of the frame.
        identity: Of the image that was decoded. Without it, the hash is that of the file as it is now.
        source: The file as it was when the image was decoded; the hash is of that content, or empty where that is not
            known.
    """
    file, number = file_and_number(path)
    digest, now = "" if source is None else source.sha256, FileState.of(path)
    if now is not None and not digest and (source.state.vouches(now) if source else identity is None):
        digest = _digest(file, now)
    frame = {} if file == path else {"frame": number}
    pixels = {} if identity is None else {"pixels_sha256": identity.sha256}
    return {"image": file.name, **frame, "image_sha256": digest, **pixels}


def _digest(file: Path, state: FileState) -> str:
    return _known_digest(file, state) if state.settled else sha256(file)


@lru_cache(maxsize=8)
def _known_digest(file: Path, _state: FileState) -> str:
    # Films have gigabytes, and thousands of frames.
    return sha256(file)
