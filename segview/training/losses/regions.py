"""Losses of overlap: sums over all pixels of the batch, then a quotient, then a mean over the classes.

With two classes, only the target counts. The losses of segmentation_models_pytorch are 0, without a gradient, for a
class that the batch does not contain, and still count it in the mean.
"""

from __future__ import annotations

from torch import Tensor

from segview.training.losses.pixels import cross_entropy
from segview.training.losses.reductions import class_sums

_TINY = 1e-7  # avoids 0 / 0


def dice(logits: Tensor, masks: Tensor) -> Tensor:
    """Return 1 − (2·Σpt + 1) / (Σp + Σt + 1).

    If the batch contains the target, it equals ``DiceLoss(smooth=0.5)`` of segmentation_models_pytorch, which adds
    ``smooth`` after dividing both terms by 2. Without a target it is Σp / (Σp + 1), so that such images teach too.
    """
    together, found, true = class_sums(logits, masks)
    return (1 - (2 * together + 1) / (found + true + 1)).mean()


def tversky(logits: Tensor, masks: Tensor, *, beta: float) -> Tensor:
    """Return 1 − TP / (TP + β·FP + (1 − β)·FN), with TP = Σpt, FP = Σp(1 − t), FN = Σ(1 − p)t (Salehi et al., 2017).

    Equals ``TverskyLoss(alpha=β, beta=1 − β)`` of segmentation_models_pytorch: its alpha weighs false positives, its
    beta false negatives. A β below 0.5 leads to fewer misses; β = 0.5 gives the Dice loss without the added 1. A class
    that the batch does not contain is left out, because its quotient is always 0.
    """
    together, found, true = class_sums(logits, masks)
    quotient = together / (together + beta * (found - together) + (1 - beta) * (true - together)).clamp_min(_TINY)
    there = (true > 0).float()
    return ((1 - quotient) * there).sum() / there.sum().clamp_min(1)


def dice_ce(logits: Tensor, masks: Tensor, *, class_weights: Tensor | None = None) -> Tensor:
    """Return the cross entropy plus the Dice loss (Jeong et al., 2023)."""
    return cross_entropy(logits, masks, class_weights=class_weights) + dice(logits, masks)


def tversky_ce(logits: Tensor, masks: Tensor, *, beta: float, class_weights: Tensor | None = None) -> Tensor:
    """Return the cross entropy plus the Tversky loss; β below 0.5 leads to fewer misses than ``dice_ce``."""
    return cross_entropy(logits, masks, class_weights=class_weights) + tversky(logits, masks, beta=beta)
