"""Agreement of the masks of one image: between pairs, with readers, and with the readers' consensus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np

from segview.core.base.resampling import resample
from segview.core.comparison.score_kinds import AGREEMENT_OF_VARIANTS, WITH_CONSENSUS, WITH_READERS
from segview.evaluation.image_scores import ImageScore, Pixels
from segview.metrics.review_priority import overlap

K = TypeVar("K")

FEWEST = 2
"""Minimum number of readers for a consensus."""


def consensus(masks: Sequence[Pixels]) -> Pixels:
    """Return the majority class of each pixel; if several classes have equally many votes, the first of them.

    Args:
        masks: Class indices, rows × columns, all of one size; with two masks, a pixel is target if it is in both.
    """
    stack = np.stack(masks)
    votes = np.stack([(stack == index).sum(axis=0) for index in range(int(stack.max()) + 1)])
    return votes.argmax(axis=0).astype(np.uint8)


def pairwise(found: Mapping[K, ImageScore]) -> dict[tuple[K, K], float]:
    """Return the Dice of every two masks of one image, computed on their stored small copies; each pair once."""
    masks = _alike(found)
    return {(one, other): overlap(masks[one], masks[other]) for one, other in combinations(masks, 2)}


def agreements(pairs: Mapping[tuple[K, K], float], found: Mapping[K, ImageScore]) -> dict[K, dict[str, float]]:
    """Return the agreement of each mask of one image with the others, as scores by their names.

    A reader is compared with the consensus of the other readers.

    Args:
        pairs: Result of ``pairwise``.
        found: The scores that ``pairwise`` was called with.
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
    """Return the small copies resampled to one size, because networks of different input sizes have different ones."""
    masks = {key: small for key, one in found.items() if (small := one.small) is not None}
    sizes: list[tuple[int, int]] = [(one.shape[0], one.shape[1]) for one in masks.values()]
    size = max(sizes, default=(1, 1))
    return {key: one if one.shape == size else resample(one, size).astype(np.uint8) for key, one in masks.items()}


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)
