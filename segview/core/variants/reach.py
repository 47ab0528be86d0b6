"""The range of probabilities that a variant can produce."""

from __future__ import annotations

import math

from segview.core.variants.spec import NetworkSpec

_BOUNDS = {"tanh": (-1.0, 1.0)}
"""Bounds of the output maps, for output activations f'' with two bounds."""


def reachable(spec: NetworkSpec) -> tuple[float, float] | None:
    """Return the minimum and maximum probability after a softmax over two bounded maps; None if not limited.

    After tanh, the logits differ by at most 2: p is between 0.119 and 0.881 (1 / (1 + e^±2)).
    """
    bounds = _BOUNDS.get(spec.output_activation)
    if bounds is None or spec.classes != 2:
        return None
    most = 1 / (1 + math.exp(bounds[0] - bounds[1]))
    return 1 - most, most
