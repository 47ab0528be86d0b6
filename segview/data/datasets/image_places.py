"""Image folders inside a folder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from segview.core.base.file_names import stem_of
from segview.data.datasets.layouts import has_masks_beside
from segview.data.datasets.listing import contents, images, subfolders
from segview.data.datasets.names import IMAGE_FOLDERS, plain

_MOST_PARTS = 20
"""Most subfolders among which an image folder is recognised by masks next to it."""
_LOOKED_INTO = 200
"""Most subfolders to search, as there may be thousands that the user does not want."""


def image_folders(folder: Path) -> Iterator[Path]:
    """Yield the subfolders with a usual name for images, else the only one with masks next to it."""
    inside = subfolders(folder)
    there = {plain(path.name): path for path in inside}
    named = [there[name] for name in IMAGE_FOLDERS if name in there]
    yield from named
    if not named and len(inside) <= _MOST_PARTS:
        beside = [path for path in inside if has_masks_beside(path)]
        yield from beside if len(beside) == 1 else ()


def images_called_after_folders(folder: Path) -> tuple[Path, ...]:
    """Return images that are named after their folder: ``7/images/7.png``, as in DSB2018."""
    found: list[Path] = []
    for number, home in enumerate(subfolders(folder)):
        if number >= _MOST_PARTS and not found:
            break
        places = image_folders(home)
        found += [place / name for place in places for name in images(place) if stem_of(name) == home.name]
    return tuple(found) if len(found) > 1 else ()


def folders_with_images(folder: Path) -> Iterator[Path]:
    """Yield the subfolders with images, which could be opened instead; only the first 200 subfolders are searched."""
    for path in islice(subfolders(folder), _LOOKED_INTO):
        if any(True for _ in image_folders(path)) or contents(path):
            yield path
