"""From images to what a network takes."""

from __future__ import annotations

import torch
from torch import Tensor

from segview.core.variants.preprocessing import Preprocessing
from segview.data.transforms import normalised


def network_input(images: Tensor, preprocessing: Preprocessing) -> Tensor:
    """Return images in 0 to 1 as a network wants them."""
    scaled = normalised(images, preprocessing.mean, preprocessing.std)
    return scaled.contiguous(memory_format=torch.channels_last)
