"""Lists of pairs in text files, as data sets publish their splits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_file, is_folder, read_small
from segview.core.base.text import Text
from segview.data.datasets import Pair, find_images, find_masks, pairs
from segview.data.datasets.names import key
from segview.data.refusals import NoMasks

LIST_ENDINGS = (".txt", ".csv", ".tsv", ".lst")

_ABOVE = 3
"""So many folders upwards images are looked for whose folder a list does not name, as in VOC's ``ImageSets``."""


def pairs_at(place: Path) -> tuple[Pair, ...]:
    """Return the pairs of a folder, or of a list, which its ending tells.

    Raises:
        UserError: as for ``pairs`` and ``listed_pairs``.
    """
    return listed_pairs(place) if place.suffix.lower() in LIST_ENDINGS and not is_folder(place) else pairs(place)


def images_at(place: Path) -> tuple[Path, ...]:
    """Return the images of a folder, or of a list, whatever masks they have.

    Raises:
        UserError: as for ``find_images``; or the list cannot be read or is empty, or an image of it is missing.
    """
    if place.suffix.lower() not in LIST_ENDINGS or is_folder(place):
        return find_images(place)
    names, given = _listed(place)
    return tuple(dict.fromkeys(names.find(fields[0]) for fields in given))


def listed_pairs(path: Path) -> tuple[Pair, ...]:
    """Return the pairs of a list: in each line an image, and its mask where the layout of the folders does not tell.

    The two stand apart by a tab, a comma, a semicolon or blanks. They are paths, relative to the list, or an image's
    name, with or without its ending, which is then looked for where the list lies and in the three folders above. Empty
    lines and those that begin with ``#`` are passed over; an image that is listed twice counts once.

    Raises:
        UserError: the list cannot be read or is empty, or an image of it is missing or has no mask.
        NoMasks: none of its images has one.
    """
    names, given = _listed(path)
    images = [names.find(fields[0]) for fields in given]
    found = find_masks(image for image, fields in zip(images, given, strict=True) if len(fields) == 1)
    if not found and all(len(fields) == 1 for fields in given):
        raise NoMasks(Text("No image of the list {path} has a mask. Write its path behind it.", path=path))
    chosen: dict[Path, Pair] = {}
    for image, fields in zip(images, given, strict=True):
        mask = found.get(image) if len(fields) == 1 else path.parent / fields[1]
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
    """Return what finds the images of a list, and what stands in its lines."""
    try:
        lines = [line.strip() for line in read_small(path).decode("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            "The list {path} cannot be read: {error}. Give a text file with an image in each line.",
            path=path,
            error=error,
        ) from error
    names = _Names(path)
    given = [names.fields(line) for line in lines if line and not line.startswith("#")]
    if not given:
        raise UserError("The list {path} names no image. Write one in each line.", path=path)
    return names, given


class _Names:
    """The images near a list, found by their name alone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._near: list[dict[str, Path]] = []
        self._folders = iter((path.parent, *path.parents[1 : _ABOVE + 1]))

    def fields(self, line: str) -> tuple[str, ...]:
        """Return a line's image, and its mask where it has one; a blank that a name holds parts nothing."""
        parts = [part.strip() for part in re.split(r"[\t,;]", line) if part.strip()]
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

    def _found(self, name: str) -> Path | None:
        path = self._path.parent / name
        if is_file(path):
            return path
        wanted = key(Path(name).name)
        return next((images[wanted] for images in self._images() if wanted in images), None)

    def _images(self) -> Iterator[dict[str, Path]]:
        """Yield the images of each folder near the list by their names, with and without ending, the nearest first.

        Each is listed once, and not before it is needed: folders further up may hold very much.
        """
        yield from self._near
        for folder in self._folders:
            try:
                images = find_images(folder)
            except UserError:
                continue
            self._near.append({key(name): image for image in images for name in (image.name, image.stem)})
            yield self._near[-1]
