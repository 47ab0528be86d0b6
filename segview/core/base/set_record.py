"""The record of a set of files that is being replaced: ``set.json`` in its hidden folder; see ``file_set``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

RECORD = "set.json"


def _plain(name: str) -> str:
    if not name or {"/", os.sep, os.altsep} & {*name}:  # on POSIX a backslash is an ordinary character
        raise ValueError("the name of a file is no path")
    return name


class SetPart(BaseModel, frozen=True):
    """A file of a set: its name, the name of its new content, and that of its old content or None."""

    name: Annotated[str, AfterValidator(_plain)]  # not a pattern, which refuses names that are not valid UTF-8
    new: str = Field(pattern=r"^new-\d+$")
    old: str | None = Field(default=None, pattern=r"^old-\d+$")


class SetRecord(BaseModel, frozen=True):
    """The parts in the order in which they are renamed; the last one is the main file."""

    parts: tuple[SetPart, ...] = Field(min_length=1)

    def waits(self, place: Path) -> bool:
        """Return whether the set with this hidden folder is not committed."""
        return os.path.lexists(place / self.parts[-1].new)


def read_record(place: Path) -> SetRecord | None:
    """Return the record of a set that is being replaced, or None if there is none.

    Raises:
        OSError: there is a record, but it cannot be read.
    """
    try:
        return SetRecord.model_validate(json.loads((place / RECORD).read_bytes()))
    except (FileNotFoundError, ValueError):
        return None
