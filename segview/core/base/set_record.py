"""The record of a set of files that is being put in place: ``set.json`` in its hidden folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

RECORD = "set.json"


def _plain(name: str) -> str:
    if not name or {"/", os.sep, os.altsep} & {*name}:  # a backslash is a letter like others where it parts no folders
        raise ValueError("the name of a file is no path")
    return name


class SetPart(BaseModel, frozen=True):
    """A file of a set: its name, what is new of it, and what was before, or None where there was nothing."""

    name: Annotated[str, AfterValidator(_plain)]  # a pattern refuses names that are no UTF-8
    new: str = Field(pattern=r"^new-\d+$")
    old: str | None = Field(default=None, pattern=r"^old-\d+$")


class SetRecord(BaseModel, frozen=True):
    """The parts in the order in which they are put in place; the last is the main one."""

    parts: tuple[SetPart, ...] = Field(min_length=1)

    def waits(self, place: Path) -> bool:
        """Tell whether the set with this hidden folder was not committed."""
        return os.path.lexists(place / self.parts[-1].new)


def read_record(place: Path) -> SetRecord | None:
    """Return the record of a set that is being put in place, or None where there is none.

    Raises:
        OSError: there is one, and it cannot be read.
    """
    try:
        return SetRecord.model_validate(json.loads((place / RECORD).read_bytes()))
    except (FileNotFoundError, ValueError):
        return None
