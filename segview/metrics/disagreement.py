"""The disagreement of several predictions of one image, pixel by pixel."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from segview.core.base.resampling import sampled
from segview.core.maps.disagreement import DEVIATION, ENTROPY, MEAN, VOTES
from segview.core.maps.maps import LEVELS, Kind, Map, quantised
from segview.core.maps.thresholds import first_above

DEVIATION_SPAN = (0.0, 0.5)  # numbers in 0 to 1 cannot lie further apart


def target_maps(names: Iterable[str], targets: Sequence[Map], *, threshold: float) -> Iterator[Map]:
    """Yield maps of what variants that tell one target from background say together.

    Args:
        names: Which maps; see ``DISAGREEMENT``.
        targets: The target's probability in each of them; smaller ones are brought to the largest's size, nearest
            neighbour.
        threshold: Where a mask begins.
    """
    size, count = _largest(targets), len(targets)
    total, squares = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
    votes, first = np.zeros(size, np.uint32), first_above(threshold)
    for one in targets:
        levels = sampled(one.values, size).astype(np.uint64)
        total += levels
        squares += levels * levels
        votes += levels >= first
    for name in names:
        if name == MEAN:
            yield Map(MEAN, quantised(total / (count * LEVELS)), Kind.PROBABILITY)
        elif name == DEVIATION:
            # Whole numbers, so that variants that say the same have none.
            deviation = np.sqrt(count * squares - total * total) / (count * LEVELS)
            yield Map(DEVIATION, quantised(deviation, DEVIATION_SPAN), Kind.SCALAR, DEVIATION_SPAN, unit="σ")
        elif name == VOTES:
            yield Map(VOTES, quantised(votes / count), Kind.SCALAR)
        elif name == ENTROPY:
            yield _entropy((votes, count - votes), count)


def label_maps(names: Iterable[str], labels: Sequence[Map], *, classes: int) -> Iterator[Map]:
    """Yield the map of what variants of several classes say together: of those in ``names``, the entropy of votes.

    Args:
        names: Which maps; see ``DISAGREEMENT``.
        labels: The classes that each of them found; smaller ones are brought to the largest's size.
        classes: How many classes there are.
    """
    if ENTROPY in names:
        size = _largest(labels)
        found = [sampled(one.values, size) for one in labels]
        votes = (sum((one == index for one in found), np.zeros(size, np.uint32)) for index in range(classes))
        yield _entropy(votes, len(labels), classes)


def _entropy(votes: Iterable[NDArray[np.uint32]], count: int, classes: int = 2) -> Map:
    """Return the entropy of votes, a plane of them for each class, in bits."""
    share = np.arange(count + 1) / count
    terms = -share * np.log2(np.maximum(share, 1 / count))
    bits = sum(terms[one] for one in votes)
    span = (0.0, math.log2(classes))
    return Map(ENTROPY, quantised(np.asarray(bits), span), Kind.SCALAR, span, unit="bit")


def _largest(maps: Sequence[Map]) -> tuple[int, int]:
    return max((one.shape for one in maps), key=math.prod)
