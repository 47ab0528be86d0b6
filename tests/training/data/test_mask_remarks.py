"""Sentences on the masks that a run learns from."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from segview.core.plans.data_plan import DataPlan
from segview.training.data.mask_remarks import remark_on

ROWS, COLUMNS = np.mgrid[:32, :48]


def masks(*, inverted: int, count: int = 10) -> Tensor:
    """Discs in the middle, some of them black on white: N × 1 × 32 × 48."""
    discs = [np.hypot(ROWS - 16, COLUMNS - 20 - at) < 6 for at in range(count)]
    made = [~disc if at < inverted else disc for at, disc in enumerate(discs)]
    return torch.from_numpy(np.stack(made).astype(np.uint8)[:, None])


def test_masks_that_may_be_inverted_are_told() -> None:
    for plan in (
        DataPlan(train=("a",), validation_pairs=1),
        DataPlan(train=("a",), validation_pairs=1, classes=("background", "polyp")),
    ):
        remark = remark_on(masks(inverted=9), plan, "training")
        assert remark is not None
        assert str(remark).startswith("9 of 10 masks of the training pairs cover most of the image and of its border.")
        assert str(remark).endswith("save them with white for the target.")


def test_other_masks_are_not() -> None:
    for inverted in (0, 1, 5):
        assert remark_on(masks(inverted=inverted), DataPlan(train=("a",), validation_pairs=1), "training") is None
    several = DataPlan(train=("a",), validation_pairs=1, classes=("sky", "ground", "car"))
    assert remark_on(masks(inverted=10), several, "training") is None
