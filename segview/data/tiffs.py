"""TIFF files that Pillow cannot read, read with tifffile; used by ``images`` as a fallback."""

from __future__ import annotations

import logging
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np

from segview.core.base.errors import UserError
from segview.data.decoded import Decoded
from segview.data.pixels import Numbers, apply_orientation
from segview.data.refusals import CURE, no_such_frame, too_large

if TYPE_CHECKING:
    from tifffile import TiffFile, TiffPage

_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_ORIENTATION = 274
MISSING = 42113
"""Tag of GDAL for the number that means missing data, as text."""

_ALPHAS = (1, 2)
_PLANES = 2
_PLAIN, _DEFLATE = 1, (8, 32946)


def is_tiff(file: IO[bytes]) -> bool:
    """Say whether a file begins like a TIFF; its position is reset to the start."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    return begins(start)


def missing_as_nan(values: Numbers, mark: object) -> Numbers:
    """Return real numbers with the file's mark of missing data replaced by NaN; other dtypes are unchanged."""
    try:
        missing = float(str(mark).strip("\0 "))
    except ValueError:
        return values
    return np.where(values == values.dtype.type(missing), np.nan, values) if values.dtype.kind == "f" else values


def page(file: IO[bytes], path: Path, limit: int, number: int = 1) -> Decoded:
    """Return a page, by default the first: rows × columns, or rows × columns × samples (2 to 4).

    Raises:
        UserError: there is no such page, it has more than ``limit`` pixels or four samples, or unsupported numbers or
            compression.
        Exception: of any kind, where the file is damaged.
    """
    from tifffile import TiffFile

    with TiffFile(file) as tiff:
        one = _checked(_numbered(tiff, path, number), path, limit)
        if one.compression in _DEFLATE:
            _check_inflated(file, one)
        values = _rows_first(one.asarray(), one)
        # A second or fourth sample that is not alpha cannot be displayed.
        if values.ndim == 3 and values.shape[2] in (2, 4) and not set(one.extrasamples) & set(_ALPHAS):
            values = values[:, :, :-1]
        values = missing_as_nan(values, one.tags.valueof(MISSING))
        return Decoded(apply_orientation(values, _orientation(one)), _size(one))


def page_size(file: IO[bytes], path: Path, limit: int, number: int = 1) -> tuple[int, int]:
    """Return rows and columns of a page in display orientation.

    Raises:
        UserError: as for ``page``.
        Exception: of any kind, where the file is damaged.
    """
    from tifffile import TiffFile

    with TiffFile(file) as tiff:
        return _size(_checked(_numbered(tiff, path, number), path, limit))


def begins(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of a TIFF."""
    return head[:4] in _STARTS


def count(path: Path) -> int:
    """Return the number of pages at the start of a TIFF that have the first page's shape and are not reduced copies.

    Raises:
        Exception: of any kind, where the file is damaged.
    """
    from tifffile import TiffFile

    with TiffFile(path) as tiff:
        first = tiff.pages.first
        shape = (first.imagelength, first.imagewidth, first.samplesperpixel)
        for number in range(1, len(tiff.pages)):
            one = tiff.pages[number].aspage()
            if one.is_reduced or (one.imagelength, one.imagewidth, one.samplesperpixel) != shape:
                return number
        return len(tiff.pages)


def _numbered(tiff: TiffFile, path: Path, number: int) -> TiffPage:
    if not 1 <= number <= len(tiff.pages):
        raise no_such_frame(path, number, len(tiff.pages))
    return tiff.pages[number - 1].aspage()


def _checked(page: TiffPage, path: Path, limit: int) -> TiffPage:
    rows, columns, samples = page.imagelength, page.imagewidth, page.samplesperpixel
    if rows < 1 or columns < 1:
        raise ValueError(f"it says that it has {columns} × {rows} pixels")
    if rows * columns > limit:
        raise too_large(path, (rows, columns), limit)
    if page.imagedepth != 1 or samples > 4:
        raise UserError(
            "{path} holds {samples} channels in {imagedepth} layers; an image has one layer of up to 4. {cure}.",
            path=path,
            samples=samples,
            imagedepth=page.imagedepth,
            cure=CURE,
        )
    if page.dtype is None or page.dtype.kind not in "buif" or page.bitspersample not in (1, 8, 16, 32, 64):
        raise UserError(
            "{path} holds numbers of a rare kind, {bitspersample} bits each. {cure}.",
            path=path,
            bitspersample=page.bitspersample,
            cure=CURE,
        )
    if page.compression not in (_PLAIN, *_DEFLATE) or page.predictor not in (1, 2):
        raise UserError("{path} is compressed in a rare way for its kind of pixels. {cure}.", path=path, cure=CURE)
    return page


def _rows_first(values: Numbers, page: TiffPage) -> Numbers:
    """Return rows × columns, or rows × columns × samples.

    Raises:
        ValueError: the decoded array has other axes, as if tags of a damaged file contradict each other.
    """
    rows, columns, samples = page.imagelength, page.imagewidth, page.samplesperpixel
    if values.shape == (rows, columns) or (values.shape == (rows, columns, samples) and page.planarconfig != _PLANES):
        return values
    if values.shape == (samples, rows, columns):
        return values.transpose(1, 2, 0)
    raise ValueError(f"it holds {' × '.join(map(str, values.shape))} numbers, not {rows} × {columns} × {samples}")


def _size(page: TiffPage) -> tuple[int, int]:
    rows, columns = page.imagelength, page.imagewidth
    return (columns, rows) if _orientation(page) in (5, 6, 7, 8) else (rows, columns)


def _check_inflated(file: IO[bytes], page: TiffPage) -> None:
    # tifffile unpacks strips without a limit; a megabyte may become a gigabyte.
    left = page.nbytes + 1_000_000 * page.samplesperpixel
    for offset, count in zip(page.dataoffsets, page.databytecounts, strict=True):
        file.seek(offset)
        left -= len(zlib.decompressobj().decompress(file.read(count), max(left, 1)))
        if left <= 0:
            raise ValueError("its strips hold more than the image")


def _orientation(page: TiffPage) -> int:
    tag = page.tags.get(_ORIENTATION)
    return int(tag.value) if tag is not None else 1


# tifffile reports damage by logging and by raising; raising is enough.
logging.getLogger("tifffile").setLevel(logging.CRITICAL)
