"""Lists of pairs in text files, as data sets publish their splits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.files import is_file, is_folder
from segview.core.base.text import Text
from segview.core.base.text_files import read_text
from segview.data.datasets import Pair, find_images, find_masks, pairs
from segview.data.datasets.names import IMAGE_FOLDERS, MASK_FOLDERS, key, plain
from segview.data.refusals import NoMasks

LIST_ENDINGS = (".txt", ".csv", ".tsv", ".lst")

_FIELDS = re.compile(r'"([^"]*)"|([^\t,;"]+)')
_HEADINGS = frozenset((*IMAGE_FOLDERS, *MASK_FOLDERS, "file", "filename", "name", "path", "imagepath", "maskpath"))

_ABOVE = 3
"""Levels above a list in which images given only by name are searched, as in VOC's ``ImageSets``."""


def pairs_at(place: Path) -> tuple[Pair, ...]:
    """Return the pairs of a folder, or of a list, which is recognised by its ending.

    Raises:
        UserError: as for ``pairs`` and ``listed_pairs``.
    """
    return listed_pairs(place) if place.suffix.lower() in LIST_ENDINGS and not is_folder(place) else pairs(place)


def images_at(place: Path) -> tuple[Path, ...]:
    """Return the images of a folder or of a list, whether they have masks or not.

    Raises:
        UserError: as for ``find_images``; or the list cannot be read or is empty, or an image of it is missing.
    """
    if place.suffix.lower() not in LIST_ENDINGS or is_folder(place):
        return find_images(place)
    names, given = _listed(place)
    return tuple(dict.fromkeys(names.find(fields[0]) for fields in given))


def listed_pairs(path: Path) -> tuple[Pair, ...]:
    """Return the pairs of a list: in each line an image, and its mask unless the folder layout determines it.

    The two are separated by a tab, comma, semicolon or blanks, and may be quoted. They are paths relative to the list.
    An image may also be a name, with or without ending, which is searched in the folder of the list and the three
    folders above. Empty lines, a heading and lines that begin with ``#`` are skipped; an image that is listed twice
    counts once.

    Raises:
        UserError: the list cannot be read or is empty, or an image of it is missing or has no mask.
        NoMasks: no image of the list has a mask.
    """
    names, given = _listed(path)
    images = [names.find(fields[0]) for fields in given]
    found = find_masks(image for image, fields in zip(images, given, strict=True) if len(fields) == 1)
    if not found and all(len(fields) == 1 for fields in given):
        raise NoMasks(Text("No image of the list {path} has a mask. Write its path behind it.", path=path))
    chosen: dict[Path, Pair] = {}
    for image, fields in zip(images, given, strict=True):
        mask = found.get(image) if len(fields) == 1 else names.path(fields[1])
        if mask is None or not is_file(mask):
            raise UserError(
                "{image}, of the list {path}, has no mask{value}. Write its path behind it.",
                image=image,
                path=path,
                value=f" {mask}" if mask else "",
            )
        chosen.setdefault(image, Pair(image, mask))
    return tuple(chosen.values())


def _listed(path: Path) -> tuple[_Names, list[tuple[str, ...]]]:
    """Return the finder for the images of a list, and the fields of its lines."""
    try:
        lines = [line.strip() for line in read_text(path).splitlines()]
    except OSError as error:
        raise UserError("The list {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    names = _Names(path)
    given = [names.fields(line) for line in lines if line and not line.startswith("#")]
    if given and _is_heading(given[0]) and not names.knows(given[0][0]):
        given = given[1:]
    if not given:
        raise UserError("The list {path} names no image. Write one in each line.", path=path)
    return names, given


def _is_heading(fields: tuple[str, ...]) -> bool:
    return all(plain(field) in _HEADINGS for field in fields)


class _Names:
    """Finds the images of a list by path or by name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._near: list[dict[str, Path]] = []
        self._folders = iter((path.parent, *path.parents[1 : _ABOVE + 1]))

    def fields(self, line: str) -> tuple[str, ...]:
        """Return a line's image, and its mask if given; a line that is the path of a file is not split."""
        if self.is_there(line):
            return (line,)
        parts = [(part[0] or part[1]).strip() for part in _FIELDS.findall(line)]
        parts = [part for part in parts if part]
        if len(parts) == 1 and len(line.split()) == 2 and self._found(line) is None:
            parts = line.split()
        return tuple(parts[:2])

    def find(self, name: str) -> Path:
        """Return an image by its path or its name.

        Raises:
            UserError: there is none.
        """
        if (found := self._found(name)) is not None:
            return found
        raise UserError(
            "The list {path} names {name}, but there is no such image at {parent}, nor one of that name in "
            "a folder of images near the list. Write its path, relative to the list.",
            path=self._path,
            name=name,
            parent=self._path.parent / name,
        )

    def path(self, name: str) -> Path:
        """Return a name as a path relative to the list; also accept the backslashes of Windows."""
        path = self._path.parent / name
        return path if "\\" not in name or is_file(path) else self._path.parent / name.replace("\\", "/")

    def knows(self, name: str) -> bool:
        """Say whether there is an image of a path or name."""
        return self._found(name) is not None

    def is_there(self, name: str) -> bool:
        """Say whether a name is the path of a file."""
        return is_file(self.path(name))

    def _found(self, name: str) -> Path | None:
        path = self.path(name)
        if is_file(path):
            return path
        wanted = (path.name, key(path.name))
        return next((images[one] for images in self._images() for one in wanted if one in images), None)

    def _images(self) -> Iterator[dict[str, Path]]:
        """Yield the images of each folder near the list by name, with and without ending, the nearest folder first.

        Each folder is listed once and only when needed: folders further up may be very large.
        """
        yield from self._near
        for folder in self._folders:
            try:
                images = find_images(folder)
            except UserError:
                continue
            known: dict[str, Path] = {}
            # Exact names take precedence.
            for name in (str, key):
                for image in images:
                    known.setdefault(name(image.name), image)
                    known.setdefault(name(stem_of(image)), image)
            self._near.append(known)
            yield known
