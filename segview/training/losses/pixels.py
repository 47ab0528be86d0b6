"""Losses that are means over pixels. Notation: p̂ is the probability of the target, or of a pixel's own class."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.training.losses.reductions import margins, mean, true_classes, weighted_mean


def cross_entropy(logits: Tensor, masks: Tensor, *, class_weights: Tensor | None = None) -> Tensor:
    """Return the mean of −log p̂ of each pixel's own class, weighted by class if there are weights, (K,).

    Equals ``functional.cross_entropy`` of torch, or ``binary_cross_entropy_with_logits`` for one map, except that a
    batch without counted pixels gives 0, where torch divides 0 by 0.
    """
    if class_weights is not None:
        values = -functional.logsigmoid(margins(logits, masks))
        return weighted_mean(values, class_weights.to(logits.device)[true_classes(masks)], masks)
    if logits.shape[1] == 1:
        return mean(-functional.logsigmoid(margins(logits, masks)), masks)
    each = functional.cross_entropy(logits.float(), true_classes(masks)[:, 0], reduction="none")
    return mean(each[:, None], masks)


def weighted_cross_entropy(logits: Tensor, masks: Tensor, *, beta: float) -> Tensor:
    """Return the mean of −β·log p̂ on the target and −log(1 − p̂) on the background.

    β above 1 leads to fewer misses, below 1 to fewer false alarms. It is the ``pos_weight`` of torch's
    ``binary_cross_entropy_with_logits``, which cannot ignore pixels.

    Raises:
        UserError: there are more than two classes.
    """
    return _two_weights(logits, masks, target=beta, background=1.0)


def balanced_cross_entropy(logits: Tensor, masks: Tensor, *, beta: float) -> Tensor:
    """Return the mean of −β·log p̂ on the target and −(1 − β)·log(1 − p̂) on the background.

    Equals ``FocalLoss("binary", alpha=β, gamma=0)`` of segmentation_models_pytorch, and half the cross entropy at
    β = 0.5.

    Raises:
        UserError: there are more than two classes.
    """
    return _two_weights(logits, masks, target=beta, background=1 - beta)


def focal(logits: Tensor, masks: Tensor, *, alpha: float | None = None, gamma: float = 2.0) -> Tensor:
    """Return the mean of −α·(1 − p̂)^γ·log p̂ on the target and −(1 − α)·p̂^γ·log(1 − p̂) on the background.

    With more classes, it is the mean of −(1 − p̂)^γ·log p̂ of each pixel's own class, with a softmax (Lin et al., 2017).
    ``FocalLoss("binary", alpha, gamma)`` of segmentation_models_pytorch gives the same numbers, but its gradient is NaN
    if γ < 1 and a pixel's probability is 0 or 1; its multi-class loss compares each class with the rest, with sigmoids.

    Args:
        logits: B × K × H × W.
        masks: B × 1 × H × W.
        alpha: Weight of the target; 0.25 by default. Only for two classes.
        gamma: γ; 0 gives the (balanced) cross entropy.

    Raises:
        UserError: there are more than two classes and an alpha.
    """
    m = margins(logits, masks)
    values = -(gamma * functional.logsigmoid(-m)).exp() * functional.logsigmoid(m)
    if logits.shape[1] <= 2:
        share = 0.25 if alpha is None else alpha
        values = values * _weights(masks, target=share, background=1 - share)
    elif alpha is not None:
        raise UserError("The alpha of focal tells a target from the background: leave it out for more classes.")
    return mean(values, masks)


def _two_weights(logits: Tensor, masks: Tensor, *, target: float, background: float) -> Tensor:
    if logits.shape[1] > 2:
        raise UserError(
            "Weighted and balanced cross entropy tell a target from the background. Choose focal or "
            "cross_entropy for {shape} classes.",
            shape=logits.shape[1],
        )
    values = -functional.logsigmoid(margins(logits, masks))
    return mean(values * _weights(masks, target=target, background=background), masks)


def _weights(masks: Tensor, *, target: float, background: float) -> Tensor:
    return background + (masks == 1).float() * (target - background)
