"""Opening of image files, including those with number types that Pillow does not support."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.images import webp

_ORIENTATION = 274
_PLAIN = 1


def open_image(kind: str, data: bytes, provenance: Provenance) -> Image.Image:
    """Return an opened image; its pixels are not read yet if possible.

    Raises:
        UserError: a TIFF with a rare number type has another size than the image, or a rare structure.
        Exception: of any kind, if the file is damaged.
    """
    try:
        return Image.open(io.BytesIO(data), formats=[kind])
    except Image.UnidentifiedImageError:
        if kind != "TIFF":
            raise
        return _open_wide_tiff(data, provenance)


def is_lossy(kind: str, data: bytes) -> bool:
    """Tell whether a file keeps numbers about as they were only."""
    return kind == "JPEG" or (kind == "WEBP" and not webp.is_lossless(io.BytesIO(data)))


def shown_size(image: Image.Image) -> tuple[int, int]:
    """Return rows and columns as the image is shown."""
    # The method of the base class: that of PNG decodes the whole image to look behind it.
    turned = Image.Image.getexif(image).get(_ORIENTATION) in (5, 6, 7, 8) and image.format != "TIFF"
    return (image.width, image.height) if turned else (image.height, image.width)


def _open_wide_tiff(data: bytes, provenance: Provenance) -> Image.Image:
    """Return the first page of a TIFF of float64 or int64, as scikit-image writes it, with numbers of 32 bits.

    Args:
        data: The file.
        provenance: Of the image that it has to be as large as.

    Raises:
        UserError: it has another size, several numbers for each pixel, numbers that are too large, or is packed.
        Exception: of any kind, if the file is damaged.
    """
    from tifffile import TiffFile

    with TiffFile(io.BytesIO(data)) as tiff:
        page = tiff.pages.first
        provenance.check_size((page.imagelength, page.imagewidth))
        single = page.samplesperpixel == 1 and page.imagedepth == 1
        if not single or page.compression != _PLAIN or page.dtype is None or page.dtype.kind not in "fiu":
            raise UserError("It is a TIFF of a rare kind. Save the mask as PNG.")
        values = page.asarray().reshape(provenance.size)
    if values.dtype.kind == "f":
        return Image.fromarray(values.astype(np.float32))
    if int(values.max()) > np.iinfo(np.int32).max or int(values.min()) < 0:
        raise UserError("It holds numbers from {low} to {high}.", low=int(values.min()), high=int(values.max()))
    return Image.fromarray(values.astype(np.int32))
