"""Dice + cross entropy (Jeong et al., 2023)."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def dice_ce(logits: Tensor, masks: Tensor) -> Tensor:
    """Return the cross entropy, a mean over all pixels, plus 1 − (2·Σpt + 1) / (Σp + Σt + 1), summed over the batch.

    Two output maps are read through a softmax, whose target probability is the sigmoid of their difference, so both
    kinds of head have the same loss. In float32: half precision cannot sum 65504 pixels. Not the Dice loss of
    segmentation_models_pytorch, which is 0 and has no gradient where the batch has no target.
    """
    logits, masks = logits.float(), masks.float()
    target = logits if logits.shape[1] == 1 else logits[:, 1:2] - logits[:, 0:1]
    p = torch.sigmoid(target)
    dice = (2 * (p * masks).sum() + 1) / (p.sum() + masks.sum() + 1)
    return functional.binary_cross_entropy_with_logits(target, masks) + 1 - dice
