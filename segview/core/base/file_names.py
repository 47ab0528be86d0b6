"""File names without their endings."""

from __future__ import annotations

import os
from pathlib import PurePath

_COMPRESSED = ".nii.gz"


def stem_of(path: PurePath | str) -> str:
    """Return a file name without its ending; the last number of a DICOM identifier is not an ending."""
    name = os.path.basename(path)
    if name.lower().endswith(_COMPRESSED):
        return name[: -len(_COMPRESSED)]
    stem, ending = os.path.splitext(name)
    return name if ending[1:].isdecimal() else stem


def take_free_name(stem: str, taken: set[str]) -> str:
    """Return a name that is not in ``taken``, and add it; case is ignored, as some file systems do."""
    name, count = stem, 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name.casefold())
    return name
