"""Where data sets keep their masks: one function for each layout of folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from segview.data.datasets.listing import subfolders
from segview.data.datasets.names import IMAGE_FOLDERS, MASK_FOLDERS, plain

Layout = Callable[[Path], Iterator[Path]]
"""From a folder of pictures to the folders in which their masks may lie, the likeliest first."""


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
    """``images/train`` beside ``masks/train``."""
    return (path for masks in sibling(folder.parent) for path in subfolders(masks) if path.name == folder.name)


def inside(folder: Path) -> Iterator[Path]:
    """``masks`` within the folder of the pictures."""
    there = {plain(path.name): path for path in subfolders(folder)}
    return (there[name] for name in MASK_FOLDERS if name in there)


def beside(folder: Path) -> Iterator[Path]:
    """Pictures and masks in one folder, told apart by their names: ``7.jpg`` and ``7_mask.png``."""
    yield folder
