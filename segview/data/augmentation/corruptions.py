"""Corruptions of images at five strengths, to measure the robustness of a variant; deterministic for a given seed.

After Hendrycks and Dietterich (2019), Benchmarking neural network robustness to common corruptions and perturbations,
adapted to the differences between endoscopes, processors and recordings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from segview.data.augmentation.colouring import colour_matrix, mix_channels
from segview.data.augmentation.degrading import gaussian_blur, jpeg, with_glare

OpenedImage = NDArray[np.uint8]
Mask = NDArray[np.uint8]

STRENGTHS = (1, 2, 3, 4, 5)


def corrupt(image: OpenedImage, mask: Mask, name: str, strength: int, *, seed: int = 0) -> tuple[OpenedImage, Mask]:
    """Return an image and its mask under a corruption.

    Args:
        image: Rows × columns × 3, uint8.
        mask: Rows × columns; changed only by ``zoom``, the one corruption of geometry.
        name: One of ``CORRUPTIONS``.
        strength: 1 to 5.
        seed: Seed of random choices, such as the positions of glare, or brighter or darker.
    """
    drawn = np.random.default_rng(seed)
    if name == "zoom":
        return _farther(image, mask, strength)
    if name == "jpeg":
        return jpeg(image, (50, 30, 20, 12, 7)[strength - 1]), mask
    tensor = torch.from_numpy(image.astype(np.float32) / 255).permute(2, 0, 1)[None]
    changed = _CHANGES[name](tensor, strength, drawn).clamp(0, 1)[0].permute(1, 2, 0)
    return np.rint(changed.numpy() * 255).astype(np.uint8), mask


def _brightness(image: Tensor, strength: int, drawn: np.random.Generator) -> Tensor:
    """Multiply by up to 2 or 1 / 2."""
    return image * 2 ** (strength / 5 * _sign(drawn))


def _gamma(image: Tensor, strength: int, drawn: np.random.Generator) -> Tensor:
    """Raise to a power of up to 2.5 or 1 / 2.5."""
    return image ** (2.5 ** (strength / 5 * _sign(drawn)))


def _hue(image: Tensor, strength: int, drawn: np.random.Generator) -> Tensor:
    """Turn the hue by up to 40 degrees."""
    angle = torch.tensor([math.radians(8.0 * strength * _sign(drawn))])
    return mix_channels(image, colour_matrix(angle, torch.ones(1)))


def _blur(image: Tensor, strength: int, _drawn: np.random.Generator) -> Tensor:
    """Blur by a Gaussian of up to 1.5 % of the longer side."""
    deviation = 0.003 * strength * max(image.shape[-2:])
    return gaussian_blur(image, torch.tensor([deviation]), reach=math.ceil(3 * deviation))


def _motion(image: Tensor, strength: int, drawn: np.random.Generator) -> Tensor:
    """Smear along a line of up to 7.5 % of the longer side."""
    reach = max(1, round(0.0075 * strength * max(image.shape[-2:])))
    angle, kernel = drawn.uniform(0, math.pi), torch.zeros(2 * reach + 1, 2 * reach + 1)
    for along in np.linspace(-reach, reach, 4 * reach + 1):
        kernel[reach + round(along * math.sin(angle)), reach + round(along * math.cos(angle))] = 1
    padded = functional.pad(image, (reach, reach, reach, reach), mode="replicate")
    return functional.conv2d(padded, (kernel / kernel.sum()).expand(3, 1, -1, -1), groups=3)


def _glare(image: Tensor, strength: int, drawn: np.random.Generator) -> Tensor:
    """Add one to eight white spots, up to five times."""
    for _ in range(strength):
        image = with_glare(image, torch.tensor([True]), [int(drawn.integers(2**31))])
    return image


def _farther(image: OpenedImage, mask: Mask, strength: int) -> tuple[OpenedImage, Mask]:
    """Shrink the image to as little as 40 % of each side, centred on black: targets become small."""
    rows, columns = mask.shape
    share = 1 / (1 + 0.3 * strength)
    size = max(1, round(rows * share)), max(1, round(columns * share))
    top, left = (rows - size[0]) // 2, (columns - size[1]) // 2
    tensor = torch.from_numpy(image.copy()).permute(2, 0, 1)[None]
    small = functional.interpolate(tensor, size, mode="bilinear", antialias=True)[0].permute(1, 2, 0).numpy()
    smaller = functional.interpolate(torch.from_numpy(mask.copy())[None, None], size, mode="nearest-exact")[0, 0]
    around, empty = np.zeros_like(image), np.zeros_like(mask)
    inside = (slice(top, top + size[0]), slice(left, left + size[1]))
    around[inside], empty[inside] = small, smaller.numpy()
    return around, empty


def _sign(drawn: np.random.Generator) -> int:
    return 1 if drawn.random() < 0.5 else -1


_CHANGES: Mapping[str, Callable[[Tensor, int, np.random.Generator], Tensor]] = {
    "brightness": _brightness,
    "gamma": _gamma,
    "hue": _hue,
    "blur": _blur,
    "motion": _motion,
    "glare": _glare,
}

CORRUPTIONS = (*_CHANGES, "jpeg", "zoom")
"""Names of all corruptions."""
