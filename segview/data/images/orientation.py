"""The orientation that a file states for its pixels, by which an image is turned when it is read."""

from __future__ import annotations

from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from segview.core.base.errors import UserError
from segview.data.images.opened import open_regular_file

_UPRIGHT = 1
_FORMATS = ("JPEG", "TIFF", "WEBP")
"""Formats whose orientation is read without decoding the pixels."""


def may_lie_turned(image: Path, mask: Path, size: tuple[int, int]) -> bool:
    """Say whether a mask may lie turned on its image: only one of them states an orientation, and both sizes agree.

    Quarter turns of images that are not square would change their size, so that they are seen elsewhere.

    Args:
        image: The image.
        mask: The mask.
        size: Rows and columns of both.
    """
    stated = {_orientation(image), _orientation(mask)}
    is_square = size[0] == size[1]
    return len(stated) > 1 and (is_square or not any(number > 4 for number in stated))


def _orientation(path: Path) -> int:
    """Return the orientation that a file states, 1 to 8; 1 if it states none, cannot be read, or is a frame."""
    try:
        with open_regular_file(path) as file, Image.open(file, formats=_FORMATS) as opened:
            found = opened.getexif().get(ExifTags.Base.Orientation, _UPRIGHT)
    except (UserError, OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return _UPRIGHT
    return found if isinstance(found, int) and 1 <= found <= 8 else _UPRIGHT
