"""Curves of a probability over all pixels of an image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Curve:
    """Points of a curve, float64, as many across as up."""

    across: NDArray[np.float64]
    up: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ProbabilityCurves:
    """The curves of a prediction from its counts by level; all shares are in 0 to 1.

    Attributes:
        histogram: Share of the pixels by probability.
        reliability: Share of target among the pixels by their mean probability; None without ground truth, and so the
            others.
        error: Share of wrong pixels among those kept, by the share that is kept, the most certain first.
        dice: Over all pixels, by threshold.
    """

    histogram: Curve
    reliability: Curve | None = None
    error: Curve | None = None
    dice: Curve | None = None
