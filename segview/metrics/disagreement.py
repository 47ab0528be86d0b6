"""The disagreement of several predictions of one image, pixel by pixel."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from segview.core.base.resampling import resample
from segview.core.maps.disagreement import DEVIATION, ENTROPY, MEAN, VOTES
from segview.core.maps.maps import LEVELS, Kind, Map, quantised
from segview.core.maps.thresholds import first_above

DEVIATION_SPAN = (0.0, 0.5)  # 0.5 is the largest standard deviation of numbers in 0 to 1


def target_maps(names: Iterable[str], targets: Sequence[Map], *, threshold: float) -> Iterator[Map]:
    """Yield maps of mean and disagreement of variants with one target.

    Args:
        names: Names of the wanted maps; see ``DISAGREEMENT``.
        targets: The target's probability from each variant; smaller maps are enlarged to the largest size, nearest
            neighbour.
        threshold: Threshold of the masks.
    """
    size, count = _largest(targets), len(targets)
    total, squares = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
    votes, first = np.zeros(size, np.uint32), first_above(threshold)
    for one in targets:
        levels = resample(one.values, size).astype(np.uint64)
        total += levels
        squares += levels * levels
        votes += levels >= first
    for name in names:
        if name == MEAN:
            yield Map(MEAN, quantised(total / (count * LEVELS)), Kind.PROBABILITY)
        elif name == DEVIATION:
            # In integers, so that identical predictions have a deviation of exactly 0.
            deviation = np.sqrt(count * squares - total * total) / (count * LEVELS)
            yield Map(DEVIATION, quantised(deviation, DEVIATION_SPAN), Kind.SCALAR, DEVIATION_SPAN, unit="σ")
        elif name == VOTES:
            yield Map(VOTES, quantised(votes / count), Kind.SCALAR)
        elif name == ENTROPY:
            yield _entropy((votes, count - votes), count)


def label_maps(names: Iterable[str], labels: Sequence[Map], *, classes: int) -> Iterator[Map]:
    """Yield the map of disagreement of variants with several classes: the entropy of votes, if it is in ``names``.

    Args:
        names: Names of the wanted maps; see ``DISAGREEMENT``.
        labels: Labels from each variant; smaller maps are enlarged to the largest size.
        classes: Number of classes.
    """
    if ENTROPY in names:
        size = _largest(labels)
        found = [resample(one.values, size) for one in labels]
        votes = (sum((one == index for one in found), np.zeros(size, np.uint32)) for index in range(classes))
        yield _entropy(votes, len(labels), classes)


def _entropy(votes: Iterable[NDArray[np.uint32]], count: int, classes: int = 2) -> Map:
    """Return the entropy of votes in bits; ``votes`` has a plane for each class."""
    share = np.arange(count + 1) / count
    terms = -share * np.log2(np.maximum(share, 1 / count))
    bits = sum(terms[one] for one in votes)
    span = (0.0, math.log2(classes))
    return Map(ENTROPY, quantised(np.asarray(bits), span), Kind.SCALAR, span, unit="bit")


def _largest(maps: Sequence[Map]) -> tuple[int, int]:
    return max((one.shape for one in maps), key=math.prod)
