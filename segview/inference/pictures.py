"""Opening an image for looking: the picture, smaller copies, and its ground truth."""

from __future__ import annotations

from pathlib import Path

from segview.core.errors import UserError
from segview.core.picture import Picture, halvings
from segview.data.datasets import Pair, find_mask, read_pair
from segview.data.images import read_picture


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
