"""The identity of an image by its decoded pixels, and the state of its file when it was decoded."""

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
"""Time after a change within which another change may get the same file times: FAT has a resolution of two seconds."""

HASHED_BYTES = 64_000_000
"""Size limit in bytes above which files (films and stacks) are not read again for their SHA-256."""

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class ImageIdentity:
    """The identity of an image: images with equal identities are the same image, independent of file names.

    Attributes:
        sha256: SHA-256 of the decoded image, in hexadecimal: its shape, and its pixels row by row.
        rows: Rows of the image; 0 if it could not be decoded and the hash is that of its file.
        columns: Likewise.
    """

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    rows: int = Field(ge=0)
    columns: int = Field(ge=0)

    @classmethod
    def of(cls, pixels: NDArray[np.uint8]) -> ImageIdentity:
        """Return the identity of a decoded image, rows × columns × channels; too slow for the GUI thread."""
        digest = hashlib.sha256(f"{pixels.dtype} {pixels.shape}\n".encode())
        digest.update(np.ascontiguousarray(pixels).data)  # releases Python's global lock
        return cls(sha256=digest.hexdigest(), rows=pixels.shape[0], columns=pixels.shape[1])

    @classmethod
    def of_file(cls, path: Path) -> ImageIdentity | None:
        """Return the identity of an image that cannot be decoded, from its file; None if that cannot be read either."""
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
    """The state of a file, by which most changes are detected without reading it.

    Attributes:
        size: Size in bytes.
        modified_ns: Time of the last change of its content.
        changed_ns: Time of the last change of any kind, including its name; on Windows, its creation time.
        settled: Whether its last change was long enough ago that a new change will have another time.
    """

    size: int
    modified_ns: int
    changed_ns: int
    settled: bool

    @classmethod
    def of(cls, path: Path) -> FileState | None:
        """Return the state of the file that contains an image, or None if there is no readable file."""
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
        """Time of the last change of any kind."""
        return max(self.modified_ns, self.changed_ns)

    def same(self, other: FileState | None) -> bool:
        """Return whether another state has the same size and times."""
        return other is not None and all(
            getattr(self, name) == getattr(other, name) for name in ("size", "modified_ns", "changed_ns")
        )

    def vouches(self, now: FileState | None) -> bool:
        """Return whether a file in the state ``now`` certainly still has the content that it had in this state."""
        return self.settled and self.same(now)


@dataclass(frozen=True, config=STRICT)
class ImageSource:
    """The state of the file that an image was decoded from, at that time.

    Attributes:
        state: State of the file.
        sha256: SHA-256 of its bytes, in hexadecimal; empty if it is larger than ``HASHED_BYTES``.
    """

    state: FileState
    sha256: str = ""

    @classmethod
    def of(cls, path: Path) -> ImageSource | None:
        """Return the present state of an image's file, or None if it cannot be read, or changed during reading."""
        state = FileState.of(path)
        if state is None:
            return None
        try:
            digest = _digest(file_and_number(path)[0], state) if state.size <= HASHED_BYTES else ""
        except OSError:
            return None
        return cls(state=state, sha256=digest) if state.same(FileState.of(path)) else None

    def is_current(self, path: Path) -> bool:
        """Return whether the file of an image certainly still has the decoded content, without reading it."""
        return self.state.vouches(FileState.of(path))

    def still_lies_under(self, path: Path) -> bool:
        """Return whether the file at a path has the decoded content, independent of its times; may read the file."""
        if self.is_current(path):
            return True
        now = ImageSource.of(path)
        return now is not None and bool(now.sha256) and now.sha256 == self.sha256


@dataclass(frozen=True, config=STRICT)
class Sighting:
    """The identity of an image that was decoded from a path.

    Attributes:
        image: Path of the file or of the frame at that time.
        identity: Identity of the decoded image.
        source: State of the file at that time; None if unknown.
    """

    image: str
    identity: ImageIdentity
    source: ImageSource | None = None

    @property
    def path(self) -> Path:
        """Path of the file or of the frame."""
        return Path(self.image)


def provenance(
    path: Path, identity: ImageIdentity | None = None, source: ImageSource | None = None
) -> dict[str, object]:
    """Return the provenance of an image, ready for JSON: its file's name and SHA-256, its frame, its pixels' SHA-256.

    Args:
        path: Path of the file or of the frame.
        identity: Identity of the decoded image. Without it, the hash is that of the file's present content.
        source: State of the file when the image was decoded; the hash is that of the content then, or empty if
            unknown.
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
    # Cached: films have gigabytes, and thousands of frames ask for the same file.
    return sha256(file)
