"""Random changes of training batches, on tensors: every pair its own, picture and mask alike."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from segview.core.plan import Augmentation


def augment(pictures: Tensor, masks: Tensor, settings: Augmentation, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return changed pictures and masks.

    Args:
        pictures: B × 3 × H × W, values 0 to 1.
        masks: B × 1 × H × W, values 0 or 1.
        settings: How far each change goes.
        generator: Where chance comes from, on the CPU.
    """

    def uniform(low: float, high: float) -> Tensor:
        return torch.rand(len(pictures), generator=generator) * (high - low) + low

    angle = uniform(-1, 1) * math.radians(settings.rotation)
    # A zoom by s samples the picture on a grid 1/s as wide.
    zoom = 1 / (1 + uniform(-settings.scale, settings.scale))
    mirror = torch.where(uniform(0, 1) < 0.5, -1.0, 1.0) if settings.flip else torch.ones(len(pictures))
    cosine, sine = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    shifts = [uniform(-settings.shift, settings.shift) * 2 for _ in range(2)]
    rows = [torch.stack([cosine * mirror, -sine, shifts[0]], 1), torch.stack([sine * mirror, cosine, shifts[1]], 1)]
    grid = functional.affine_grid(torch.stack(rows, 1), list(pictures.shape), align_corners=False).to(pictures.device)
    pictures = functional.grid_sample(pictures, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    masks = functional.grid_sample(masks, grid, mode="nearest", padding_mode="zeros", align_corners=False)
    return _recoloured(pictures, settings.colour, uniform), masks


def _recoloured(pictures: Tensor, amount: float, uniform) -> Tensor:  # noqa: ANN001
    if not amount:
        return pictures
    brightness, contrast, saturation = (
        (1 + uniform(-amount, amount)).to(pictures.device)[:, None, None, None] for _ in range(3)
    )
    grey = pictures.mean(dim=1, keepdim=True)
    pictures = grey + (pictures - grey) * saturation
    middle = pictures.mean(dim=(1, 2, 3), keepdim=True)
    return ((pictures - middle) * contrast + middle * brightness).clamp(0, 1)


def resized(picture: NDArray[np.uint8], size: tuple[int, int]) -> Tensor:
    """Return a picture at another size, antialiased: rows × columns × 3 to 3 × ``size``, uint8."""
    tensor = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None]
    if tensor.shape[-2:] != torch.Size(size):
        tensor = functional.interpolate(tensor, size, mode="bilinear", antialias=True, align_corners=False)
    return tensor[0]


def resized_mask(mask: NDArray[np.uint8], size: tuple[int, int]) -> Tensor:
    """Return a mask of class indices at another size, nearest neighbour: rows × columns to 1 × ``size``, uint8."""
    return functional.interpolate(torch.from_numpy(mask.copy())[None, None], size, mode="nearest-exact")[0]


def normalised(pictures: Tensor, mean: tuple[float, ...], std: tuple[float, ...]) -> Tensor:
    """Return B × C × H × W pictures of values 0 to 1 with ``mean`` taken off and divided by ``std``, per channel."""
    shape = (1, -1, 1, 1)
    return (pictures - pictures.new_tensor(mean).view(shape)) / pictures.new_tensor(std).view(shape)
