"""Files written by segview, recognised by their content."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from segview.core.base.files import is_file
from segview.core.base.provenance import NOTICE

ABOUT_ENDING = ".about.json"
"""Ending of the file next to an exported mask that describes it."""

_LARGEST_WORDS = 4_000_000
_RESULT = re.compile(r".+\.(wall|mask|probability(\..+)?)\.png", re.IGNORECASE)


def is_result(path: Path) -> bool:
    """Say whether an image is a result of segview, by its name and content; results are not listed as images."""
    return has_name_of_result(path) and is_own(path)


def has_name_of_result(path: Path) -> bool:
    """Say whether a file has the name of a result image."""
    return _RESULT.fullmatch(path.name) is not None


def is_own(path: Path) -> bool:
    """Say whether segview has written a file, by its content; False if it cannot be read."""
    try:
        return is_file(path) and (_says_so(path) or _is_said_beside(path))
    except (OSError, ValueError, UnidentifiedImageError, zipfile.BadZipFile, RecursionError, SyntaxError):
        return False


def _says_so(path: Path) -> bool:
    """Say whether a PNG, JSON or ``.npz`` has the notice of segview."""
    ending = path.suffix.lower()
    if ending == ".png":
        with Image.open(path, formats=["PNG"]) as image:
            return image.info.get("Disclaimer") == NOTICE
    if ending == ".npz":
        with zipfile.ZipFile(path) as archive:
            return "notice.npy" in archive.namelist()
    if ending == ".json" and path.stat().st_size <= _LARGEST_WORDS:
        return json.dumps(NOTICE)[1:-1].encode() in path.read_bytes()
    return False


def _is_said_beside(path: Path) -> bool:
    """Say whether the description file of a mask names segview; some formats have no room for the notice."""
    about = path.with_name(path.name + ABOUT_ENDING)
    if not is_file(about) or about.stat().st_size > _LARGEST_WORDS:
        return False
    said = json.loads(about.read_bytes())
    return isinstance(said, dict) and said.get("file") == path.name and said.get("notice") == NOTICE
