"""Images of the kinds that Pillow knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image, UnidentifiedImageError

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.images import webp
from segview.data.decoded import Decoded
from segview.data.images import deep_colours, jpeg_ends, numbers
from segview.data.images.kinds import FORMATS
from segview.data.pixels import apply_orientation
from segview.data.refusals import CURE, no_such_frame, too_large

_ORIENTATION = 274
_TURNED = (5, 6, 7, 8)
_MOVING = ("GIF", "PNG", "WEBP")
"""Formats that may be animated; the pages of a TIFF are frames."""


@dataclass(frozen=True)
class Wanted:
    """The part of a file to read, and how to read it.

    Attributes:
        path: The file, for error messages.
        number: Number of the page of a TIFF; the first is 1.
        limit: Most pixels allowed.
        mask: Whether to read it as a mask, without alpha and with palette indices kept.
        side: Least side in pixels if a reduced copy is enough; else 0.
    """

    path: Path
    number: int
    limit: int
    mask: bool = False
    side: int = 0


def size_of(file: IO[bytes], wanted: Wanted) -> tuple[int, int]:
    """Return rows and columns in display orientation, without decoding.

    Raises:
        UnidentifiedImageError: Pillow does not know this kind.
        UserError: there is no such page, or it has more pixels than allowed.
        Exception: of any kind, where the file is damaged.
    """
    with Image.open(file, formats=FORMATS) as image:
        return _size(_turned_to(image, wanted))


def decode(file: IO[bytes], wanted: Wanted) -> Decoded:
    """Return the numbers of an image.

    Raises:
        UnidentifiedImageError: Pillow does not know this kind.
        UserError: there is no such page, it has more pixels than allowed, or its colours are not supported.
        Exception: of any kind, where the file is damaged.
    """

    def prepare(image: Image.Image) -> None:
        if wanted.side:
            # JPEG can decode at an eighth of the size for an eighth of the cost.
            image.draft(None, (wanted.side, wanted.side))

    with Image.open(file, formats=FORMATS) as image:
        said = _size(_turned_to(image, wanted))
        if numbers.is_misread(image):
            raise UnidentifiedImageError("planes of more than 8 bits, which Pillow takes for bytes")
        lossy, notes = _is_lossy(image, file), _moving_notes(image, wanted)
        prepare(image)
        lower = None if wanted.mask else deep_colours.lower_bytes(image)
        try:
            image.load()
        except OSError:
            whole = jpeg_ends.complete_jpeg(file, prepare) if image.format == "JPEG" else None
            if whole is None:
                raise
            return replace(_numbers(whole, said, wanted), notes=(jpeg_ends.NOTE,), lossy=True)
        found = replace(_numbers(image, said, wanted), lossy=lossy, notes=notes)
        if lower is None or not deep_colours.looks_dark(found.values):
            return found
        bytes_ = apply_orientation(lower(file, lambda again: _turned_to(again, wanted)), _orientation(image))
        return replace(found, values=found.values.astype(np.uint16) << 8 | bytes_)


def _moving_notes(image: Image.Image, wanted: Wanted) -> tuple[str, ...]:
    """Return a note on a file of several pictures, of which only the first is read: animated, or stacked by ImageJ.

    Raises:
        UserError: it is a mask, and it is unclear which picture to use.
    """
    more = numbers.unread_images(image)
    if more:
        sentence = Text(
            "ImageJ has written {count} more images behind the page of {file}, which are not read. Save it anew, with "
            "a page for each image.",
            count=more,
            file=wanted.path.name,
        )
        if wanted.mask:
            raise UserError(sentence)
        return (sentence,)
    if image.format not in _MOVING or not getattr(image, "is_animated", False):
        return ()
    if wanted.mask:
        raise UserError(
            "The mask {path} is animated, and it is unclear which of its pictures to use. Save one of them alone.",
            path=wanted.path,
        )
    return (Text("It is animated; only its first picture is shown."),)


def _numbers(image: Image.Image, said: tuple[int, int], wanted: Wanted) -> Decoded:
    orientation = _orientation(image)
    palette = numbers.palette(image) if wanted.mask else None
    values = apply_orientation((numbers.marks if wanted.mask else numbers.colours)(image), orientation)
    # The size of a draft is chosen by the decoder.
    return Decoded(values, (values.shape[0], values.shape[1]) if wanted.side else said, palette=palette)


def _turned_to(image: Image.Image, wanted: Wanted) -> Image.Image:
    """Select the wanted page of an image, and return the image after checking that it may be decoded."""
    if wanted.number != 1:
        pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if not 1 <= wanted.number <= pages:
            raise no_such_frame(wanted.path, wanted.number, pages)
        numbers.select_page(image, wanted.number)
    if image.width * image.height > wanted.limit:
        raise too_large(wanted.path, (image.height, image.width), wanted.limit)
    if image.mode == "LAB":
        raise UserError(
            "{path} holds colours as L*a*b*, which segview does not show. {cure}.", path=wanted.path, cure=CURE
        )
    return image


def _size(image: Image.Image) -> tuple[int, int]:
    columns, rows = image.size
    return (columns, rows) if _orientation(image) in _TURNED else (rows, columns)


def _is_lossy(image: Image.Image, file: IO[bytes]) -> bool:
    if image.format == "WEBP":
        return not webp.is_lossless(file)
    return image.format == "JPEG" or (image.format == "TIFF" and image.info.get("compression") == "jpeg")


def _orientation(image: Image.Image) -> int:
    if image.format == "TIFF":
        # Pillow applies the orientation of TIFF itself, also to the size.
        return 1
    try:
        # The method of the base class, because that of PNG decodes the whole image to read what follows it.
        found = Image.Image.getexif(image).get(_ORIENTATION, 1)
    except Exception:
        # Damaged metadata raise any kind of error, and the pixels may be fine.
        return 1
    return found if isinstance(found, int) else 1
