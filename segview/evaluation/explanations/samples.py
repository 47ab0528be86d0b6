"""The images on which maps are checked, with their ground truths if there are any."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_folder, resolve_path
from segview.data.datasets import find_masks
from segview.data.datasets.lists import images_at
from segview.evaluation.protocol import Sample


def samples_at(places: Iterable[Path], first: int = 0) -> list[Sample]:
    """Return the images of files and folders, each once.

    Args:
        places: Images, folders, or lists of images.
        first: Number of images to use, evenly spaced over all; 0 for all.

    Raises:
        UserError: there is no image.
    """
    images: dict[Path, None] = {}
    for place in map(resolve_path, places):
        images.update(dict.fromkeys(images_at(place) if is_folder(place) else [place]))
    if not images:
        raise UserError("There is no image to check maps on. Name an image, or a folder of images.")
    masks = find_masks(images)
    samples = [Sample(image, masks.get(image)) for image in images]
    if not 0 < first < len(samples):
        return samples
    return [samples[at * len(samples) // first] for at in range(first)]
