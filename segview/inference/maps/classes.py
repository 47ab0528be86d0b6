"""Which class a pixel belongs to, and how sure that is; at the image's own resolution."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from segview.core.prediction import Kind, Map, Transfer
from segview.inference.maps.evidence import Evidence, levels
from segview.inference.scales import at_size


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
    planes = at_size(evidence.merged, evidence.size)
    best = planes.topk(2, dim=0)
    yield Map("labels", best.indices[0].cpu().numpy().astype(np.uint8), Kind.LABELS)
    for name, plane in zip(evidence.classes, planes, strict=True):
        yield Map(f"probability/{name}", levels(plane), Kind.PROBABILITY)
    yield Map("uncertainty", levels(1 - (best.values[0] - best.values[1])), Kind.UNCERTAINTY)
