"""Checks of the masks of a run: masks without counted pixels are refused, masks of one class get a remark."""

from __future__ import annotations

import numpy as np
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.plans.data_plan import DataPlan
from segview.core.runs.run import Remark
from segview.core.variants.classes import IGNORED
from segview.data.datasets.inverted import looks_inverted, may_be_inverted

TWO = 2


def remark_on(masks: Tensor, data: DataPlan, part: str) -> Remark | None:
    """Return a remark on masks that show only one class or may be inverted; None if there is nothing to remark.

    Args:
        masks: N × 1 × H × W, class indices and, with several classes, ``IGNORED``.
        data: The data part of the plan, which names the classes.
        part: Purpose of the pairs, such as ``training``.

    Raises:
        UserError: no pixel counts.
    """
    outside = IGNORED if data.labelling is not None else None
    shown = {value for mask in masks for value in mask.unique().tolist()} - {outside}
    if not shown:
        raise UserError(
            "The masks of the {count} {part} pairs hold only {ignored}, which data.ignored leaves "
            "out. Check the masks and data.ignored.",
            count=len(masks),
            part=part,
            ignored=data.ignored,
        )
    if len(shown) > 1:
        return _inverted(masks, data, part)
    name = data.class_names[shown.pop()]
    return Remark(
        text=f"The masks of all {len(masks)} {part} pairs show {name} and nothing else, so there is nothing to tell it "
        "from. Look at the masks if that is not meant."
    )


def _inverted(masks: Tensor, data: DataPlan, part: str) -> Remark | None:
    """Return a remark on masks of one target that may be inverted, or None."""
    if len(data.class_names) != TWO:
        return None
    targets = [mask[0].numpy() == 1 for mask in masks]
    found = [looks_inverted(target.astype(np.uint8)) for target in targets if target.any()]
    if not may_be_inverted(sum(found), len(found)):
        return None
    return Remark(
        text=f"{sum(found)} of {len(found)} masks of the {part} pairs cover most of the image and of its border. They "
        "may be inverted, black for the target: if so, save them with white for the target."
    )
