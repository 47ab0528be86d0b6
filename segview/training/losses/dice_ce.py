"""Dice + cross entropy (Jeong et al., 2023)."""

from __future__ import annotations

from segmentation_models_pytorch.losses import DiceLoss
from torch import Tensor
from torch.nn import functional

# The library's smooth enters as 2s in the paper's form 1 − (2·Σpt + 1) / (Σp + Σt + 1).
_dice = DiceLoss("binary", smooth=0.5)


def dice_ce(logits: Tensor, masks: Tensor) -> Tensor:
    """Return binary cross entropy plus Dice loss with the +1 smoothing form, both over the whole batch.

    Two output maps are read through a softmax, whose target probability is the sigmoid of their difference, so both
    kinds of head have the same loss. Summed in float32: 65504 pixels overflow half precision.
    """
    logits = logits.float()
    target = logits if logits.shape[1] == 1 else logits[:, 1:2] - logits[:, 0:1]
    return functional.binary_cross_entropy_with_logits(target, masks) + _dice(target, masks)
