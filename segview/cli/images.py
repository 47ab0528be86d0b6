"""The images in the arguments of a command."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import exists, is_folder, resolve_path
from segview.core.images.frames import file_and_number


def images_of(given: list[Path], every: int) -> list[Path]:
    """Return the images of files and folders, each once; of a file's frames, every ``every``-th from the first on."""
    from segview.data.datasets import find_frames, find_images

    paths: dict[Path, Path] = {}
    for path in given:
        for image in find_images(path) if is_folder(path) else find_frames(path):
            if (file_and_number(image)[1] - 1) % every == 0 or image == path:
                paths.setdefault(image.absolute(), image)
    return list(paths.values())


def check_apart(out: Path, given: Iterable[Path]) -> None:
    """Check that results are not written into a folder of images, where the next run would read them as images.

    Raises:
        UserError: the folder contains a given image, or is inside a given folder.
    """
    for path in given:
        folder = path if is_folder(path) else path.parent
        places = (resolve_path(out), *resolve_path(out).parents) if is_folder(path) else (resolve_path(out),)
        if any(_are_same(place, folder) for place in places):
            aside = resolve_path(folder)
            raise UserError(
                "The results cannot go to {out}: images are read from {folder}, and the next time the "
                "results would be taken for images. Give a folder beside it, for example --out {with_name}.",
                out=out,
                folder=folder,
                with_name=aside.with_name(aside.name + "-predictions"),
            )


def _are_same(one: Path, other: Path) -> bool:
    return exists(one) and exists(other) and os.path.samefile(one, other)
