"""Opening an image for looking: the picture, smaller copies, and its ground truth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.classes import Labelling
from segview.core.errors import UserError
from segview.core.picture import Picture, halvings
from segview.data.datasets import Pair, find_mask, read_pair, read_truth
from segview.data.images import read_picture


@lru_cache(maxsize=1)  # every variant of one kind of classes asks for it in turn
def truth_for(picture: Picture, labelling: Labelling | None) -> NDArray[np.uint8] | None:
    """Return the ground truth of a picture in a variant's classes, or None where it is not known or says others.

    Rows × columns of the picture: 0 and 1, or with a labelling class indices and ``IGNORED``.
    """
    if labelling is None or picture.truth_path is None:
        return None if labelling is not None else picture.truth
    try:
        return read_truth(Pair(picture.path, picture.truth_path), picture.size, labelling)
    except UserError:
        return None


def open_picture(path: Path, mask: Path | None = None) -> Picture:
    """Read an image and the mask that is given or found for it.

    A mask that cannot be used does not hide the image; ``truth_problem`` says why.

    Raises:
        UserError: the image cannot be read.
    """
    try:
        mask = mask or find_mask(path)
        if mask is not None:
            pixels, truth = read_pair(Pair(path, mask))
            return Picture(path, halvings(pixels), truth, mask)
        problem = ""
    except UserError as error:
        problem = str(error)
    return Picture(path, halvings(read_picture(path)), truth_path=mask, truth_problem=problem)
