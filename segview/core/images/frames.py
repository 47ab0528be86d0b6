"""Frames: images that lie in a file with several, such as a film, a DICOM instance or a stack of TIFF pages.

A frame has no file of its own. It is named as a file beside the one that it lies in, ``film#00012.mp4`` for the twelfth
of ``film.mp4``, so that it can be listed, predicted, corrected, exported and found a mask for like any other image.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

DICOM_ENDINGS = (".dcm", ".dicom", ".dic", ".ima")
"""Endings of DICOM files, lower case."""

SEGMENTATION_ENDING = ".seg.dcm"
"""Ending of the masks that are written as DICOM, lower case: they are no images."""

_NAME = re.compile(r"(?P<stem>.+)#(?P<number>\d{5,9})(?P<ending>\.[^.]*)?", re.DOTALL)


def frame_path(file: Path, number: int) -> Path:
    """Return the name of a frame of a file; the first is number 1."""
    return file.with_name(f"{file.stem}#{number:05d}{file.suffix}")


def may_be_dicom(path: Path) -> bool:
    """Tell by its name whether a file may be DICOM: many have no ending, or end in the last number of an identifier."""
    ending = path.suffix.lower()
    return ending in DICOM_ENDINGS or not ending or ending[1:].isdigit()


def file_and_number(path: Path) -> tuple[Path, int]:
    """Return the file that an image lies in, and its number there, which is 1 for the file itself.

    A file that is really called like a frame is none.
    """
    match = _NAME.fullmatch(path.name)
    if match is None or os.path.isfile(path):
        return path, 1
    return path.with_name(match["stem"] + (match["ending"] or "")), int(match["number"])
