"""The files of an image's results: their kinds, their names, and their distribution over folders."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.registry import known_name

Only = Literal["masks", "probabilities", "maps"]

SPREAD = 5000
"""Number of images above which the results are distributed over 256 folders: huge folders slow file systems down."""


@dataclass(frozen=True)
class Part:
    """Part ``number`` (from 1) of a list that is split into ``count`` parts."""

    number: int
    count: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.count:
            raise UserError(
                "There is no part {number} of {count}. Give for example 1/8, 2/8 up to 8/8.",
                number=self.number,
                count=self.count,
            )

    @classmethod
    def of(cls, text: str) -> Part:
        """Return the part for a text such as ``2/8``.

        Raises:
            UserError: the text is not a part.
        """
        number, _, count = text.partition("/")
        if not (number.isdecimal() and count.isdecimal()):
            raise UserError(
                "'{text}' is not a part. Write its number and the number of parts, for example 2/8.", text=text
            )
        return cls(int(number), int(count))

    def __str__(self) -> str:
        return f"{self.number}-of-{self.count}"

    def select(self, items: Sequence[Path]) -> list[Path]:
        """Return the items of this part, a contiguous range, so that the frames of one film stay together."""
        first, end = (len(items) * number // self.count for number in (self.number - 1, self.number))
        return list(items[first:end])


def validate_only(name: str | None) -> Only | None:
    """Return the kind of results of a name, or None for all kinds.

    Raises:
        UserError: there is no such kind.
    """
    return None if name is None else known_name("kind of results", name, get_args(Only))


def stems(paths: Iterable[Path], known: Mapping[str, str]) -> dict[Path, str]:
    """Return a unique name for each image's results, also for images that differ only in file ending or folder.

    Args:
        paths: The images.
        known: Names that images already have, by their absolute paths.
    """
    names: dict[Path, str] = {}
    # Some file systems ignore case.
    taken = {stem.casefold() for stem in known.values()}
    for path in paths:
        if (own := known.get(str(path.absolute()))) is not None:
            names[path] = own
            continue
        stem = stem_of(path)
        tries = [stem, path.name, f"{path.absolute().parent.name}-{path.name}"]
        while tries[0].casefold() in taken:
            tries = tries[1:] or [f"{path.name}-{len(taken) + 1}"]
        taken.add(tries[0].casefold())
        names[path] = tries[0]
    return names


def place(folder: Path, stem: str, *, spread: bool) -> Path:
    """Return the folder of an image's results: the given one, or one of 256 in it, selected by a hash of the name."""
    return folder / hashlib.sha256(os.fsencode(stem)).hexdigest()[:2] if spread else folder
