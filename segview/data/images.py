"""Opening pictures and masks: the one place where user files are decoded."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from PIL.TiffImagePlugin import TiffImageFile

from segview.core.base.errors import UserError
from segview.core.images.frames import located
from segview.data import tiffs
from segview.data.frames import HEAD, Reader, reader_of
from segview.data.pixels import Numbers, indices, oriented, rgb, target, tells_classes
from segview.data.refusals import CURE, explained, fitting, no_such_frame, too_large, unreadable

STACK_ENDINGS = (".tif", ".tiff")
"""Endings of those that may have several pages, lower case."""

JPEG_ENDINGS = (".jpg", ".jpeg", ".jpe", ".jfif")

IMAGE_ENDINGS: tuple[str, ...] = (
    *(".png", ".apng", *JPEG_ENDINGS, ".bmp", ".gif", ".webp"),
    *(*STACK_ENDINGS, ".ppm", ".pgm", ".pbm", ".pnm", ".pfm"),
)
"""Endings of the pictures that can be opened, lower case; compare without case."""

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
"""The decoders that user files may reach. Each is a way in for a hostile file, so rare ones stay closed."""

PIXEL_LIMIT = 100_000_000
"""Pixels a picture may have: a small file may unpack to more than the memory holds."""

_ORIENTATION = 274
_BITS_PER_SAMPLE, _PHOTOMETRIC = 258, 262
_DEEP_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")

# Pillow warns at this limit and refuses at twice of it: its warning is taken for a refusal too.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# What else it warns and logs of (metadata that it skips) is no concern of who looks at the pixels.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
logging.getLogger("PIL").setLevel(logging.CRITICAL)


def read_picture(path: Path) -> NDArray[np.uint8]:
    """Return a picture: rows × columns × 3, RGB, C-contiguous.

    It may be a frame of a film, of a DICOM instance or of a stack of TIFF pages, named as ``core.frames`` does; of the
    file itself the first is taken. The EXIF orientation is applied, what is transparent is laid on black, and numbers
    of more than 8 bits are scaled by the rule of ``pixels.eight_bits``, those of DICOM as their header says. Colour
    profiles are not applied. An orientation that a PNG states after its pixels is not looked for.

    Raises:
        UserError: the file cannot be read, is damaged, no picture of a known kind, or larger than ``PIXEL_LIMIT``.
    """
    with fitting(path):
        return rgb(_read(path, _colours, framed=True))


def read_mask(path: Path) -> NDArray[np.uint8]:
    """Return a mask: rows × columns of class indices, 0 background and 1 target.

    The EXIF orientation is applied and the alpha ignored. The rule of what is target is that of ``pixels.target``. A
    palette of greys stands for its greys; in a coloured palette the black entry (without one, entry 0) is background
    and every other target.

    Raises:
        UserError: as for ``read_picture``; or the numbers are indices of several classes.
    """
    with fitting(path):
        values = _read(path, _marks)
        # JPEG stains what was black.
        if path.suffix.lower() not in JPEG_ENDINGS and tells_classes(values):
            raise UserError(
                f"The mask {path} holds numbers up to {values.max()}: it tells classes apart, and counts for variants "
                "of these classes alone. A mask of one target has 0 and 1, or black and white."
            )
        return target(values)


def read_labels(path: Path) -> NDArray[np.uint8]:
    """Return the class indices of a mask as they are stored: rows × columns.

    The EXIF orientation is applied and the alpha ignored. Greys stand for their own number, entries of a palette for
    their place in it.

    Raises:
        UserError: as for ``read_picture``; or the file holds colours without a palette, or numbers that are no index.
    """
    with fitting(path):
        found = indices(_read(path, _places))
    if found is None:
        raise UserError(
            f"The mask {path} holds colours or numbers beyond 255, where each pixel should hold the index of its "
            "class. Save it as greys or with a palette."
        )
    return found


def size_of(path: Path) -> tuple[int, int]:
    """Return rows and columns of a picture as it is shown, without decoding it.

    Raises:
        UserError: as for ``read_picture``, as far as the file's head shows it.
    """
    path, number = located(path)
    with explained(path, PIXEL_LIMIT), _opened(path) as file:
        if (reader := _reader(file)) is not None:
            return reader.size(path, number, PIXEL_LIMIT)
        try:
            with Image.open(file, formats=FORMATS) as image:
                columns, rows = _checked(_turned_to(image, path, number), path).size
                return (columns, rows) if _orientation(image) in (5, 6, 7, 8) else (rows, columns)
        except UnidentifiedImageError:
            if not tiffs.is_tiff(file):
                raise
            return tiffs.page_size(file, path, PIXEL_LIMIT, number)


def thumbnail(path: Path, side: int) -> NDArray[np.uint8]:
    """Return a small picture, rows × columns × 3, that fits in a square of ``side`` pixels and keeps the aspect.

    Pictures that fit already are not enlarged.

    Raises:
        UserError: as for ``read_picture``.
    """

    def reduced(image: Image.Image) -> None:
        # JPEG decodes to an eighth at an eighth of the price.
        image.draft(None, (side, side))

    with fitting(path):
        small = Image.fromarray(rgb(_read(path, _colours, before=reduced, framed=True)))
        small.thumbnail((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
        return np.array(small)


def _read(
    path: Path,
    numbers: Callable[[Image.Image], Numbers],
    *,
    before: Callable[[Image.Image], None] | None = None,
    framed: bool = False,
) -> Numbers:
    path, number = located(path)
    with explained(path, PIXEL_LIMIT), _opened(path) as file:
        if framed and (reader := _reader(file)) is not None:
            return reader.numbers(path, number, PIXEL_LIMIT)
        try:
            with Image.open(file, formats=FORMATS) as image:
                orientation = _orientation(_checked(_turned_to(image, path, number), path))
                if before is not None:
                    before(image)
                image.load()
                return oriented(numbers(image), orientation)
        except UnidentifiedImageError:
            if not tiffs.is_tiff(file):
                raise
            return tiffs.page(file, path, PIXEL_LIMIT, number)


def _reader(file: IO[bytes]) -> Reader | None:
    reader = reader_of(file.read(HEAD))
    file.seek(0)
    return reader


def _turned_to(image: Image.Image, path: Path, number: int) -> Image.Image:
    """Return a picture that is turned to one of its pages."""
    if number == 1:
        return image
    pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if not 1 <= number <= pages:
        raise no_such_frame(path, number, pages)
    image.seek(number - 1)
    return image


def _opened(path: Path) -> IO[bytes]:
    """Open a regular file that is not empty: a pipe would never answer."""
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise IsADirectoryError
        if not S_ISREG(status.st_mode):
            raise UserError(f"{path} cannot be read: it is a device or a pipe, not a file. Choose a picture.")
        if status.st_size == 0:
            raise UserError(f"{path} is empty: it has 0 bytes. Copy it again from where it came from.")
        return open(path, "rb")
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:
        raise UserError(f"{str(path)!r} cannot be the name of a file: {error}. Choose another.") from error


def _checked(image: Image.Image, path: Path) -> Image.Image:
    if image.width * image.height > PIXEL_LIMIT:
        raise too_large(path, (image.height, image.width), PIXEL_LIMIT)
    if image.mode == "LAB":
        raise UserError(f"{path} holds colours as L*a*b*, which segview does not show. {CURE}.")
    return image


def _orientation(image: Image.Image) -> int:
    if image.format == "TIFF":
        # Pillow turns these itself, and has the size they are shown in.
        return 1
    try:
        # The method of the base class: that of PNG decodes the whole picture to look behind it.
        found = Image.Image.getexif(image).get(_ORIENTATION, 1)
    except Exception:
        # Metadata break in as many ways as they are written in, and the pixels may be fine.
        return 1
    return found if isinstance(found, int) else 1


def _colours(image: Image.Image) -> Numbers:
    if image.mode in _DEEP_MODES:
        values = _deep(image)
        # Scanners and microscopes keep 12 bits in 16.
        return values << 4 | values >> 8 if _tags(image).get(_BITS_PER_SAMPLE) == (12,) else values
    if image.mode == "La":
        image = image.convert("LA")
    return np.asarray(image.convert("RGBA" if image.has_transparency_data else "RGB"))


def _marks(image: Image.Image) -> Numbers:
    if image.mode in _DEEP_MODES:
        return _deep(image)
    if image.mode in ("P", "PA"):
        return _palette_marks(image)
    if image.mode in ("1", "L", "LA", "La"):
        return np.asarray(image.convert("L"))
    return np.asarray(image.convert("RGB"))


def _places(image: Image.Image) -> Numbers:
    if image.mode in ("P", "PA"):
        return np.asarray(image.getchannel(0) if image.mode == "PA" else image)
    return _marks(image)


def _palette_marks(image: Image.Image) -> Numbers:
    indices = np.asarray(image.getchannel(0) if image.mode == "PA" else image)
    palette = np.zeros((256, 3), np.uint8)
    stored = np.array(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
    palette[: len(stored)] = stored
    used = np.unique(indices)
    if np.ptp(palette[used], axis=1).max() == 0:
        return palette[indices][:, :, 0]
    black = np.flatnonzero(palette[used].max(axis=1) == 0)
    background = used[black] if len(black) else np.array([0])
    return ~np.isin(indices, background)


def _deep(image: Image.Image) -> Numbers:
    """Return the numbers of a picture of more than 8 bits."""
    values = np.asarray(image)
    if image.format == "PPM" and image.mode == "I":
        return values.astype(np.uint16)
    # White may be zero: of the deep kinds, Pillow leaves these as they are.
    return ~values if _tags(image).get(_PHOTOMETRIC) == 0 and values.dtype.kind == "u" else values


def _tags(image: Image.Image) -> Mapping[int, object]:
    return image.tag_v2 if isinstance(image, TiffImageFile) else {}
