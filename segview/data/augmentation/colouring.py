"""Random changes of colour on tensors of images, B × 3 × H × W, 0 to 1; each image is changed differently."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from segview.core.plans.data_plan import Augmentation
from segview.data.augmentation.chance import Chance

# Luma and two colour differences (YIQ, Rec. 601 luma): hue is an angle in the plane of the differences, saturation a
# length there, and neither touches the luma.
_TO_YIQ = ((0.299, 0.587, 0.114), (0.595716, -0.274453, -0.321263), (0.211456, -0.522591, 0.311135))


def jitter_colours(images: Tensor, amount: float, chance: Chance) -> Tensor:
    """Return images with brightness, contrast and saturation changed by at most the share ``amount``."""
    if not amount:
        return images
    brightness, contrast, saturation = (
        (1 + chance.within(amount)).to(images.device)[:, None, None, None] for _ in range(3)
    )
    grey = images.mean(dim=1, keepdim=True)
    images = grey + (images - grey) * saturation
    middle = images.mean(dim=(1, 2, 3), keepdim=True)
    return ((images - middle) * contrast + middle * brightness).clamp(0, 1)


def change_light(images: Tensor, settings: Augmentation, chance: Chance) -> Tensor:
    """Change hue, saturation, channel gains and gamma, as another lamp, camera or display would."""
    if settings.hue or settings.saturation or settings.channel_gain:
        count = len(images)
        angle = chance.within(math.radians(settings.hue)) if settings.hue else torch.zeros(count)
        saturation = 1 + chance.within(settings.saturation) if settings.saturation else torch.ones(count)
        matrix = colour_matrix(angle, saturation)
        if settings.channel_gain:
            gains = torch.stack([1 + chance.within(settings.channel_gain) for _ in range(3)], dim=1)
            matrix = gains[:, :, None] * matrix
        images = mix_channels(images, matrix)
    if settings.gamma:
        # The exponent and its inverse are equally likely.
        exponent = (1 + settings.gamma) ** chance.within(1)
        images = images.clamp_min(0) ** exponent.to(images.device)[:, None, None, None]
    return images


def colour_matrix(angle: Tensor, saturation: Tensor) -> Tensor:
    """Return RGB matrices, B × 3 × 3, that turn the hue by an angle in radians and multiply the saturation."""
    to_yiq = torch.tensor(_TO_YIQ)
    cosine, sine = angle.cos() * saturation, angle.sin() * saturation
    one, nought = torch.ones_like(angle), torch.zeros_like(angle)
    rows = ([one, nought, nought], [nought, cosine, -sine], [nought, sine, cosine])
    turn = torch.stack([torch.stack(row, dim=1) for row in rows], dim=1)
    return torch.linalg.inv(to_yiq) @ turn @ to_yiq


def mix_channels(images: Tensor, matrix: Tensor) -> Tensor:
    """Return images whose channels are weighted sums of the old ones, clipped to 0 to 1; ``matrix`` is B × 3 × 3."""
    return torch.einsum("bij,bjhw->bihw", matrix.to(images.device), images).clamp(0, 1)
