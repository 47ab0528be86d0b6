"""Region splitting and merging (Horowitz and Pavlidis, 1976): a method that learns nothing."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.classical import Classical, Plane, distance_of, method_of
from segview.networks.base.tap import Tap

Labels = NDArray[np.int64]
Numbers = NDArray[np.float64]

# The largest standard deviation of a square, and difference of two merged regions, as shares of the feature's standard
# deviation over the image.
SPLIT, MERGE = 0.3, 0.5
# Side of the smallest square, and of the largest, with which the splitting begins.
LEAST, MOST = 2, 64


class SplitAndMerge(Classical):
    """A quadtree is split until each square is homogeneous in the feature, then adjacent similar regions are merged.

    The logit is the distance of a region's mean from Otsu's threshold, in standard deviations of the feature.
    Tap: ``regions``, each filled with the mean of the feature.
    """

    def __init__(self, spec: NetworkSpec, options: dict[str, Any]) -> None:
        super().__init__(spec, options)
        self.regions = Tap("regions", own=True)

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        spread = float(feature.std())
        labels = merge_regions(split(feature, SPLIT * spread), feature, MERGE * spread)
        means = np.bincount(labels.ravel(), weights=feature.ravel()) / np.maximum(np.bincount(labels.ravel()), 1)
        filled = means[labels].astype(np.float32)
        self.regions(torch.from_numpy(filled)[None, None])
        return distance_of(filled, feature)


def split(feature: Plane, tolerance: float) -> Labels:
    """Return a quadtree's squares as labels; all but the smallest have a standard deviation up to ``tolerance``."""
    rows, columns = feature.shape
    down, right = np.mgrid[:rows, :columns]
    labels = np.zeros(feature.shape, np.int64)
    open_ones = np.ones(feature.shape, bool)
    first, side = 0, MOST
    while True:
        across = -(-columns // side)
        squares = (down // side) * across + right // side
        flat = squares.ravel()
        sizes = np.bincount(flat)
        mean = np.bincount(flat, feature.ravel()) / sizes
        variance = np.bincount(flat, feature.ravel().astype(np.float64) ** 2) / sizes - mean**2
        alike = (np.sqrt(np.maximum(variance, 0)) <= tolerance) | (side <= LEAST)
        taken = open_ones & alike[squares]
        labels[taken] = first + squares[taken]
        open_ones &= ~taken
        if not open_ones.any():
            return np.unique(labels, return_inverse=True)[1].reshape(labels.shape)
        first, side = first + len(sizes), side // 2


def merge_regions(labels: Labels, feature: Plane, tolerance: float) -> Labels:
    """Merge adjacent regions with means within ``tolerance``, the most similar first; return the labels."""
    count = int(labels.max()) + 1
    sizes = np.bincount(labels.ravel(), minlength=count).astype(float)
    sums = np.bincount(labels.ravel(), weights=feature.ravel(), minlength=count).astype(np.float64)
    touching = [set[int]() for _ in range(count)]
    for one, other in _borders(labels):
        touching[one].add(other)
        touching[other].add(one)
    owner = np.arange(count)
    pairs = ((one, other) for one in range(count) for other in touching[one] if one < other)
    queue = [(_apart(sums, sizes, one, other), one, other) for one, other in pairs]
    heapq.heapify(queue)
    while queue and queue[0][0] <= tolerance:
        apart, a, b = heapq.heappop(queue)
        if owner[a] != a or owner[b] != b or apart != _apart(sums, sizes, a, b):
            continue  # an outdated entry: one of its regions was merged since
        owner[b], sums[a], sizes[a] = a, sums[a] + sums[b], sizes[a] + sizes[b]
        touching[a] = (touching[a] | touching[b]) - {a, b}
        for other in touching[a]:
            touching[other] = (touching[other] - {b}) | {a}
            heapq.heappush(queue, (_apart(sums, sizes, a, other), min(a, other), max(a, other)))
    for one in range(count):  # resolves chains of merges
        while owner[owner[one]] != owner[one]:
            owner[one] = owner[owner[one]]
    return owner[labels]


def _apart(sums: Numbers, sizes: Numbers, one: int, other: int) -> float:
    """Return the absolute difference of two regions' means."""
    return abs(float(sums[one] / sizes[one]) - float(sums[other] / sizes[other]))


def _borders(labels: Labels) -> NDArray[np.int64]:
    """Return the pairs of adjacent regions, each once."""
    pairs = [
        np.stack([one.ravel(), other.ravel()], axis=1)
        for one, other in ((labels[:, :-1], labels[:, 1:]), (labels[:-1], labels[1:]))
    ]
    every = np.concatenate(pairs)
    return np.unique(np.sort(every[every[:, 0] != every[:, 1]], axis=1), axis=0)


SPLIT_AND_MERGE = method_of(SplitAndMerge, "Horowitz and Pavlidis, 1976")
