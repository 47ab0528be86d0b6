"""Dice + cross entropy against hand-computed values and a second implementation."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from segview.training.losses import LOSSES

dice_ce = LOSSES["dice_ce"]


def test_a_hand_computed_value() -> None:
    # p = 0.5, 0.5, 0.8, 0.2 with targets 1, 0, 1, 0.
    logits = torch.tensor([0.0, 0.0, np.log(4), -np.log(4)]).reshape(1, 1, 2, 2)
    masks = torch.tensor([1.0, 0.0, 1.0, 0.0]).reshape(1, 1, 2, 2)
    entropy = -(2 * np.log(0.5) + 2 * np.log(0.8)) / 4
    dice = 1 - (2 * 1.3 + 1) / (2.0 + 2.0 + 1)
    assert float(dice_ce(logits, masks)) == pytest.approx(entropy + dice, abs=1e-6)


def test_two_maps_are_read_through_the_softmax() -> None:
    generator = torch.Generator().manual_seed(0)
    logits = torch.randn(2, 2, 9, 7, generator=generator) * 3
    masks = (torch.rand(2, 1, 9, 7, generator=generator) > 0.6).float()
    soft = torch.cat([1 - masks, masks], dim=1)
    p = logits.softmax(dim=1)[:, 1:]
    dice = (2 * (p * masks).sum() + 1) / (p.sum() + masks.sum() + 1)
    expected = functional.cross_entropy(logits, soft) + 1 - dice
    torch.testing.assert_close(dice_ce(logits, masks), expected)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
@pytest.mark.parametrize("outputs", [1, 2])
def test_half_precision_neither_overflows_nor_loses_the_gradient(dtype: torch.dtype, outputs: int) -> None:
    logits = torch.full((4, outputs, 256, 256), -3.0, dtype=dtype)
    logits[:, -1] = 2.0
    logits.requires_grad_()
    loss = dice_ce(logits, torch.ones(4, 1, 256, 256))
    loss.backward()
    assert torch.isfinite(loss)
    assert logits.grad is not None
    assert torch.isfinite(logits.grad).all()
    assert logits.grad.abs().max() > 0


def test_a_picture_without_a_target_still_teaches() -> None:
    logits = torch.zeros(1, 1, 8, 8, requires_grad=True)
    dice_ce(logits, torch.zeros(1, 1, 8, 8)).backward()
    assert logits.grad is not None
    assert (logits.grad > 0).all()


def test_an_unknown_loss_is_answered_with_the_nearest() -> None:
    with pytest.raises(Exception, match="dice_ce"):
        LOSSES["dice_cee"]
