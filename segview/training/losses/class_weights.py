"""Class weights by the frequency of classes."""

from __future__ import annotations

import torch
from torch import Tensor

from segview.core.variants.classes import IGNORED


def median_frequency(masks: Tensor, classes: int) -> Tensor:
    """Return for each class the median of all frequencies divided by its own, (classes,) (Eigen and Fergus, 2015).

    The frequency of a class is its number of pixels divided by the number of counted pixels in the images that contain
    it. ``IGNORED`` pixels do not count. A class that no image contains has weight 0.

    Args:
        masks: N × 1 × H × W, class indices and ``IGNORED``, uint8.
        classes: Number of classes.
    """
    counts = torch.stack([torch.bincount(mask.flatten().long(), minlength=IGNORED + 1)[:classes] for mask in masks])
    there = counts > 0
    pixels = counts.sum(dim=0).double()
    around = (counts.sum(dim=1, keepdim=True) * there).sum(dim=0).double()
    seen = around > 0
    frequencies = pixels[seen] / around[seen]
    weights = torch.zeros(classes)
    weights[seen] = (frequencies.quantile(0.5) / frequencies).float()
    return weights
