"""The file that something is saved to: its format by its ending, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class SaveFormat:
    """A format that something can be saved in.

    Attributes:
        kind: Its name in the table of formats.
        title: For people.
        ending: Of the files' names, with its dot.
    """

    kind: str
    title: str
    ending: str

    @property
    def filter(self) -> str:
        """Its line in a file dialog."""
        return f"{self.title} (*{self.ending})"


@dataclass(frozen=True)
class SaveTarget:
    """The target of a save.

    Attributes:
        path: The file, or the folder of several files.
        replace: Whether a person has agreed that files which are there already are replaced.
        in_use: Images and ground truths that are open: these are never replaced.
    """

    path: Path
    replace: bool = False
    in_use: tuple[Path, ...] = ()

    @property
    def agreed(self) -> SaveTarget:
        """The same, once a person has agreed."""
        return replace(self, replace=True)


@dataclass(frozen=True)
class Occupied:
    """Nothing was written yet: there are files already that would be replaced."""

    paths: tuple[Path, ...]


def chosen_format(path: Path, formats: Sequence[SaveFormat], selected: SaveFormat) -> tuple[Path, SaveFormat]:
    """Return the file that is written where a path was typed, and its format.

    The ending that was typed chooses the format, where it is that of one. Else the name is kept, and the ending of the
    selected format appended. A part of a double ending, as ``.json`` of ``.coco.json``, is completed.
    """
    name = path.name.lower()
    own_first = (selected, *(one for one in formats if one != selected))
    by_length = sorted(own_first, key=lambda one: -len(one.ending))
    for one in by_length:
        if name.endswith(one.ending) and len(name) > len(one.ending) and not _is_part_of(one, selected):
            return path, one
    for one in own_first:
        last = Path(f"x{one.ending}").suffix
        if last != one.ending and path.suffix.lower() == last:
            return path.with_name(path.name[: -len(last)] + one.ending), one
    return path.with_name(path.name + selected.ending), selected


def _is_part_of(one: SaveFormat, selected: SaveFormat) -> bool:
    return one.ending != selected.ending and selected.ending.endswith(one.ending)
