"""Data sets: pairs of image and mask in the folder layouts of published data sets."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.files import resolve_path
from segview.core.base.registry import Registry
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import is_nifti
from segview.core.variants.classes import Labelling
from segview.data.datasets.colour_advice import with_advice
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
from segview.data.datasets.pages import Pages
from segview.data.datasets.parts import read_parts
from segview.data.datasets.shelf import Shelf, mask_on
from segview.data.frames import frame_paths
from segview.data.images import IMAGE_ENDINGS, STACK_ENDINGS, read_pixels
from segview.data.images.volumes import volume_of
from segview.data.mask_colours import SeveralColours
from segview.data.own_files import is_result

DATASETS: Registry[Layout] = Registry("layout of a data set", LAYOUTS, group="segview.datasets")

_NAMED = 8
"""Number of folders that an error names when a folder has no images."""


@dataclass(frozen=True)
class Pair:
    """An image and its mask."""

    image: Path
    mask: Path


def pairs(folder: Path) -> tuple[Pair, ...]:
    """Return the images that have a mask, each with its mask, in natural order; other images are skipped.

    Args:
        folder: The folder of images, or a folder that contains it under a usual name such as ``images``.

    Raises:
        UserError: the folder is missing or cannot be read, or has no image.
        NoMasks: no image has a mask.
    """
    found = find_images(folder)
    # A folder that temporarily cannot be listed counts as empty, so masks are looked for twice.
    masks = find_masks(found) or find_masks(found)
    # The top folder of a data set may contain an image for its web page.
    for subfolder in image_folders(folder) if not masks else ():
        masks = masks or find_masks(drain(_without_masks(subfolder, contents(subfolder))))
    if not masks:
        raise no_masks(folder, found)
    return tuple(Pair(image, mask) for image, mask in masks.items())


def find_images(folder: Path) -> tuple[Path, ...]:
    """Return the images of a folder in natural order, without masks in the same folder.

    Each frame of a film, a DICOM instance or a TIFF stack is an image; see ``core.images.frames``. If the folder itself
    has no image, those of its subfolder ``images``, or a similar name, are returned.

    Raises:
        UserError: the folder is missing or cannot be read, or has no image.
    """
    return drain(find_images_counted(folder))


def find_images_counted(folder: Path) -> Generator[int, None, tuple[Path, ...]]:
    """Return the same as ``find_images``; meanwhile, yield the number of images found so far.

    Raises:
        UserError: as for ``find_images``.
    """
    for candidate in chain((folder,), image_folders(folder)):
        if found := (yield from counted_contents(candidate)):
            yield found.count
            images = yield from _without_masks(candidate, found)
            # A folder that contains only results was opened on purpose.
            return tuple(image for image in images if not is_result(image)) or images
    if each := images_called_after_folders(folder):
        return each
    elsewhere = ", ".join(path.name for path in islice(folders_with_images(folder), _NAMED))
    cure = f"Choose one of its folders: {elsewhere}" if elsewhere else "Choose a folder with images"
    raise UserError("{folder} holds no image that segview can open. {cure}.", folder=folder, cure=cure)


def find_frames(file: Path) -> tuple[Path, ...]:
    """Return the frames of a film, a DICOM instance or a TIFF stack; for any other file, the file itself.

    A file that cannot be read is returned as it is, too; opening it reports the reason.
    """
    # A file whose ending means a single image is not opened.
    ending = file.suffix.lower()
    return (file,) if ending in IMAGE_ENDINGS and ending not in STACK_ENDINGS else frame_paths(file)


def find_mask(image: Path) -> Path | None:
    """Return the mask of an image, or None if it has none.

    Raises:
        UserError: a folder of masks cannot be read.
    """
    return find_masks((image,)).get(image)


def find_masks(images: Iterable[Path]) -> dict[Path, Path]:
    """Return the masks of those images that have one; each folder is listed once.

    Frames have a mask of their own, or a page of a mask that has as many pages as their file has frames.

    Raises:
        UserError: a folder of masks cannot be read.
    """
    shelves: dict[Path, dict[Path, Shelf]] = {}
    found, pages = dict[Path, Path](), Pages()
    for image in images:
        folder = image.parent
        if folder not in shelves:
            # The target of a link may have another name and other neighbours than the link.
            homes = (folder, resolve_path(folder)) if os.path.islink(folder) else (folder,)
            places = {place: None for home in homes for layout in DATASETS.values() for place in layout.masks(home)}
            shelves[folder] = {place: Shelf.now(place, among_masks=place not in homes) for place in places}
        every = shelves[folder]  # the image's own folder is among them
        find = partial(mask_on, every.values(), every[folder])
        mask = find(image) or pages.of(image, find)
        if mask is not None:
            found[image] = mask
    return found


def read_pair(pair: Pair, labelling: Labelling | None = None) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return an image, rows × columns × 3, and its mask, rows × columns.

    The mask holds 0 and 1, or with a labelling class indices and ``IGNORED``. Several masks of one image, ``7_mask``,
    ``7_mask_1`` …, are merged. A mask of another size but the same aspect is resized to the image, nearest neighbour.

    Raises:
        UserError: a file cannot be opened, the aspects differ, or a number in the mask is not the index of a class.
    """
    image = read_pixels(pair.image)
    return image, read_truth(pair, (image.shape[0], image.shape[1]), labelling)


def read_truth(pair: Pair, size: tuple[int, int], labelling: Labelling | None = None) -> NDArray[np.uint8]:
    """Return the mask of a pair like ``read_pair``; ``size`` is the rows and columns of its image.

    Raises:
        UserError: as for ``read_pair``.
    """
    try:
        mask = read_parts(pair.mask, labelling)
    except SeveralColours as error:
        raise with_advice(error, pair) from error
    file, _ = file_and_number(pair.mask)
    mask = volume_of(file).turned_to(mask, size) if is_nifti(file.name) else mask
    rows, columns = size
    if mask.shape == size:
        return mask
    check_aspect(pair.mask, (mask.shape[0], mask.shape[1]), pair.image, size)
    return np.array(Image.fromarray(mask).resize((columns, rows), Image.Resampling.NEAREST))


def _without_masks(folder: Path, found: Contents) -> Generator[int, None, tuple[Path, ...]]:
    """Return the images of a folder in natural order, without masks; each frame of a file with several is an image.

    Meanwhile yields the number of images so far, because files with several frames have to be opened.
    """
    # There may be a hundred thousand names; strings are ten times faster than paths.
    names = sorted((*found.framed, *found.single), key=natural)
    frames = yield from _frames(folder, found)
    known = {image_key for name in names for image_key in image_keys(stem_of(name))}
    known |= {image_key for each in frames.values() for frame in each for image_key in image_keys(stem_of(frame.name))}
    names = [name for name in names if not _is_mask(stem_of(name), known)]
    images = (image for name in names for image in frames.get(name) or (folder / name,))
    return tuple(image for image in images if not _is_mask(stem_of(image.name), known))


def _is_mask(stem: str, known: set[str]) -> bool:
    """Say whether a name is that of a mask of a known image, also with several kinds of masks (CholecSeg8k)."""
    marked = marked_key(stem, among_masks=False)
    found = () if marked is None else shorter_keys(marked)
    return numbered_key(stem) in known or any(name in known for name in found)


def _frames(folder: Path, found: Contents) -> Generator[int, None, dict[str, tuple[Path, ...]]]:
    """Return the frames of files that may have several, by name; meanwhile, yield the number of images so far."""
    frames: dict[str, tuple[Path, ...]] = {}
    count = found.count
    for number, name in enumerate(found.framed, 1):
        frames[name] = find_frames(folder / name)
        count += len(frames[name]) - 1
        if number % (COUNTED_EVERY // 10) == 0:
            yield count
    return frames
