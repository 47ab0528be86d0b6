"""Losses by name: logits B × K × H × W and masks B × 1 × H × W (0 or 1) to a number."""

from __future__ import annotations

from collections.abc import Callable

from torch import Tensor

from segview.core.registry import Registry
from segview.training.losses.dice_ce import dice_ce

LOSSES: Registry[Callable[[Tensor, Tensor], Tensor]] = Registry("loss", {"dice_ce": dice_ce})
