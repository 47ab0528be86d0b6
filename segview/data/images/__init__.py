"""Opening images and masks: the one place where user files are decoded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from segview.core.base.errors import UserError
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import is_nifti, volume_at
from segview.core.variants.classes import Labelling
from segview.data import mask_classes, masks, tiffs
from segview.data.decoded import Decoded, check_decoded, checked_image, checked_mask
from segview.data.display_range import to_display
from segview.data.frames import HEAD, Reader, frame_paths, reader_of
from segview.data.images import pillow, volumes
from segview.data.images.kinds import IMAGE_ENDINGS, PIXEL_LIMIT, STACK_ENDINGS
from segview.data.images.opened import open_regular_file
from segview.data.images.pillow import Wanted
from segview.data.mask_areas import check_areas, check_photograph
from segview.data.mask_colours import check_colours, check_palette, exact_target
from segview.data.pixels import without_alpha
from segview.data.refusals import explain_failures, explain_lack_of_memory

__all__ = [
    "IMAGE_ENDINGS",
    "PIXEL_LIMIT",
    "STACK_ENDINGS",
    "Shown",
    "read_image",
    "read_labels",
    "read_mask",
    "read_numbers",
    "read_pixels",
    "size_of",
    "thumbnail",
]


@dataclass(frozen=True, eq=False)
class Shown:
    """An image for display, rows × columns × 3, RGB, uint8, and notes on how it was read."""

    pixels: NDArray[np.uint8]
    notes: tuple[str, ...] = ()


def read_image(path: Path) -> Shown:
    """Return an image: rows × columns × 3, RGB, C-contiguous, and sentences on how it was read, if any.

    The path may name a frame of a film, a DICOM instance or a TIFF stack, as in ``core.images.frames``; the path of the
    file itself stands for its first frame. The EXIF orientation is applied, transparent pixels are blended with black,
    and numbers of more than 8 bits are scaled by ``display_range``, or by the header for DICOM. Colour profiles are not
    applied. An orientation stored after the pixels of a PNG is ignored.

    Raises:
        UserError: the file cannot be read, is damaged, not an image of a known kind, or larger than ``PIXEL_LIMIT``.
        DecoderFault: the decoder returned an invalid image, which is a bug.
    """
    with explain_lack_of_memory(path):
        found = _decoded(path)
        pixels, note = to_display(found.values)
        return Shown(checked_image(pixels, found.size, path), (*found.notes, *([note] if note else [])))


def read_pixels(path: Path) -> NDArray[np.uint8]:
    """Return the pixels of an image, as in ``read_image``.

    Raises:
        UserError: as for ``read_image``.
    """
    return read_image(path).pixels


def read_mask(path: Path) -> NDArray[np.uint8]:
    """Return a mask: rows × columns of class indices, 0 background and 1 target.

    The EXIF orientation is applied. Alpha is ignored unless all pixels have one colour: then alpha is the mask. The
    rules for target pixels are in ``masks.target`` and ``masks.palette_target``.

    Raises:
        UserError: as for ``read_image``; or the mask may have several classes, or is a photograph.
    """
    with explain_lack_of_memory(path):
        found = _decoded(path, mask=True)
        greys = None if found.palette is None else masks.greys_of(found.values, found.palette)
        if found.palette is not None and greys is None:
            target = masks.palette_target(found.values, found.palette)
            check_palette(found.values, target, found.palette, path)
            check_areas(found.palette.max(axis=1)[found.values] * target, path)
            return checked_mask(target, found.size, path)
        # In lossy files, stains around the target could be mistaken for class indices.
        stored = found.values if found.lossy else masks.without_void(found.values)
        values = masks.one_band(stored) if greys is None else greys
        check_photograph(values, path)
        check_colours(values, path)
        exact = None if found.lossy else exact_target(values, path)
        if exact is None and masks.has_no_target(values, lossy=found.lossy):
            raise UserError(
                "The mask {path} holds numbers up to {max}: it has several classes, and can be used only "
                "for variants with these classes, or it is too dark. A mask of one target has 0 and 1, "
                "or black and white.",
                path=path,
                max=f"{values.max():g}",
            )
        if not found.lossy:
            check_areas(values if values.ndim == 2 else without_alpha(values).max(axis=2), path)
        return checked_mask(masks.target(values) if exact is None else exact, found.size, path)


def read_labels(path: Path, labelling: Labelling | None = None) -> NDArray[np.uint8]:
    """Return the class indices of a mask as stored: rows × columns.

    The EXIF orientation is applied. Alpha is ignored unless all pixels have one colour. Grey values and palette indices
    are class indices; colours named by the labelling are converted by ``mask_classes.labels``.

    Raises:
        UserError: as for ``read_image``; or the file has colours of no class, or numbers that are not indices.
    """
    with explain_lack_of_memory(path):
        found = _decoded(path, mask=True)
        labels = mask_classes.labels(found, labelling or Labelling(256), path)
        return checked_mask(labels, found.size, path)


def read_numbers(path: Path) -> Decoded:
    """Return the numbers of a mask as stored, and its palette if the numbers are palette indices.

    Raises:
        UserError: as for ``read_image``.
    """
    with explain_lack_of_memory(path):
        return _decoded(path, mask=True)


def size_of(path: Path) -> tuple[int, int]:
    """Return rows and columns of an image in display orientation, without decoding it.

    Raises:
        UserError: as for ``read_image``, as far as the header of the file shows it.
    """
    file_path, number = file_and_number(path)
    wanted = Wanted(file_path, number, PIXEL_LIMIT)
    with (
        explain_lack_of_memory(file_path),
        explain_failures(file_path, PIXEL_LIMIT),
        open_regular_file(file_path) as file,
    ):
        if is_nifti(file_path.name):
            volume = volume_at(file_path)
            return volume.rows, volume.columns
        if (reader := _reader(file)) is not None:
            return reader.size(file_path, number, PIXEL_LIMIT)
        try:
            return pillow.size_of(file, wanted)
        except UnidentifiedImageError:
            if not tiffs.is_tiff(file):
                raise
            return tiffs.page_size(file, file_path, PIXEL_LIMIT, number)


def thumbnail(path: Path, side: int) -> NDArray[np.uint8]:
    """Return a small image, rows × columns × 3, that fits in a square of ``side`` pixels and keeps the aspect.

    Smaller images are not enlarged.

    Raises:
        UserError: as for ``read_image``.
    """
    with explain_lack_of_memory(path):
        small = Image.fromarray(to_display(_decoded(path, side=side).values)[0])
        small.thumbnail((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
        return np.array(small)


def _decoded(path: Path, *, mask: bool = False, side: int = 0) -> Decoded:
    """Return the numbers of an image, which may be a frame, or of a mask, which may be a page."""
    file_path, number = file_and_number(path)
    wanted = Wanted(file_path, number, PIXEL_LIMIT, mask=mask, side=side)
    with explain_failures(file_path, PIXEL_LIMIT), open_regular_file(file_path) as file:
        if is_nifti(file_path.name):
            return check_decoded(volumes.decode(path, mask=mask), file_path)
        if mask and file_path == path and tiffs.is_tiff(file):
            _check_pages(file_path)
        reader = None if mask else _reader(file)
        if reader is not None:
            return check_decoded(reader.decode(file_path, number, PIXEL_LIMIT), file_path)
        try:
            return check_decoded(pillow.decode(file, wanted), file_path)
        except UnidentifiedImageError:
            if not tiffs.is_tiff(file):
                raise
            return check_decoded(tiffs.page(file, file_path, PIXEL_LIMIT, number), file_path)


def _check_pages(path: Path) -> None:
    """Refuse a mask of several pages, of which only the first would be used.

    Raises:
        UserError: the file has several pages of the same size.
    """
    pages = len(frame_paths(path))
    if pages > 1:
        raise UserError(
            "The mask {path} has {pages} pages, and it is unclear which to use. Save one of them "
            "alone, all as one mask, or one page for each frame of its image.",
            path=path,
            pages=pages,
        )


def _reader(file: IO[bytes]) -> Reader | None:
    reader = reader_of(file.read(HEAD))
    file.seek(0)
    return reader
