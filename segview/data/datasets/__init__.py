"""Data sets: pairs of image and mask in the layouts that downloads come in."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.files import resolved
from segview.core.base.registry import Registry
from segview.core.variants.classes import IGNORED, Labelling
from segview.data.datasets.fitting import check_aspect
from segview.data.datasets.image_places import folders_with_images, image_folders, images_called_after_folders
from segview.data.datasets.kinds import no_masks
from segview.data.datasets.layouts import LAYOUTS, Layout
from segview.data.datasets.listing import (
    COUNTED_EVERY,
    Contents,
    contents,
    counted_contents,
    drain,
)
from segview.data.datasets.names import image_keys, marked_key, natural, numbered_key, shorter_keys
from segview.data.datasets.parts import masks_after
from segview.data.datasets.shelf import Shelf
from segview.data.frames import frame_paths
from segview.data.images import IMAGE_ENDINGS, STACK_ENDINGS, read_labels, read_mask, read_pixels
from segview.data.own_files import is_result

DATASETS: Registry[Layout] = Registry("layout of a data set", LAYOUTS, group="segview.datasets")

_NAMED = 8
"""So many folders are named to one who opened a folder without images."""


@dataclass(frozen=True)
class Pair:
    """An image and its mask."""

    image: Path
    mask: Path


def pairs(folder: Path) -> tuple[Pair, ...]:
    """Return the images that have a mask, with it, in natural order; images without one are passed over.

    Args:
        folder: The images' folder, or the one that holds it (``images`` in one of the ways to write it).

    Raises:
        UserError: the folder is missing, may not be read, or holds no image.
        NoMasks: it holds none with a mask.
    """
    found = find_images(folder)
    # What could not be listed at the moment counts as empty: a second look before that is said.
    masks = find_masks(found) or find_masks(found)
    # A data set may have an image of its own lying about, for its page.
    for subfolder in image_folders(folder) if not masks else ():
        masks = masks or find_masks(drain(_without_masks(subfolder, contents(subfolder))))
    if not masks:
        raise no_masks(folder, found)
    return tuple(Pair(image, mask) for image, mask in masks.items())


def find_images(folder: Path) -> tuple[Path, ...]:
    """Return the images of a folder in natural order, without the masks that lie beside them.

    Of films, DICOM instances and stacks of TIFF pages, each frame is an image; see ``core.frames``. Where the folder
    has no image itself, those of its folder ``images`` (in one of the ways to write it) are returned.

    Raises:
        UserError: the folder is missing, may not be read, or holds no image.
    """
    return drain(find_images_counted(folder))


def find_images_counted(folder: Path) -> Generator[int, None, tuple[Path, ...]]:
    """Return the same as ``find_images``, and meanwhile yield now and then how many there are so far.

    Raises:
        UserError: as for ``find_images``.
    """
    for candidate in chain((folder,), image_folders(folder)):
        if found := (yield from counted_contents(candidate)):
            yield found.count
            images = yield from _without_masks(candidate, found)
            # A folder of nothing but results is looked at on purpose.
            return tuple(image for image in images if not is_result(image)) or images
    if each := images_called_after_folders(folder):
        return each
    elsewhere = ", ".join(path.name for path in islice(folders_with_images(folder), _NAMED))
    cure = f"Choose one of its folders: {elsewhere}" if elsewhere else "Choose a folder with images"
    raise UserError("{folder} holds no image that segview can open. {cure}.", folder=folder, cure=cure)


def find_frames(file: Path) -> tuple[Path, ...]:
    """Return the frames of a film, a DICOM instance or a stack of TIFF pages; of any other image, the image.

    So is a file that cannot be read: why, is said when it is opened.
    """
    # Nothing is looked into whose ending says that it is one image.
    ending = file.suffix.lower()
    return (file,) if ending in IMAGE_ENDINGS and ending not in STACK_ENDINGS else frame_paths(file)


def find_mask(image: Path) -> Path | None:
    """Return the mask of an image, or None where it has none.

    Raises:
        UserError: a folder of masks may not be read.
    """
    return find_masks((image,)).get(image)


def find_masks(images: Iterable[Path]) -> dict[Path, Path]:
    """Return the masks of those images that have one; every folder is listed once.

    Raises:
        UserError: a folder of masks may not be read.
    """
    shelves: dict[Path, dict[Path, Shelf]] = {}
    found: dict[Path, Path] = {}
    for image in images:
        folder = image.parent
        if folder not in shelves:
            # A link may be called otherwise than what it leads to, and lie elsewhere.
            homes = (folder, resolved(folder)) if os.path.islink(folder) else (folder,)
            places = {place: None for home in homes for layout in DATASETS.values() for place in layout.masks(home)}
            shelves[folder] = {place: Shelf.now(place, among_masks=place not in homes) for place in places}
        every = shelves[folder]  # the image's own folder is among them
        mask = next((mask for one in every.values() if (mask := one.mask_of(image, every[folder].stems))), None)
        if mask is not None:
            found[image] = mask
    return found


def read_pair(pair: Pair, labelling: Labelling | None = None) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return an image, rows × columns × 3, and its mask, rows × columns.

    The mask holds 0 and 1, or with a labelling class indices and ``IGNORED``; several masks of one image, ``7_mask``,
    ``7_mask_1`` …, become one. One of another size but the same aspect
    is resized to the image, nearest neighbour.

    Raises:
        UserError: a file cannot be opened, the aspects differ, or a number in the
            mask is that of no class.
    """
    image = read_pixels(pair.image)
    return image, read_truth(pair, (image.shape[0], image.shape[1]), labelling)


def read_truth(pair: Pair, size: tuple[int, int], labelling: Labelling | None = None) -> NDArray[np.uint8]:
    """Return the mask of a pair whose image has so many rows and columns, as ``read_pair`` does.

    Raises:
        UserError: as for ``read_pair``.
    """
    mask = _read_parts(pair.mask, labelling)
    rows, columns = size
    if mask.shape == size:
        return mask
    check_aspect(pair.mask, (mask.shape[0], mask.shape[1]), pair.image, size)
    return np.array(Image.fromarray(mask).resize((columns, rows), Image.Resampling.NEAREST))


def _read_parts(path: Path, labelling: Labelling | None) -> NDArray[np.uint8]:
    """Return the mask of an image, all of them in one where it has several (``7_mask``, ``7_mask_1``, as in BUSI).

    Raises:
        UserError: as for ``read_pair``; or two of them differ in size, or give a pixel to two classes.
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
            "The mask {path} holds the number {strange}, but there are {classes} classes, 0 to {classes2}. "
            "Name all classes, or give as ignored the number that counts for nothing.",
            path=path,
            strange=strange[0],
            classes=labelling.classes,
            classes2=labelling.classes - 1,
        )
    labels[left_out] = IGNORED
    return labels


def _without_masks(folder: Path, found: Contents) -> Generator[int, None, tuple[Path, ...]]:
    """Return the images of a folder in natural order, each frame of files that have several, without masks.

    Meanwhile it yields how many there are so far: the files of several have to be looked into.
    """
    # There may be a hundred thousand: as names they are ten times as fast as as paths.
    names = sorted((*found.framed, *found.single), key=natural)
    frames = yield from _frames(folder, found)
    known = {image_key for name in found.single for image_key in image_keys(stem_of(name))}
    known |= {image_key for each in frames.values() for frame in each for image_key in image_keys(stem_of(frame.name))}
    images = (image for name in names for image in frames.get(name) or (folder / name,))
    return tuple(image for image in images if not _is_mask(stem_of(image.name), known))


def _is_mask(stem: str, known: set[str]) -> bool:
    """Tell whether a name is that of a mask, maybe one of several kinds (CholecSeg8k), of an image that is known."""
    marked = marked_key(stem, among_masks=False)
    found = () if marked is None else shorter_keys(marked)
    return numbered_key(stem) in known or any(name in known for name in found)


def _frames(folder: Path, found: Contents) -> Generator[int, None, dict[str, tuple[Path, ...]]]:
    """Return the frames of the files that have several, by name; meanwhile yield how many images there are so far."""
    frames: dict[str, tuple[Path, ...]] = {}
    count = found.count
    for number, name in enumerate(found.framed, 1):
        frames[name] = find_frames(folder / name)
        count += len(frames[name]) - 1
        if number % (COUNTED_EVERY // 10) == 0:
            yield count
    return frames
