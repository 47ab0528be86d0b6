"""Listing folders of many thousand pictures: one pass over the names, no file looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from segview.core.base.files import is_file, is_folder
from segview.core.images.frames import SEGMENTATION_ENDING, may_be_dicom
from segview.data.datasets.names import parts_after
from segview.data.frames import FRAME_ENDINGS, HEAD, dicom_files
from segview.data.images import IMAGE_ENDINGS
from segview.data.refusals import unreadable


def pictures(folder: Path) -> list[str]:
    """Return the names of the pictures in a folder, by their endings, unsorted; hidden files are left out.

    Raises:
        UserError: there is no such folder, or it may not be read.
    """
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if is_picture_name(entry.name) and is_file(entry)]
    except OSError as error:
        raise unreadable(folder, error) from error


def framed(folder: Path) -> list[str]:
    """Return the names of the DICOM files and films in a folder, unsorted; hidden files are left out.

    DICOM files often have no ending, or end in the last number of an identifier. Such files alone are looked into.

    Raises:
        UserError: there is no such folder, or it may not be read.
    """
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if _is_framed(entry)]
    except OSError as error:
        raise unreadable(folder, error) from error


def _is_framed(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith(".") or name.lower().endswith(SEGMENTATION_ENDING) or not is_file(entry):
        return False
    if os.path.splitext(name)[1].lower() in FRAME_ENDINGS:
        return True
    if not may_be_dicom(Path(name)):
        return False
    try:
        with open(entry, "rb") as file:
            return dicom_files.begins(file.read(HEAD))
    except OSError:
        return False


def is_picture_name(name: str) -> bool:
    """Tell whether a name has the ending of a picture and is not hidden."""
    return name[-5:].lower().endswith(IMAGE_ENDINGS) and not name.startswith(".")


def subfolders(folder: Path) -> list[Path]:
    """Return the folders in a folder, sorted; none where it may not be read, as it is not what the user chose."""
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if is_folder(entry) and entry.name[0] != ".")
    except OSError:
        return []


def masks_after(mask: Path) -> Iterator[Path]:
    """Yield the further masks of the image that a mask belongs to: those that are numbered on after it."""
    for name in parts_after(mask.stem):
        part = mask.with_name(name + mask.suffix)
        if not is_file(part):
            return
        yield part
