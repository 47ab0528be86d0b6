"""The numbers stored in a file, from an image of Pillow."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from segview.core.images.tiff import described_images, means_truth_values
from segview.data.pixels import Numbers
from segview.data.tiffs import MISSING, missing_as_nan

_BITS_PER_SAMPLE, _PHOTOMETRIC, _SOFTWARE, _SAMPLE_FORMAT = 258, 262, 305, 339
_DESCRIPTION = 270
_DEEP_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_PLANAR = 284
_WHITE_IS_ZERO, _IN_PLANES, _BYTE = 0, 2, 8
_UNSIGNED = 1


def colours(image: Image.Image) -> Numbers:
    """Return the numbers of an image for display, with palettes resolved and alpha kept."""
    if image.mode in _DEEP_MODES:
        values = missing_as_nan(_deep(image), _tags(image).get(MISSING))
        # Packed 12-bit numbers are scaled to 16 bits.
        return values << 4 | values >> 8 if _tags(image).get(_BITS_PER_SAMPLE) == (12,) else values
    if image.mode == "La":
        image = image.convert("LA")
    return np.asarray(image.convert("RGBA" if image.has_transparency_data else "RGB"))


def marks(image: Image.Image) -> Numbers:
    """Return the numbers of a mask; of a palette image, the palette indices.

    Alpha is left out, except if all pixels have one colour: then alpha is the mask.
    """
    if image.mode in _DEEP_MODES:
        return _deep(image)
    if image.mode in ("P", "PA"):
        return np.asarray(image.getchannel(0) if image.mode == "PA" else image)
    if image.mode == "1":
        return ~np.asarray(image) if _holds_truth_values(image) else np.asarray(image)
    if image.mode in ("LA", "La", "RGBA", "RGBa"):
        return _colour_or_alpha(np.asarray(image.convert("LA" if image.mode in ("LA", "La") else "RGBA")))
    return np.asarray(image.convert("L" if image.mode == "L" else "RGB"))


def _colour_or_alpha(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    colours, alpha = values[:, :, :-1], values[:, :, -1]
    if np.ptp(alpha) > 0 and not (colours != colours[:1, :1]).any():
        return alpha
    return colours if colours.shape[2] == 3 else colours[:, :, 0]


def is_misread(image: Image.Image) -> bool:
    """Say whether an image stores colours in separate planes of more than 8 bits, which Pillow reads as bytes."""
    bits = _tags(image).get(_BITS_PER_SAMPLE)
    return _tags(image).get(_PLANAR) == _IN_PLANES and isinstance(bits, tuple) and len(bits) > 1 and max(bits) > _BYTE


def palette(image: Image.Image) -> NDArray[np.uint8] | None:
    """Return the palette of an image, 256 × 3, or None if it has none."""
    if image.mode not in ("P", "PA"):
        return None
    found = np.zeros((256, 3), np.uint8)
    stored = np.array(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)[:256]
    found[: len(stored)] = stored
    return found


def _deep(image: Image.Image) -> Numbers:
    """Return the numbers of an image of more than 8 bits."""
    values = np.asarray(image)
    if image.format == "PPM" and image.mode == "I":
        return values.astype(np.uint16)
    if image.mode == "I" and _tags(image).get(_BITS_PER_SAMPLE) == (32,) and _is_unsigned(image):
        values = values.view(np.uint32)  # Pillow has no uint32 and reads the upper half as negative numbers
    # If white is zero, Pillow does not invert images of more than 8 bits.
    is_inverted = _tags(image).get(_PHOTOMETRIC) == _WHITE_IS_ZERO and values.dtype.kind == "u"
    return ~values if is_inverted else values


def _is_unsigned(image: Image.Image) -> bool:
    return _tags(image).get(_SAMPLE_FORMAT, (_UNSIGNED,)) in (_UNSIGNED, (_UNSIGNED,))


def _holds_truth_values(image: Image.Image) -> bool:
    """Say whether the file holds truth values that Pillow has inverted."""
    tags = _tags(image)
    return tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO and means_truth_values(str(tags.get(_SOFTWARE, "")))


def select_page(image: Image.Image, number: int) -> None:
    """Select a page of a TIFF, from 1, with the name of the writing software, which the first page alone may state."""
    software = _tags(image).get(_SOFTWARE)
    image.seek(number - 1)
    if software is not None and isinstance(image, TiffImageFile):
        image.tag_v2.setdefault(_SOFTWARE, software)


def unread_images(image: Image.Image) -> int:
    """Return the number of images of a TIFF of ImageJ that follow its only page, and cannot be read."""
    stated = described_images(str(_tags(image).get(_DESCRIPTION, "")))
    return stated - 1 if stated > 1 and getattr(image, "n_frames", 1) == 1 else 0


def _tags(image: Image.Image) -> Mapping[int, object]:
    return image.tag_v2 if isinstance(image, TiffImageFile) else {}
