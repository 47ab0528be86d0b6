"""Losses by name: each maps logits B × K × H × W and masks B × 1 × H × W to a number.

Masks hold class indices (0 and 1 if K = 1) and ``IGNORED`` for pixels that do not count.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from torch import Tensor

from segview.core.base.registry import Registry
from segview.core.plans.training_config import LossPlan
from segview.training.losses.pixels import balanced_cross_entropy, cross_entropy, focal, weighted_cross_entropy
from segview.training.losses.regions import dice, dice_ce, tversky, tversky_ce

Loss = Callable[[Tensor, Tensor], Tensor]

LOSSES: Registry[Callable[..., Tensor]] = Registry(
    "loss",
    {
        "cross_entropy": cross_entropy,
        "weighted_cross_entropy": weighted_cross_entropy,
        "balanced_cross_entropy": balanced_cross_entropy,
        "focal": focal,
        "dice": dice,
        "tversky": tversky,
        "dice_ce": dice_ce,
        "tversky_ce": tversky_ce,
    },
    group="segview.losses",
)


def loss_of(plan: LossPlan, class_weights: Tensor | None = None) -> Loss:
    """Return the loss that a plan names, with its parameters; ``class_weights`` go to its cross entropy."""
    given = {} if class_weights is None else {"class_weights": class_weights}
    return partial(LOSSES[plan.name], **plan.parameters, **given)
