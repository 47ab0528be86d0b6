"""A note on ground truths that are resized to their images."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from segview.core.base.samples import evenly_spread
from segview.core.base.text import Text
from segview.core.requests.failures import attempt
from segview.data.datasets import Pair
from segview.data.datasets.fitting import stored_size
from segview.data.images import size_of

LOOKED_AT = 20
"""Number of pairs whose sizes are compared, evenly spread."""


def resized_note(pairs: Sequence[Pair]) -> Text | None:
    """Return a note with the number of ground truths of another size than their image, in a sample; None if none is.

    Pairs that cannot be read are skipped: their use reports the failure.
    """
    looked_at = evenly_spread(pairs, LOOKED_AT)
    count = sum(attempt(pair, partial(_is_resized, pair), about=pair.mask) is True for pair in looked_at)
    if not count:
        return None
    return Text(
        "{count} of {every} ground truths checked in {folder} have another size than their image, and are resized to "
        "it.",
        count=count,
        every=len(looked_at),
        folder=pairs[0].mask.parent,
    )


def _is_resized(pair: Pair) -> bool:
    return stored_size(pair.mask, size_of(pair.image)) is not None
