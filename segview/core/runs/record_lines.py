"""A file with one record per line, to which another process appends."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from segview.core.base.frozen import Frozen

Record = TypeVar("Record", bound=Frozen)


class RecordLines(Generic[Record]):
    """Reader of a file with one record per line; lines are read only once."""

    def __init__(self, path: Path, kind: type[Record]) -> None:
        self._path, self._kind = path, kind
        self._records: tuple[Record, ...] = ()
        self._file, self._end = 0, 0

    def all(self) -> tuple[Record, ...]:
        """Return all complete records."""
        try:
            with open(self._path, "rb") as file:
                state = os.fstat(file.fileno())
                if state.st_ino != self._file or state.st_size < self._end:
                    self._records, self._file, self._end = (), state.st_ino, 0
                file.seek(self._end)
                content = file.read()
        except OSError:
            return ()
        whole = content[: content.rfind(b"\n") + 1]
        self._end += len(whole)
        fresh: list[Record] = []
        for line in whole.splitlines():
            with contextlib.suppress(ValidationError):  # a damaged line, for example from a full disk
                fresh.append(self._kind.model_validate_json(line))
        self._records += tuple(fresh)
        return self._records
