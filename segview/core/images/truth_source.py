"""The files that a ground truth was read from: scores belong to what they say, not to their names."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.files import sha256
from segview.core.images.identity import FileState


@dataclass(frozen=True)
class TruthSource:
    """The files of a ground truth, as they were before it was read; none where an image has no ground truth.

    Attributes:
        files: Several where it has several parts.
        states: Of the files, in their order; None of one that cannot be read.
        sha256: Of the bytes of all, in hexadecimal; empty where there are none, or one cannot be read.
    """

    files: tuple[Path, ...] = ()
    states: tuple[FileState | None, ...] = ()
    sha256: str = ""

    @classmethod
    def of(cls, files: Sequence[Path]) -> TruthSource:
        """Return the files as they are now; reads them."""
        states = tuple(FileState.of(file) for file in files)
        try:
            digests = [sha256(file) for file in files]
        except OSError:
            digests = []
        whole = hashlib.sha256("\n".join(digests).encode()).hexdigest() if digests else ""
        return cls(tuple(files), states, whole)

    def is_current(self, files: Sequence[Path]) -> bool:
        """Tell whether the ground truth lies in these files, and they certainly still say what they said."""
        return self.files == tuple(files) and all(
            state is not None and state.vouches(FileState.of(file))
            for file, state in zip(files, self.states, strict=True)
        )
