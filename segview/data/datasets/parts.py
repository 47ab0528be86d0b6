"""Images with several masks: one mask represents all of them, and the others are found by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from segview.core.base.file_names import stem_of
from segview.data.datasets.listing import holds_one, images, subfolders
from segview.data.datasets.names import IMAGE_FOLDERS, MASK_FOLDERS, key, plain
from segview.data.datasets.shelf import Shelf


def masks_after(mask: Path) -> Iterator[Path]:
    """Yield the further masks of the image of a mask: those with higher numbers.

    In layouts with a folder for each image, named after it, as in DSB2018: all other masks of that folder.
    """
    yield from (mask.parent / name for name in Shelf.now(mask.parent, among_masks=True).parts_of(mask.name))
    if plain(mask.parent.name) in MASK_FOLDERS and _is_of_one_image(mask.parent.parent):
        every = sorted(images(mask.parent))
        if key(mask.parent.parent.name) not in map(key, map(stem_of, every)):
            yield from (mask.parent / name for name in every if name != mask.name)


def _is_of_one_image(folder: Path) -> bool:
    return any(holds_one(one, folder.name) for one in subfolders(folder) if plain(one.name) in IMAGE_FOLDERS)
