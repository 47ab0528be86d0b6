"""The files that a ground truth was read from, identified by their content, because scores depend on the content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.files import sha256
from segview.core.images.frames import file_and_number
from segview.core.images.identity import FileState


@dataclass(frozen=True)
class TruthSource:
    """The state of the files of a ground truth before it was read; empty if an image has no ground truth.

    Attributes:
        files: The files; several if it has several parts.
        states: States of the files in their order; None for a file that cannot be read.
        sha256: SHA-256 of the bytes of all, in hexadecimal; empty if there are no files, or one cannot be read.
    """

    files: tuple[Path, ...] = ()
    states: tuple[FileState | None, ...] = ()
    sha256: str = ""

    @classmethod
    def of(cls, files: Sequence[Path]) -> TruthSource:
        """Return the present state of the files; reads them."""
        states = tuple(FileState.of(file) for file in files)
        try:
            digests = [_digest(file) for file in files]
        except OSError:
            digests = []
        whole = hashlib.sha256("\n".join(digests).encode()).hexdigest() if digests else ""
        return cls(tuple(files), states, whole)

    def is_current(self, files: Sequence[Path]) -> bool:
        """Return whether the ground truth is in these files, and they certainly still have the same content."""
        return self.files == tuple(files) and all(
            state is not None and state.vouches(FileState.of(file))
            for file, state in zip(files, self.states, strict=True)
        )


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, with the number of the page if the mask is one of several."""
    file, number = file_and_number(path)
    return sha256(file) if file == path else f"{sha256(file)}/{number}"
