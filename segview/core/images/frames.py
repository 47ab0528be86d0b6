"""Frames: images in a file with several, such as a film, a DICOM instance or a TIFF file with pages.

A frame has no file of its own. It has the path of an imaginary file beside the real one, ``film#00012.mp4`` for the
twelfth frame of ``film.mp4``, so that it can be listed, predicted, corrected and exported like any other image.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

DICOM_ENDINGS = (".dcm", ".dicom", ".dic", ".ima")
"""Endings of DICOM files, in lower case."""

SEGMENTATION_ENDING = ".seg.dcm"
"""Ending of masks that are written as DICOM, in lower case; they are not listed as images."""

_NAME = re.compile(r"(?P<stem>.+)#(?P<number>\d{5,9})(?P<ending>\.nii\.gz|\.[^.]*)?", re.DOTALL | re.IGNORECASE)


def frame_path(file: Path, number: int) -> Path:
    """Return the path of a frame of a file; the first frame is number 1."""
    ending = "".join(file.suffixes[-2:]) if file.name.lower().endswith(".nii.gz") else file.suffix
    return file.with_name(f"{file.name.removesuffix(ending)}#{number:05d}{ending}")


def may_be_dicom(path: Path) -> bool:
    """Return whether a file may be DICOM by its name: many have no ending, or end in a number of an identifier."""
    ending = path.suffix.lower()
    return ending in DICOM_ENDINGS or not ending or ending[1:].isdigit()


def file_and_number(path: Path) -> tuple[Path, int]:
    """Return the file that contains an image, and its frame number there, which is 1 for the file itself.

    An existing file whose name looks like that of a frame is not a frame.
    """
    match = _NAME.fullmatch(path.name)
    if match is None or os.path.isfile(path):
        return path, 1
    return path.with_name(match["stem"] + (match["ending"] or "")), int(match["number"])
