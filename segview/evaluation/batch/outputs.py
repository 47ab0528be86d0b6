"""The files of an image's results: their names, the folders that they are spread over, and what is in them."""

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
"""With more images than so many, the results are spread over 256 folders: no file system likes a million names."""


@dataclass(frozen=True)
class Part:
    """One of so many parts of a list, from 1; together they are the list."""

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
        """Return the part that a text such as ``2/8`` names.

        Raises:
            UserError: it names none.
        """
        number, _, count = text.partition("/")
        if not (number.isdecimal() and count.isdecimal()):
            raise UserError("'{text}' is no part. Give its number and how many there are, for example 2/8.", text=text)
        return cls(int(number), int(count))

    def __str__(self) -> str:
        return f"{self.number}-of-{self.count}"

    def select(self, items: Sequence[Path]) -> list[Path]:
        """Return the items of this part; frames of one film stay next to each other."""
        first, end = (len(items) * number // self.count for number in (self.number - 1, self.number))
        return list(items[first:end])


def checked_only(name: str | None) -> Only | None:
    """Return the one kind of results that is wanted, or None for all.

    Raises:
        UserError: there is no such kind.
    """
    return None if name is None else known_name("kind of results", name, get_args(Only))


def stems(paths: Iterable[Path], known: Mapping[str, str]) -> dict[Path, str]:
    """Return a name for each image's results; images that differ in ending or folder alone keep theirs apart.

    Args:
        paths: The images.
        known: The names that images already have, by their absolute paths.
    """
    names: dict[Path, str] = {}
    # Some file systems do not tell capitals from small letters.
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
    """Return the folder of an image's results: the whole folder, or one of 256 in it, which depends on the name."""
    return folder / hashlib.sha256(os.fsencode(stem)).hexdigest()[:2] if spread else folder
