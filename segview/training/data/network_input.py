"""The input of a network, made from images."""

from __future__ import annotations

import torch
from torch import Tensor

from segview.core.variants.preprocessing import Preprocessing
from segview.data.transforms import normalised


def network_input(images: Tensor, preprocessing: Preprocessing) -> Tensor:
    """Return images in 0 to 1, normalised and channels last, as the input of a network."""
    scaled = normalised(images, preprocessing.mean, preprocessing.std)
    return scaled.contiguous(memory_format=torch.channels_last)
