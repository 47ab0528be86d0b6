"""Listing of folders with many thousand images: one pass over the names, without opening files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from segview.core.base.files import is_file, is_folder
from segview.core.images.frames import SEGMENTATION_ENDING, may_be_dicom
from segview.core.images.nifti import is_nifti
from segview.data.frames import FRAME_ENDINGS, HEAD, dicom_files
from segview.data.images import IMAGE_ENDINGS, STACK_ENDINGS
from segview.data.refusals import unreadable

T = TypeVar("T")

COUNTED_EVERY = 500
"""Number of files between two yields of the count."""


@dataclass(frozen=True)
class Contents:
    """The images in a folder, by name and unsorted.

    Attributes:
        single: Files of one image each.
        framed: Files that may have several: films, DICOM files, stacks of pages.
    """

    single: list[str]
    framed: list[str]

    def __bool__(self) -> bool:
        return bool(self.single or self.framed)

    @property
    def count(self) -> int:
        """Number of the files."""
        return len(self.single) + len(self.framed)


def contents(folder: Path) -> Contents:
    """Return the images in a folder; hidden files are left out.

    DICOM files often have no ending, or end in the last number of an identifier. Only such files are opened.

    Raises:
        UserError: there is no such folder, or it cannot be read.
    """
    return drain(counted_contents(folder))


def counted_contents(folder: Path) -> Generator[int, None, Contents]:
    """Return the same as ``contents``; meanwhile, yield the number of files found so far.

    Raises:
        UserError: as for ``contents``.
    """
    found = Contents([], [])
    with _entries(folder) as entries:
        for number, entry in enumerate(entries):
            if number % COUNTED_EVERY == 0:
                yield found.count
            ending = os.path.splitext(entry.name)[1].lower()
            if ending in IMAGE_ENDINGS:
                if entry.name[0] != "." and is_file(entry):
                    (found.framed if ending in STACK_ENDINGS else found.single).append(entry.name)
            elif _is_framed(entry, ending):
                found.framed.append(entry.name)
    return found


def drain(steps: Generator[object, None, T]) -> T:
    """Run a generator to its end, and return its return value."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def images(folder: Path) -> list[str]:
    """Return the names of the files in a folder that are images by their endings, unsorted, without films and DICOM.

    Raises:
        UserError: there is no such folder, or it cannot be read.
    """
    with _entries(folder) as entries:
        return [entry.name for entry in entries if is_image_name(entry.name) and is_file(entry)]


def masks(folder: Path) -> list[str]:
    """Return the names of the files in a folder that may be masks by their endings: those of ``images``, and NIfTI.

    Raises:
        UserError: there is no such folder, or it cannot be read.
    """
    with _entries(folder) as entries:
        return [entry.name for entry in entries if _is_mask_name(entry.name) and is_file(entry)]


def _is_mask_name(name: str) -> bool:
    return is_image_name(name) or (is_nifti(name) and not name.startswith("."))


@contextlib.contextmanager
def _entries(folder: Path) -> Generator[Iterator[os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            yield entries
    except OSError as error:
        raise unreadable(folder, error) from error


def _is_framed(entry: os.DirEntry[str], ending: str) -> bool:
    name = entry.name
    if name.startswith(".") or name.lower().endswith(SEGMENTATION_ENDING) or not is_file(entry):
        return False
    if ending in FRAME_ENDINGS:
        return True
    if not may_be_dicom(Path(name)):
        return False
    try:
        with open(entry, "rb") as file:
            return dicom_files.begins(file.read(HEAD))
    except OSError:
        return False


def is_image_name(name: str) -> bool:
    """Say whether a name has the ending of an image and is not hidden."""
    return name[-5:].lower().endswith(IMAGE_ENDINGS) and not name.startswith(".")


def subfolders(folder: Path) -> list[Path]:
    """Return the subfolders of a folder, sorted; none if it cannot be read, because the user did not choose it."""
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if is_folder(entry) and entry.name[0] != ".")
    except OSError:
        return []


def listing_error(folder: Path) -> OSError | None:
    """Return the error of listing a folder, or None if it can be listed."""
    try:
        with os.scandir(folder):
            return None
    except OSError as error:
        return error


def holds_one(folder: Path, stem: str) -> bool:
    """Say whether a folder has exactly one image, and its name without ending is ``stem``."""
    # The possible names are checked first, because the folder may have very many files.
    if not any(is_file(folder / (stem + ending)) for ending in IMAGE_ENDINGS):
        return False
    return len(images(folder)) == 1
