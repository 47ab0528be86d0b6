"""The target of a save: the file, its format by its ending, and existing files that would be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class SaveFormat:
    """A file format for saving.

    Attributes:
        kind: Name in the table of formats.
        title: Name for users.
        ending: Ending of file names, with its dot.
    """

    kind: str
    title: str
    ending: str

    @property
    def filter(self) -> str:
        """The filter for a file dialog."""
        return f"{self.title} (*{self.ending})"


@dataclass(frozen=True)
class SaveTarget:
    """The target of a save.

    Attributes:
        path: The file, or the folder of several files.
        replace: Whether the user has agreed to replace existing files.
        in_use: Open images and ground truths, which are never replaced.
    """

    path: Path
    replace: bool = False
    in_use: tuple[Path, ...] = ()

    @property
    def agreed(self) -> SaveTarget:
        """The same target, after the user has agreed to replace files."""
        return replace(self, replace=True)


@dataclass(frozen=True)
class Occupied:
    """The answer that nothing was written, because the files in ``paths`` exist already and would be replaced."""

    paths: tuple[Path, ...]


def chosen_format(path: Path, formats: Sequence[SaveFormat], selected: SaveFormat) -> tuple[Path, SaveFormat]:
    """Return the file to write for a path that the user typed, and its format.

    If the typed ending is that of a format, it selects the format. Otherwise the ending of the selected format is
    appended to the name. The last part of a double ending, such as ``.json`` of ``.coco.json``, is completed.
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
