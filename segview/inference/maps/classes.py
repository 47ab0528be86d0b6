"""The class of each pixel, and its certainty; at the image's own resolution."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from segview.core.maps.maps import Kind, Map, Transfer
from segview.inference.maps.evidence import Evidence, levels
from segview.inference.passes.scales import at_size


def maps(evidence: Evidence) -> Iterator[Map]:
    """Yield the mask or labels, the probability of each class, and the uncertainty.

    With two classes the uncertainty is 1 − 2·|p − 0.5|, 1 where the network cannot tell and 0 where it is certain.
    With more it is 1 − (p1 − p2) of the two most probable classes, which is the same number for two.
    """
    if len(evidence.classes) == 2:
        yield from _target(evidence)
    else:
        yield from _labels(evidence)


def _target(evidence: Evidence) -> Iterator[Map]:
    background, target = evidence.classes
    values = levels(at_size(evidence.merged[1:], evidence.size)[0])
    yield Map("mask", values, Kind.MASK)
    yield Map(f"probability/{target}", values, Kind.PROBABILITY)
    yield Map(f"probability/{background}", values, Kind.PROBABILITY, transfer=Transfer.COMPLEMENT)
    yield Map("uncertainty", values, Kind.UNCERTAINTY, transfer=Transfer.TENT)


def _labels(evidence: Evidence) -> Iterator[Map]:
    best = evidence.merged.new_zeros(evidence.size)
    second, labels = best, torch.zeros_like(best, dtype=torch.uint8)
    probabilities: list[Map] = []
    # One class at a time: the planes of many classes at the size of a large image would not fit into memory.
    for index, name in enumerate(evidence.classes):
        plane = at_size(evidence.merged[index : index + 1], evidence.size)[0]
        better = plane > best
        second = torch.where(better, best, torch.maximum(second, plane))
        labels = torch.where(better, index, labels)
        best = torch.maximum(best, plane)
        probabilities.append(Map(f"probability/{name}", levels(plane), Kind.PROBABILITY))
    yield Map("labels", labels.cpu().numpy().astype(np.uint8), Kind.LABELS)
    yield from probabilities
    yield Map("uncertainty", levels(1 - (best - second)), Kind.UNCERTAINTY)
