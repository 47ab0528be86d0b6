"""The agreement of masks of one image: of any two, with those of readers, and with the readers' consensus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np

from segview.core.base.resampling import sampled
from segview.core.comparison.score_kinds import AGREEMENT_OF_VARIANTS, WITH_CONSENSUS, WITH_READERS
from segview.evaluation.image_scores import ImageScore, Pixels
from segview.metrics.review_priority import overlap

K = TypeVar("K")

FEWEST = 2
"""Readers below which there is no consensus."""


def consensus(masks: Sequence[Pixels]) -> Pixels:
    """Return what most masks say of each pixel; of classes that are named equally often, the first.

    Args:
        masks: Rows × columns of class indices, all of one size; with two of them, a pixel is target where both say so.
    """
    stack = np.stack(masks)
    votes = np.stack([(stack == index).sum(axis=0) for index in range(int(stack.max()) + 1)])
    return votes.argmax(axis=0).astype(np.uint8)


def pairwise(found: Mapping[K, ImageScore]) -> dict[tuple[K, K], float]:
    """Return the Dice of each two masks of one image, on the small copies that are kept; each pair once."""
    masks = _alike(found)
    return {(one, other): overlap(masks[one], masks[other]) for one, other in combinations(masks, 2)}


def agreements(pairs: Mapping[tuple[K, K], float], found: Mapping[K, ImageScore]) -> dict[K, dict[str, float]]:
    """Return how far each mask of one image agrees with the others: scores by their names.

    The consensus that a reader is compared with is that of the other readers.

    Args:
        pairs: As of ``pairwise``.
        found: The same scores as for it.
    """
    alike: dict[K, dict[K, float]] = {}
    for (one, other), share in pairs.items():
        alike.setdefault(one, {})[other] = share
        alike.setdefault(other, {})[one] = share
    scores: dict[K, dict[str, float]] = {
        key: {AGREEMENT_OF_VARIANTS: _mean(list(shares.values()))} for key, shares in alike.items()
    }
    readers = [key for key, one in found.items() if one.of_reader]
    masks = _alike(found) if len(readers) >= FEWEST else {}
    for key, shares in alike.items():
        others = [reader for reader in readers if reader in shares]
        if others:
            scores[key][WITH_READERS] = _mean([shares[reader] for reader in others])
        if len(others) >= FEWEST and masks:
            scores[key][WITH_CONSENSUS] = overlap(masks[key], consensus([masks[reader] for reader in others]))
    return scores


def _alike(found: Mapping[K, ImageScore]) -> dict[K, Pixels]:
    """Return the small copies at one size: networks of other input sizes have copies of other sizes."""
    masks = {key: small for key, one in found.items() if (small := one.small) is not None}
    sizes: list[tuple[int, int]] = [(one.shape[0], one.shape[1]) for one in masks.values()]
    size = max(sizes, default=(1, 1))
    return {key: one if one.shape == size else sampled(one, size).astype(np.uint8) for key, one in masks.items()}


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)
