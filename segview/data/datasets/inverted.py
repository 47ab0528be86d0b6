"""Masks that may be inverted: black for the target, and white for all else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from segview.core.base.samples import evenly_spread
from segview.core.base.text import Text
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.data.datasets import Pair
from segview.data.images import read_mask

LEAST_AREA = 0.5
"""Least share of the image that an inverted mask covers."""
LEAST_BORDER = 0.75
"""Least share of the image's border pixels that it covers."""
LEAST_SHARE = 0.8
"""Least share of the masks with a target that must look inverted; single targets may well fill an image."""
LEAST_MASKS = 3
LOOKED_AT = 20
"""Number of masks of a folder that are checked, evenly spread."""


def looks_inverted(mask: NDArray[np.uint8]) -> bool:
    """Say whether a mask, rows × columns of 0 and 1, covers most of its image and of the image's border."""
    border = (mask[0], mask[-1], mask[:, 0], mask[:, -1])
    # The border first: it settles most masks, and each opened image asks.
    return float(np.concatenate(border).mean()) >= LEAST_BORDER and float(mask.mean()) >= LEAST_AREA


def may_be_inverted(looking_so: int, with_target: int) -> bool:
    """Say whether the number of masks that look inverted, among those with a target, is too large for chance."""
    return with_target >= LEAST_MASKS and looking_so >= LEAST_SHARE * with_target


def inverted_note(pairs: Sequence[Pair]) -> Text | None:
    """Return a note if the masks of pairs may be inverted, judged by a sample of them; else None.

    Masks of several classes, and masks whose reading fails in any way, are skipped: their use reports the failure.
    """
    found: list[bool] = []
    for pair in evenly_spread(pairs, LOOKED_AT):
        mask = attempt(pair, partial(read_mask, pair.mask), about=pair.mask)
        if not isinstance(mask, Failure) and mask.any():
            found.append(looks_inverted(mask))
    if not may_be_inverted(sum(found), len(found)):
        return None
    return Text(
        "{count} of {every} masks checked in {folder} cover most of the image and of its border. "
        "They may be inverted, with black for the target: if so, save them with white for the "
        "target.",
        count=sum(found),
        every=len(found),
        folder=pairs[0].mask.parent,
    )
