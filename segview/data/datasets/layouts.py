"""Layouts of data sets: a table of the ways in which image and mask folders are arranged."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from segview.core.base.files import is_folder
from segview.data.datasets.listing import subfolders
from segview.data.datasets.names import IMAGE_FOLDERS, MASK_FOLDERS, plain

MOST_LEVELS = 3
"""Most levels of subfolders that divide a data set, as in ``images/train/bremen``."""


@dataclass(frozen=True)
class Layout:
    """A layout of folders.

    Attributes:
        example: A folder of images, and the folder of their masks.
        masks: Yields, for a folder of images, the folders that may have their masks, the likeliest first.
    """

    example: tuple[str, str]
    masks: Callable[[Path], Iterator[Path]]


def sibling(folder: Path) -> Iterator[Path]:
    """``images`` beside ``masks``; also ``train_images`` beside ``train_masks``, ``train`` beside ``train_masks``."""
    own = plain(folder.name)
    wanted = list(MASK_FOLDERS) if own in IMAGE_FOLDERS else []
    for word in MASK_FOLDERS:
        wanted += [own.replace(image_word, word) for image_word in IMAGE_FOLDERS if image_word in own]
        wanted += [own + word, word + own]
    there = {plain(path.name): path for path in subfolders(folder.parent) if path != folder}
    return (there[name] for name in dict.fromkeys(wanted) if name in there)


def split(folder: Path) -> Iterator[Path]:
    """``images/train`` beside ``masks/train``, and deeper."""
    above = folder
    for _ in range(MOST_LEVELS):
        above = above.parent
        for masks in sibling(above):
            found = masks / folder.relative_to(above)
            if is_folder(found):
                yield found


def nested(folder: Path) -> Iterator[Path]:
    """``train/train`` beside ``train_gt/train_gt``, as some archives unpack."""
    if folder.name == folder.parent.name:
        masks = chain(sibling(folder.parent), challenge(folder.parent))
        yield from (path / path.name for path in masks if is_folder(path / path.name))


def inside(folder: Path) -> Iterator[Path]:
    """``masks`` within the folder of the images."""
    there = {plain(path.name): path for path in subfolders(folder)}
    return (there[name] for name in MASK_FOLDERS if name in there)


def beside(folder: Path) -> Iterator[Path]:
    """Images and masks in one folder, distinguished by their names: ``7.jpg`` and ``7_mask.png``."""
    yield folder


def unnamed(folder: Path) -> Iterator[Path]:
    """A folder of any name beside ``Ground Truth``, if no folder has a usual name for images."""
    there = {plain(path.name): path for path in subfolders(folder.parent) if path != folder}
    if plain(folder.name) not in (*IMAGE_FOLDERS, *MASK_FOLDERS) and not there.keys() & set(IMAGE_FOLDERS):
        yield from (there[name] for name in MASK_FOLDERS if name in there)


def challenge(folder: Path) -> Iterator[Path]:
    """``…_Training_Input`` beside ``…_Training_GroundTruth``, of one year and one part of the challenge."""
    if _CHALLENGE_IMAGES.search(folder.name):
        own = _challenge_part(folder.name)
        for path in subfolders(folder.parent):
            if _CHALLENGE_MASKS.search(path.name) and _challenge_part(path.name) == own:
                yield path


def renamed(images: str, *masks: str) -> Callable[[Path], Iterator[Path]]:
    """Return the layout in which the paths of images and masks differ in the name of one folder.

    Args:
        images: Name of that folder in the path of images, as a regular expression.
        masks: Its replacement in the path of masks, with groups as in ``re.sub``; may be a path.
    """

    def found(folder: Path) -> Iterator[Path]:
        for above in (folder, *folder.parents[:MOST_LEVELS]):
            if (match := re.fullmatch(images, above.name, re.IGNORECASE)) is None:
                continue
            for name in masks:
                path = Path(os.path.normpath(above.parent / match.expand(name))) / folder.relative_to(above)
                if is_folder(path):
                    yield path

    return found


_CHALLENGE_IMAGES = re.compile(r"_(input|data|images)$", re.IGNORECASE)
_CHALLENGE_MASKS = re.compile(r"_?ground_?truth$", re.IGNORECASE)


def _challenge_part(name: str) -> tuple[str, ...]:
    """Return the year and the part (training, validation, test) in the name of a folder."""
    return tuple(re.findall(r"20\d\d|training|validation|test", name.casefold()))


LAYOUTS = {
    "sibling": Layout(("images", "masks"), sibling),
    "split": Layout(("images/train", "masks/train"), split),
    "inside": Layout(("images", "images/masks"), inside),
    "mmsegmentation": Layout(("img_dir/train", "ann_dir/train"), renamed("img_dir", "ann_dir")),
    "cityscapes": Layout(
        ("leftImg8bit/train/bremen", "gtFine/train/bremen"), renamed("leftImg8bit(_foggy|_rain)?", "gtFine", "gtCoarse")
    ),
    "nnunet": Layout(("imagesTr", "labelsTr"), renamed(r"images(Tr|Ts|Va)", r"labels\1")),
    "isic": Layout(("ISIC2018_Task1-2_Training_Input", "ISIC2018_Task1_Training_GroundTruth"), challenge),
    "ham10000": Layout(
        ("HAM10000_images_part_1", "HAM10000_segmentations_lesion_tschandl"),
        renamed(r"HAM10000_images.*", "HAM10000_segmentations_lesion_tschandl"),
    ),
    "bkai-neopolyp": Layout(("train/train", "train_gt/train_gt"), nested),
    "etis-larib": Layout(("ETIS-LaribPolypDB", "Ground Truth"), unnamed),
    "cvc-endoscene": Layout(("bbdd", "gtpolyp"), renamed("bbdd", "gtpolyp")),
    "stare": Layout(("stare-images", "labels-ah"), renamed("stare-images", "labels-ah", "labels-vk")),
    "camvid": Layout(
        ("701_StillsRaw_full", "LabeledApproved_full"), renamed("701_StillsRaw_full", "LabeledApproved_full")
    ),
    "kitti": Layout(("training/image_2", "training/semantic"), renamed("image_2", "semantic")),
    "tnbc": Layout(("Slide_01", "GT_01"), renamed(r"Slide_(\d+)", r"GT_\1")),
    "supervisely": Layout(("ds/img", "ds/masks_machine"), renamed("img", "masks_machine")),
    "massachusetts": Layout(("train/sat", "train/map"), renamed("sat", "map")),
    "oxford-pets": Layout(("images", "annotations/trimaps"), renamed("images", "annotations/trimaps")),
    "mapillary": Layout(("training/images", "training/v2.0/labels"), renamed("images", "v2.0/labels", "v1.2/labels")),
    "bdd100k": Layout(("images/10k/train", "labels/sem_seg/masks/train"), renamed("10k", "../labels/sem_seg/masks")),
    "potsdam": Layout(("2_Ortho_RGB", "5_Labels_all"), renamed(r"[234]_Ortho_\w+", "5_Labels_all")),
    "vaihingen": Layout(("top", "gts_for_participants"), renamed("top", "gts_for_participants")),
    "ph2": Layout(
        ("IMD002/IMD002_Dermoscopic_Image", "IMD002/IMD002_lesion"), renamed(r"(.+)_Dermoscopic_Image", r"\1_lesion")
    ),
    "refuge": Layout(
        ("Training400/Glaucoma", "Annotation-Training400/Disc_Cup_Masks/Glaucoma"),
        renamed(r"(\w+400)", r"Annotation-\1/Disc_Cup_Masks"),
    ),
    "beside": Layout(("all", "all"), beside),
}
"""Layouts by name, in the order in which they are tried."""


def has_masks_beside(folder: Path) -> bool:
    """Say whether a folder is an image folder, because a layout finds mask folders for it outside of it."""
    return plain(folder.name) not in MASK_FOLDERS and any(
        any(True for _ in layout.masks(folder)) for name, layout in LAYOUTS.items() if name not in ("inside", "beside")
    )
