"""The names of files without their endings."""

from __future__ import annotations

import os
from pathlib import PurePath


def stem_of(path: PurePath | str) -> str:
    """Return the name of a file without its ending; the last number of an identifier, as DICOM has them, is none."""
    name = os.path.basename(path)
    stem, ending = os.path.splitext(name)
    return name if ending[1:].isdecimal() else stem


def take_free_name(stem: str, taken: set[str]) -> str:
    """Return a name that is not taken, and take it; some file systems do not tell capitals from small letters."""
    name, count = stem, 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name.casefold())
    return name
