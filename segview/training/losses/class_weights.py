"""Weights of classes by how many pixels they have."""

from __future__ import annotations

import torch
from torch import Tensor

from segview.core.variants.classes import IGNORED


def median_frequency(masks: Tensor, classes: int) -> Tensor:
    """Return the median of the classes' frequencies over each class's own, (classes,) (Eigen and Fergus, 2015).

    The frequency of a class is its pixels over those of the images that have it anywhere; ``IGNORED`` counts for
    nothing. A class that no image has weighs nothing.

    Args:
        masks: N × 1 × H × W, class indices and ``IGNORED``, uint8.
        classes: How many there are.
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
