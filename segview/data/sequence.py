"""The order of images in a sequence."""

from __future__ import annotations

from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.images.frames import file_and_number, frame_path
from segview.data.datasets import find_images


def previous(image: Path) -> Path | None:
    """Return the image before this one: in its film or stack, else in its folder in natural order.

    None if it is the first, or not among the images of its folder.
    """
    file, number = file_and_number(image)
    if file != image:
        return frame_path(file, number - 1) if number > 1 else None
    try:
        every = find_images(image.parent)
    except UserError:
        return None
    place = every.index(image) if image in every else 0
    return every[place - 1] if place else None
