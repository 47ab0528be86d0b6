"""Predictions of each scale, and the disagreement of the scales."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from segview.core.maps.maps import Kind, Map
from segview.inference.maps.evidence import Evidence, levels

# The largest standard deviation that numbers in 0 to 1 can have.
DISAGREEMENT_SPAN = (0.0, 0.5)


def maps(evidence: Evidence) -> Iterator[Map]:
    """Yield the newest scale's own probabilities and, for two scales or more, the standard deviation over the scales.

    If the network weighs its scales itself, also the weight of each, ``scale/0.5/weight``, and the scale with the
    largest weight, ``scale/winner``; the smallest scale if several are equal.
    With more than two classes the standard deviation is that of the class in which the scales differ most.
    """
    wanted = range(1, 2) if len(evidence.classes) == 2 else range(len(evidence.classes))
    for index in wanted:
        name = f"scale/{evidence.newest.scale:g}/probability/{evidence.classes[index]}"
        # Shown by default only with two classes: many classes at each scale would be too many maps.
        own = bool(evidence.weights) and len(evidence.classes) == 2
        yield Map(name, levels(evidence.newest.probabilities[index]), Kind.PROBABILITY, own=own)
    for scale, weight in sorted(evidence.weights.items()):
        yield Map(f"scale/{scale:g}/weight", levels(weight[0]), Kind.SCALAR, own=True)
    if len(evidence.weights) > 1:
        scales = sorted(evidence.weights)
        winner = torch.stack([evidence.weights[scale][0] for scale in scales]).argmax(dim=0)
        names = tuple(f"{scale:g}" for scale in scales)
        yield Map("scale/winner", winner.byte().cpu().numpy(), Kind.CHOICE, names=names, own=True)
    if len(evidence.forwards) > 1:
        # With two classes one is enough: the other deviates just as much.
        planes = evidence.stack[:, 1:2] if len(evidence.classes) == 2 else evidence.stack
        # torch's own std over a short leading dimension takes ten times as long.
        deviation = (planes - planes.mean(dim=0)).square_().mean(dim=0).sqrt_().amax(dim=0)
        values = levels(deviation, DISAGREEMENT_SPAN)
        yield Map("scale/disagreement", values, Kind.SCALAR, DISAGREEMENT_SPAN, unit="σ")
