"""Extra inputs of a network: a user's clicks, or the previous image of a sequence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from segview.core.requests.clicks import Click
from segview.core.requests.request import Request
from segview.core.variants.preprocessing import Preprocessing
from segview.data.images import read_pixels
from segview.data.sequence import previous
from segview.data.transforms import resized


@dataclass(frozen=True, eq=False)
class ExtraInputs:
    """The extra inputs of an image; a network takes those that its preprocessing names.

    Attributes:
        previous: The previous image of the sequence, rows × columns × 3, or None if there is none.
        clicks: Clicks of the user.
    """

    previous: NDArray[np.uint8] | None = None
    clicks: tuple[Click, ...] = ()

    def missing(self, preprocessing: Preprocessing) -> str:
        """Return the extra input that the network needs and does not get, in words, or ""."""
        if preprocessing.beside == "previous" and self.previous is None:
            return "no image before this one"
        if preprocessing.beside == "clicks" and not any(click.belongs for click in self.clicks):
            return "no clicks"
        return ""


NONE = ExtraInputs()


def extra_inputs_of(request: Request, preprocessing: Preprocessing) -> ExtraInputs:
    """Return the extra inputs of a network for the image of a request.

    Raises:
        UserError: the previous image cannot be read.
    """
    if preprocessing.beside == "clicks":
        return ExtraInputs(clicks=request.clicks)
    before = previous(request.image) if preprocessing.beside == "previous" else None
    return ExtraInputs(None if before is None else read_pixels(before))


def channels_beside(
    pixels: NDArray[np.uint8], size: tuple[int, int], preprocessing: Preprocessing, known: ExtraInputs
) -> Tensor:
    """Return the channels after those of the image: C × ``size``, float32, 0 to 1; C = 0 if the network takes none.

    Clicks have two channels: clicks on the target, and all other clicks. If there is no previous image, the image
    itself is used.
    """
    if preprocessing.beside == "previous":
        return resized(pixels if known.previous is None else known.previous, size).float() / 255
    if preprocessing.beside == "clicks":
        return _click_planes(known.clicks, (pixels.shape[0], pixels.shape[1]), size)
    return torch.zeros((0, *size))


def _click_planes(clicks: Sequence[Click], image: tuple[int, int], size: tuple[int, int]) -> Tensor:
    planes = torch.zeros((2, *size))
    for click in clicks:
        row, column = (place * to // of for place, to, of in zip((click.row, click.column), size, image, strict=True))
        if 0 <= row < size[0] and 0 <= column < size[1]:
            planes[0 if click.belongs and click.index else 1, row, column] = 1
    return planes
