"""Probabilities that a variant can give at all."""

from __future__ import annotations

import math

from segview.core.variants.spec import NetworkSpec

_BOUNDS = {"tanh": (-1.0, 1.0)}
"""The output maps' bounds, where the output activation f'' gives them two."""


def reachable(spec: NetworkSpec) -> tuple[float, float] | None:
    """Return the least and the greatest probability behind the softmax over two bounded maps; None for any.

    Behind tanh, no logit is more than 2 above the other: p lies within 0.119 and 0.881 (1 / (1 + e^±2)).
    """
    bounds = _BOUNDS.get(spec.output_activation)
    if bounds is None or spec.classes != 2:
        return None
    most = 1 / (1 + math.exp(bounds[0] - bounds[1]))
    return 1 - most, most
