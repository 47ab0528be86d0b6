"""Random faults of endoscopic images, on tensors: glare, blur, the black frame, an inset, noise and JPEG.

Images are B × 3 × H × W, 0 to 1; each image is changed differently. ``segview.data.artefacts`` finds such artefacts in
real images.
"""

from __future__ import annotations

import io
import math

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional

from segview.core.plans.data_plan import Augmentation
from segview.data.augmentation.chance import Chance

_SPOTS = 8
_SPOT_RADII = (0.008, 0.05)  # of the longer side
_BEST_QUALITY = 95
_INSET_SIDES = (0.18, 0.42)  # of the image's
_INSET_GROUNDS = ((0.02, 0.02, 0.02), (0.05, 0.45, 0.15), (0.1, 0.2, 0.6))  # a black, a green and a blue display


def degrade(
    images: Tensor, masks: Tensor, settings: Augmentation, chance: Chance, *, outside: int = 0
) -> tuple[Tensor, Tensor]:
    """Return images with the faults that the settings name, and masks with ``outside`` under frame and inset.

    Args:
        images: B × 3 × H × W.
        masks: B × 1 × H × W, class indices as real numbers.
        settings: Probability or strength of each fault.
        chance: Source of random numbers; a fault that is switched off draws none.
        outside: Value of masks where no tissue is visible.
    """
    if settings.glare:
        images = with_glare(images, chance.below(1) < settings.glare, chance.seeds())
    images = blur_randomly(images, settings.blur, chance)
    if settings.frame:
        hidden = frames(images, chance.below(1) < settings.frame, chance.seeds())
        images, masks = images.masked_fill(hidden, 0.0), masks.masked_fill(hidden, float(outside))
    if settings.inset:
        images, masks = with_insets(images, masks, chance.below(1) < settings.inset, chance.seeds(), outside=outside)
    if settings.noise:
        images = with_noise(images, chance.below(settings.noise), chance.seeds())
    if settings.jpeg:
        qualities = settings.jpeg + chance.below(max(0, _BEST_QUALITY - settings.jpeg))
        images = through_jpeg(images, qualities.round().int().tolist())
    return images, masks


def blur_randomly(images: Tensor, widest: float, chance: Chance) -> Tensor:
    """Return images, each blurred by a Gaussian of random width."""
    if not widest:
        return images
    return gaussian_blur(images, chance.below(widest), reach=math.ceil(3 * widest))


def gaussian_blur(images: Tensor, deviations: Tensor, *, reach: int) -> Tensor:
    """Return images blurred by Gaussians of these standard deviations, by separable convolutions.

    Kernels are cut at ``reach`` pixels.
    """
    deviations = deviations.clamp_min(1e-3).to(images.device)
    steps = torch.arange(-reach, reach + 1, device=images.device)
    weights = torch.exp(-(steps**2) / (2 * deviations[:, None] ** 2))
    weights = (weights / weights.sum(dim=1, keepdim=True)).repeat_interleave(images.shape[1], dim=0)
    count, channels, rows, columns = images.shape
    planes = images.reshape(1, count * channels, rows, columns)
    across, down = weights[:, None, None, :], weights[:, None, :, None]
    for kernel, border in ((across, (reach, reach, 0, 0)), (down, (0, 0, reach, reach))):
        padded = functional.pad(planes, border, mode="replicate")
        planes = functional.conv2d(padded, kernel, groups=count * channels)
    return planes.reshape(images.shape)


def with_glare(images: Tensor, chosen: Tensor, seeds: list[int]) -> Tensor:
    """Return images; the chosen ones get white spots, which are sharp ellipses up to a tenth of the image wide."""
    images = images.clone()
    rows, columns = images.shape[-2:]
    for place in chosen.nonzero().flatten().tolist():
        drawn = np.random.default_rng(seeds[place])
        for _ in range(int(drawn.integers(1, _SPOTS + 1))):
            radii = drawn.uniform(*_SPOT_RADII) * max(rows, columns) * drawn.uniform(0.5, 1, 2)
            _brighten(images[place], drawn.uniform(0, 1, 2) * (rows, columns), radii, float(drawn.uniform(0.7, 1)))
    return images


def _brighten(image: Tensor, centre: NDArray[np.float64], radii: NDArray[np.float64], strength: float) -> None:
    """Blend an ellipse of white into an image, in place, with a rim of about two pixels."""
    box = [
        slice(max(0, math.floor(middle - radius - 3)), min(side, math.ceil(middle + radius + 3)))
        for middle, radius, side in zip(centre, radii, image.shape[-2:], strict=True)
    ]
    down, across = (
        (torch.arange(span.start, span.stop, device=image.device) - float(middle)) / float(radius)
        for span, middle, radius in zip(box, centre, radii, strict=True)
    )
    apart = (torch.hypot(down[:, None], across[None]) - 1) * float(radii.min())
    share = strength * torch.sigmoid(-2 * apart)
    image[:, box[0], box[1]] += share * (1 - image[:, box[0], box[1]])


def frames(images: Tensor, chosen: Tensor, seeds: list[int]) -> Tensor:
    """Return the pixels hidden by a black frame, B × 1 × H × W, bool: margins, with cut corners or outside a circle."""
    rows, columns = images.shape[-2:]
    v, u = (torch.linspace(-1, 1, side, device=images.device) for side in (rows, columns))
    u, v = u[None, :], v[:, None]
    hidden = torch.zeros((len(images), 1, rows, columns), dtype=torch.bool, device=images.device)
    for place in chosen.nonzero().flatten().tolist():
        drawn = np.random.default_rng(seeds[place])
        left, right, top, bottom = (float(one) for one in drawn.uniform(0, 0.3, 4) * (drawn.random(4) < 0.6))
        seen = (u > left - 1) & (u < 1 - right) & (v > top - 1) & (v < 1 - bottom)
        if drawn.random() < 0.5:
            seen &= u.abs() + v.abs() < float(drawn.uniform(1.2, 1.6))
        else:
            seen &= torch.hypot(u, v) < float(drawn.uniform(0.95, 1.3))
        hidden[place, 0] = ~seen
    return hidden


def with_insets(
    images: Tensor, masks: Tensor, chosen: Tensor, seeds: list[int], *, outside: int
) -> tuple[Tensor, Tensor]:
    """Return images and masks; the chosen ones get a box in a corner: a plain display, or the image itself, small."""
    images, masks = images.clone(), masks.clone()
    rows, columns = images.shape[-2:]
    for place in chosen.nonzero().flatten().tolist():
        drawn = np.random.default_rng(seeds[place])
        high, wide = (max(1, round(side * drawn.uniform(*_INSET_SIDES))) for side in (rows, columns))
        down = slice(0, high) if drawn.random() < 0.5 else slice(rows - high, rows)
        across = slice(0, wide) if drawn.random() < 0.5 else slice(columns - wide, columns)
        if drawn.random() < 0.5:
            small = functional.interpolate(images[place : place + 1], (high, wide), mode="bilinear", antialias=True)
            images[place, :, down, across] = small[0].flip(-1)
        else:
            ground = _INSET_GROUNDS[int(drawn.integers(len(_INSET_GROUNDS)))]
            images[place, :, down, across] = images.new_tensor(ground)[:, None, None]
        masks[place, :, down, across] = float(outside)
    return images, masks


def with_noise(images: Tensor, deviations: Tensor, seeds: list[int]) -> Tensor:
    """Return images with Gaussian noise of these standard deviations, clipped to 0 to 1."""
    noise = torch.stack(
        [torch.randn(images.shape[1:], generator=torch.Generator().manual_seed(seed)) for seed in seeds]
    )
    return (images + noise.to(images.device) * deviations.to(images.device)[:, None, None, None]).clamp(0, 1)


def through_jpeg(images: Tensor, qualities: list[int]) -> Tensor:
    """Return images after saving each as JPEG with its quality, 1 to 95."""
    pixels = (images.clamp(0, 1) * 255).round().to("cpu", torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()
    found = [torch.from_numpy(jpeg(one, quality)) for one, quality in zip(pixels, qualities, strict=True)]
    return torch.stack(found).permute(0, 3, 1, 2).to(images.device, images.dtype).contiguous() / 255


def jpeg(image: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    """Return an image, rows × columns × 3, after saving it as JPEG."""
    file = io.BytesIO()
    Image.fromarray(image).save(file, "JPEG", quality=quality)
    with Image.open(file) as saved:
        return np.asarray(saved).copy()
