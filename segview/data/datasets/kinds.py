"""Errors for images without a certain mask: there may be several kinds of masks, each in its own place (IDRiD)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.files import is_file, is_folder
from segview.core.base.text import Text
from segview.core.images.frames import SEGMENTATION_ENDING
from segview.data.datasets.listing import images, listing_error, subfolders
from segview.data.datasets.names import MASK_FOLDERS, key, natural, plain
from segview.data.refusals import NoMasks

_LEVELS = 2
"""Number of levels above the image folder that are searched."""
_MOST_FOLDERS = 40
_LOOKED_AT = 3
"""Number of images, from the first, for which masks are looked for."""
_OTHERS = (
    SEGMENTATION_ENDING,
    f".mask{SEGMENTATION_ENDING}",
    ".npy",
    ".npz",
    ".json",
    ".xml",
    ".mat",
    ".svg",
    ".geojson",
)
"""Endings of files that other programs keep masks in."""
_LETTERS = 4
"""Least length of a word for masks that may be only a part of a folder's name."""


def no_masks(folder: Path, found: Sequence[Path]) -> NoMasks:
    """Return the error for a folder of images without masks."""
    counted = "1 image" if len(found) == 1 else f"{len(found)} images"
    if kinds := _kinds(found):
        return NoMasks(
            Text(
                "{folder} holds {counted}, and masks of several kinds for them: {kinds}. It is unclear "
                "which to use. Put the masks of one kind into a folder 'masks' beside that of the "
                "images, or write a list (.txt) with an image and its mask in each line, and give that.",
                folder=folder,
                counted=counted,
                kinds=", ".join(kinds),
            )
        )
    if (error := listing_error(folder.absolute().parent)) is not None:
        return NoMasks(
            Text(
                "{folder} holds {counted}, but a folder of masks beside it cannot be looked for: "
                "{reason}. Put the masks into a folder 'masks' within it.",
                folder=folder,
                counted=counted,
                reason=error.strerror,
            )
        )
    if (file := _other_file(found)) is not None:
        return _no_images(folder, counted, file)
    return NoMasks(
        Text(
            "{folder} holds {counted} but no mask. Masks are looked for in a folder 'masks', "
            "'labels', 'annotations' or 'Ground Truth', in or beside that of the images, under the "
            "same name, or beside the image under a name such as X_mask.png.",
            folder=folder,
            counted=counted,
        )
    )


def _no_images(folder: Path, counted: str, file: Path) -> NoMasks:
    return NoMasks(
        Text(
            "{folder} holds {counted} but no mask. {file} is no image, and masks are read from images and NIfTI alone: "
            "save them as PNG.",
            folder=folder,
            counted=counted,
            file=file,
        )
    )


def _other_file(found: Sequence[Path]) -> Path | None:
    """Return a file of annotations that has the name of the first image, beside it or in a folder of masks, or None."""
    if not found:
        return None
    image = found[0]
    named = (
        place / (stem_of(image) + ending) for place in (*_places(image.parent), image.parent) for ending in _OTHERS
    )
    return next((path for path in named if is_file(path)), None)


def _kinds(found: Sequence[Path]) -> list[str]:
    """Return the names of the kinds of masks, in natural order, if the first images have masks of several kinds."""
    stems: dict[Path, list[str]] = {}
    for image in found:
        stems.setdefault(image.parent, []).append(key(stem_of(image)))
        if len(stems[image.parent]) >= _LOOKED_AT:
            break
    for folder, names in stems.items():
        for place in _places(folder):
            if len(kinds := _in_folders(place, names) or _by_suffix(place, names)) > 1:
                return sorted(kinds, key=natural)
    return []


def _places(folder: Path) -> Iterator[Path]:
    """Yield folders with a usual name for masks, in and around a folder of images."""
    yield from filter(_is_of_masks, subfolders(folder)[:_MOST_FOLDERS])
    above = folder
    for _ in range(_LEVELS):
        for beside in filter(_is_of_masks, subfolders(above.parent)[:_MOST_FOLDERS]):
            inside = beside / folder.relative_to(above)
            yield inside if is_folder(inside) else beside
        above = above.parent


def _is_of_masks(folder: Path) -> bool:
    name = plain(folder.name)
    return name in MASK_FOLDERS or any(word in name for word in MASK_FOLDERS if len(word) >= _LETTERS)


def _in_folders(place: Path, stems: list[str]) -> set[str]:
    """Return the names of the subfolders that have masks of some images."""
    inside = subfolders(place)[:_MOST_FOLDERS]
    return {path.name for path in inside if any(_suffix(name, stems) is not None for name in _names(path))}


def _by_suffix(place: Path, stems: list[str]) -> set[str]:
    return {suffix for name in _names(place) if (suffix := _suffix(name, stems))}


def _names(folder: Path) -> list[str]:
    try:
        return [stem_of(name) for name in images(folder)]
    except UserError:
        return []


def _suffix(name: str, stems: list[str]) -> str | None:
    """Return the suffix after an image's name in the name of its mask, or None if it is a mask of another image."""
    for stem in stems:
        if key(name).startswith(stem):
            rest = name[len(stem) :]
            if not rest or not rest[0].isalnum():
                return rest.strip(" _-")
    return None
