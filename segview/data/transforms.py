"""Random augmentation of training batches, on tensors: each pair differently, its image and mask in the same way."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from segview.core.plans.data_plan import Augmentation
from segview.core.variants.classes import IGNORED
from segview.data.augmentation.chance import Chance
from segview.data.augmentation.colouring import change_light, jitter_colours
from segview.data.augmentation.degrading import degrade

# Number of tries to find a window without a target, and grid points along a side to check it.
_TRIES, _COARSE = 12, 32


def augment(
    images: Tensor,
    masks: Tensor,
    settings: Augmentation,
    generator: torch.Generator,
    *,
    outside: int = 0,
    part: tuple[slice, int] | None = None,
    size: tuple[int, int] | None = None,
) -> tuple[Tensor, Tensor]:
    """Return augmented images and masks; pixels from outside an image are black.

    A window setting reduces the result to the size of the window, in whole pixels; a batch scale changes the size of
    the whole batch. If the images are larger than the result, crops are sampled from their full detail.

    Args:
        images: B × 3 × H × W, values 0 to 1.
        masks: B × 1 × H × W, class indices as real numbers.
        settings: Strength of each change.
        generator: Random generator on the CPU.
        outside: Value of masks outside the image: background, or ``IGNORED``.
        part: The slice of the batch that is given, and the size of the whole batch, if only a part of a batch is given.
            The pairs change as they would in the whole batch.
        size: Rows and columns of the result before window and batch scale; by default those of the images.
    """
    chance = Chance(*(part or (slice(None), len(images))), generator)
    theta = _chosen(chance, settings, masks).to(images.device)
    larger = chance.factor(settings.batch_scale)
    wanted = [side * larger for side in size or images.shape[-2:]]
    rows, columns = (max(1, round(side * settings.window)) for side in wanted)
    grid = functional.affine_grid(theta, [len(images), 3, rows, columns], align_corners=False)
    if list(images.shape[-2:]) == wanted:
        images = functional.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    else:
        images = _sampled(images, grid, _spans(theta, images.shape[-2] / images.shape[-1]))
    masks = functional.grid_sample(masks - outside, grid, mode="nearest", padding_mode="zeros", align_corners=False)
    masks = masks + outside
    images = change_light(jitter_colours(images, settings.colour, chance), settings, chance)
    return degrade(images, masks, settings, chance, outside=outside)


def _chosen(chance: Chance, settings: Augmentation, masks: Tensor) -> Tensor:
    """Return the transformation of each pair; some pairs (``settings.free``) get a window without target, if found."""
    aspect = masks.shape[-2] / masks.shape[-1]
    theta = _moves(chance, settings, aspect)
    if not settings.free:
        return theta
    freed = chance.below(1) < settings.free
    targets = ((masks > 0) & (masks != IGNORED)).float().cpu()
    for _ in range(_TRIES):
        grid = functional.affine_grid(theta, [len(masks), 1, _COARSE, _COARSE], align_corners=False)
        seen = functional.grid_sample(targets, grid, mode="nearest", padding_mode="zeros", align_corners=False)
        # Pairs that have found a window keep it; each try moves only the others.
        again = freed & seen.flatten(1).any(dim=1)
        theta = torch.where(again[:, None, None], _moves(chance, settings, aspect), theta)
    return theta


def _spans(theta: Tensor, aspect: float) -> list[float]:
    """Return the share of the image's side that each transformation covers."""
    return theta[:, 0, 0].hypot(theta[:, 1, 0] * aspect).tolist()


def _sampled(images: Tensor, grid: Tensor, spans: Sequence[float]) -> Tensor:
    """Return images sampled on a grid, B × 3 × rows × columns, without aliasing.

    Each image is first reduced, antialiased, until the points of its grid are about one pixel apart.
    """
    found: list[Tensor] = []
    for image, points, span in zip(images.split(1), grid.split(1), spans, strict=True):
        apart = span * image.shape[-2] / points.shape[1]
        if apart > 1:
            smaller = [max(1, round(side / apart)) for side in image.shape[-2:]]
            image = functional.interpolate(image, smaller, mode="bilinear", antialias=True, align_corners=False)
        found.append(functional.grid_sample(image, points, padding_mode="zeros", align_corners=False))
    return torch.cat(found)


def _moves(chance: Chance, settings: Augmentation, aspect: float) -> Tensor:
    """Return the affine matrices of pairs from result to source, B × 2 × 3, in coordinates from -1 to 1.

    ``aspect`` is height over width: without it, rotating an image that is not square would shear it.
    """
    angle = chance.within(math.radians(settings.rotation))
    # A zoom by s samples the image on a grid 1/s as wide.
    zoom = 1 / (1 + chance.within(settings.scale))
    # ``left`` is the share of a side that remains; the crop can be anywhere in the image.
    left = 1 - chance.below(settings.crop) if settings.crop else torch.ones_like(zoom)
    left = left * settings.window
    zoom = zoom * left
    mirror = torch.where(chance.within(1) < 0, -1.0, 1.0) if settings.flip else torch.ones_like(zoom)
    cosine, sine = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    turn = torch.where(chance.within(1) < 0, -1.0, 1.0) if settings.upside_down else torch.ones_like(zoom)
    across, down = (chance.within(settings.shift) * 2 for _ in range(2))
    if settings.crop or settings.window < 1:
        across, down = (one + chance.within(1) * (1 - left) for one in (across, down))
    rows = [
        torch.stack([cosine * mirror, -sine * aspect * turn, across], 1),
        torch.stack([sine * mirror / aspect, cosine * turn, down], 1),
    ]
    return torch.stack(rows, 1)


def resized(image: NDArray[np.uint8], size: tuple[int, int]) -> Tensor:
    """Return an image at another size, antialiased: rows × columns × 3 to 3 × ``size``, uint8."""
    tensor = torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)[None]
    if tensor.shape[-2:] != torch.Size(size):
        tensor = functional.interpolate(tensor, size, mode="bilinear", antialias=True, align_corners=False)
    return tensor[0]


def resized_mask(mask: NDArray[np.uint8], size: tuple[int, int]) -> Tensor:
    """Return a mask of class indices at another size, nearest neighbour: rows × columns to 1 × ``size``, uint8."""
    return functional.interpolate(torch.from_numpy(mask.copy())[None, None], size, mode="nearest-exact")[0]


def normalised(images: Tensor, mean: tuple[float, ...], std: tuple[float, ...]) -> Tensor:
    """Return B × C × H × W images of values 0 to 1 minus ``mean``, divided by ``std``, per channel."""
    return normalise(images.clone(), mean, std)


def normalise(images: Tensor, mean: tuple[float, ...], std: tuple[float, ...]) -> Tensor:
    """Normalise images like ``normalised`` but in place, without further memory, and return them."""
    shape = (1, -1, 1, 1)
    return images.sub_(images.new_tensor(mean).view(shape)).div_(images.new_tensor(std).view(shape))
