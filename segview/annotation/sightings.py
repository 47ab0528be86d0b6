"""Sightings: records of the images seen at each path, to recognise whether the image at a path has changed."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from segview.annotation.records import RecordFile
from segview.core.base.errors import UserError
from segview.core.images.frames import file_and_number
from segview.core.images.identity import FileState, ImageIdentity, Sighting

ENDING = ".seen"
FOLDERS_KEPT = 8

SIGHTING: TypeAdapter[Sighting] = TypeAdapter(Sighting)
"""Converts sightings to records and back."""


def path_key(path: Path) -> str:
    """Return the key of a path, used in file names."""
    return hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:24]


def identity_key(identity: ImageIdentity) -> str:
    """Return the key of an image, used in file names."""
    return identity.sha256[:32]


class Sightings:
    """Index files, one for each folder of images, of the images seen at each path; the last sighting counts.

    If records cannot be read, the only cost is that images must be decoded to be recognised.

    Args:
        folder: Folder of the index files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: OrderedDict[Path, _Seen] = OrderedDict()
        self._sizes: dict[Path, _Sizes] = {}

    def add(self, sighting: Sighting) -> None:
        """Write the sighting of an image that has stored data; when this returns, it is on the disk.

        Raises:
            UserError: it cannot be written.
        """
        path = self._path(sighting.path.parent)
        try:
            RecordFile(path).add(SIGHTING.dump_python(sighting, mode="json"))
        except OSError as error:
            raise UserError(
                "The record of {path} could not be saved: {reason} ({path2}). Free some space and do it again.",
                path=sighting.path.name,
                reason=error.strerror,
                path2=path,
            ) from error

    def confirm(self, sighting: Sighting) -> None:
        """Write the sighting of an image, unless the last sighting at its path is equal.

        Raises:
            UserError: it cannot be written.
        """
        try:
            latest = next(iter(self.under([sighting.path])[sighting.path]), None)
        except UserError:  # if the file cannot be written either, writing raises the error
            latest = None
        if latest != sighting:
            self.add(sighting)

    def under(self, images: Iterable[Path]) -> dict[Path, tuple[Sighting, ...]]:
        """Return for each path all images seen there, each with its last sighting; the latest comes first.

        Raises:
            UserError: a file cannot be read.
        """
        fresh: dict[Path, _Seen] = {}
        found: dict[Path, tuple[Sighting, ...]] = {}
        for image in images:
            if image.parent not in fresh:
                fresh[image.parent] = self._state_of(image.parent)
            found[image] = fresh[image.parent].under(str(image))
        return found

    def may_know(self, images: Iterable[tuple[Path, FileState | None]]) -> tuple[Path, ...]:
        """Return the images whose file size equals that of any sighting.

        In this way moved images are found without decoding all images.

        Raises:
            UserError: a file cannot be read.
        """
        files = self._folder.glob(f"*{ENDING}")
        known = {size for file in files for size in self._sizes.setdefault(file, _Sizes(file)).now()}
        return tuple(image for image, state in images if state is not None and state.size in known)

    def _state_of(self, parent: Path) -> _Seen:
        seen = self._known.setdefault(parent, _Seen(self._path(parent)))
        self._known.move_to_end(parent)
        while len(self._known) > FOLDERS_KEPT:
            self._known.popitem(last=False)
        seen.refresh()
        return seen

    def _path(self, parent: Path) -> Path:
        return self._folder / f"{path_key(parent)}{ENDING}"


def certain_sighting(seen: Sequence[Sighting], now: FileState | None) -> Sighting | None:
    """Return the image that is certainly at a path, by the state of its file, or None if it is not certain.

    Args:
        seen: Sightings of the path, from ``under``.
        now: The present state of the file.
    """
    latest = seen[0] if seen else None
    return latest if latest and latest.source and latest.source.state.vouches(now) else None


def states_of(images: Iterable[Path]) -> dict[Path, FileState | None]:
    """Return the state of each image's file; frames of one file share it."""
    files: dict[Path, FileState | None] = {}
    states: dict[Path, FileState | None] = {}
    for image in images:
        file = file_and_number(image)[0]
        if file not in files:
            files[file] = FileState.of(file)
        states[image] = files[file]
    return states


class _Seen:
    """Sightings of one folder: for each path the images, the latest last."""

    def __init__(self, path: Path) -> None:
        self._file = RecordFile(path)
        self._found: dict[str, dict[str, dict[str, Any]]] = {}

    def refresh(self) -> None:
        for record in _news(self._file, self._found.clear):
            try:
                images = self._found.setdefault(record["image"], {})
                sha256 = record["identity"]["sha256"]
            except (KeyError, TypeError):  # a record of another version
                continue
            images.pop(sha256, None)
            images[sha256] = record

    def under(self, image: str) -> tuple[Sighting, ...]:
        return tuple(_read(reversed(self._found.get(image, {}).values())))


class _Sizes:
    """Sizes of the files that were seen in one folder."""

    def __init__(self, path: Path) -> None:
        self._file = RecordFile(path)
        self._found: set[int] = set()

    def now(self) -> set[int]:
        for record in _news(self._file, self._found.clear):
            source = record.get("source")
            if isinstance(source, dict):
                self._found.add(source.get("state", {}).get("size"))
        return self._found


def _news(file: RecordFile, forget: Callable[[], None]) -> list[dict[str, Any]]:
    try:
        news = file.news()
        if news is None:
            forget()
            news = file.news()
    except OSError as error:
        raise UserError(
            "The list of images seen ({path}) cannot be read: {reason}.", path=file.path, reason=error.strerror
        ) from error
    return news or []


def _read(records: Iterable[dict[str, Any]]) -> Iterable[Sighting]:
    for record in records:
        try:
            yield SIGHTING.validate_python(record)
        except ValidationError:  # a record of another version
            continue
