"""Images with several masks: one mask represents all of them, and the others are found by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.images.frames import file_and_number, frame_path
from segview.core.variants.classes import IGNORED, Labelling
from segview.data.datasets.listing import holds_one, images, subfolders
from segview.data.datasets.names import IMAGE_FOLDERS, MASK_FOLDERS, key, plain
from segview.data.datasets.pages import pages_of
from segview.data.datasets.shelf import Shelf
from segview.data.images import read_labels, read_mask


def masks_after(mask: Path) -> Iterator[Path]:
    """Yield the further masks of the image of a mask: those with higher numbers.

    Those of a page or slice are the pages of its number. In layouts with a folder for each image, named after it, as in
    DSB2018: all other masks of that folder.
    """
    file, number = file_and_number(mask)
    others = [mask.parent / name for name in Shelf.now(mask.parent, among_masks=True).parts_of(file.name)]
    yield from others if file == mask else (_page(other, number, len(pages_of(file))) for other in others)
    if plain(mask.parent.name) in MASK_FOLDERS and _is_of_one_image(mask.parent.parent):
        every = sorted(images(mask.parent))
        if key(mask.parent.parent.name) not in map(key, map(stem_of, every)):
            yield from (mask.parent / name for name in every if name != mask.name)


def read_parts(path: Path, labelling: Labelling | None) -> NDArray[np.uint8]:
    """Return the mask of an image; several masks of it (``7_mask``, ``7_mask_1``, as in BUSI) are merged.

    Raises:
        UserError: a file cannot be opened, a number in it is not the index of a class, or two masks differ in size or
            give a pixel to two classes.
    """
    found = _read_part(path, labelling)
    for part in masks_after(path):
        other = _read_part(part, labelling)
        if other.shape != found.shape:
            raise UserError(
                "{path} and {part} are masks of one image, and differ in size. Make them alike.", path=path, part=part
            )
        if ((found > 0) & (other > 0) & (found != other)).any():
            raise UserError(
                "{path} and {part} are masks of one image, and give some pixels to two classes.", path=path, part=part
            )
        found = np.maximum(found, other)
    return found


def _read_part(path: Path, labelling: Labelling | None) -> NDArray[np.uint8]:
    return read_mask(path) if labelling is None else _read_classes(path, labelling)


def _read_classes(path: Path, labelling: Labelling) -> NDArray[np.uint8]:
    labels = read_labels(path, labelling)
    left_out = labels == labelling.ignored if labelling.ignored is not None else np.zeros_like(labels, np.bool_)
    strange = np.unique(labels[(labels >= labelling.classes) & ~left_out])
    if len(strange):
        raise UserError(
            "The mask {path} holds the number {strange}, but there are {classes} classes, 0 to "
            "{classes2}. Name all classes, or set ignored to the number to leave out.",
            path=path,
            strange=strange[0],
            classes=labelling.classes,
            classes2=labelling.classes - 1,
        )
    labels[left_out] = IGNORED
    return labels


def _page(other: Path, number: int, count: int) -> Path:
    """Return the page of another mask; if it has not as many pages, a path whose reading raises an error on that."""
    own = len(pages_of(other))
    if own == count:
        return frame_path(other, number)
    return other if own > 1 else frame_path(other, max(number, 2))


def _is_of_one_image(folder: Path) -> bool:
    return any(holds_one(one, folder.name) for one in subfolders(folder) if plain(one.name) in IMAGE_FOLDERS)
