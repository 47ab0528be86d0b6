"""The pictures that a command was given."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.files import is_folder
from segview.core.images.frames import located


def pictures_of(given: list[Path], every: int) -> list[Path]:
    """Return the pictures of files and folders, each once; of a file's frames, the first and then every so many."""
    from segview.data.datasets import find_frames, find_images

    paths: dict[Path, Path] = {}
    for path in given:
        for picture in find_images(path) if is_folder(path) else find_frames(path):
            if (located(picture)[1] - 1) % every == 0 or picture == path:
                paths.setdefault(picture.absolute(), picture)
    return list(paths.values())
