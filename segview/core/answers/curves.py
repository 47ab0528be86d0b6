"""Curves of a prediction's probability over all pixels of an image."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Curve:
    """Points of a curve: their x (``across``) and y (``up``) coordinates, float64, of equal length."""

    across: NDArray[np.float64]
    up: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ProbabilityCurves:
    """The curves of a prediction, computed from its level counts; all shares are in 0 to 1.

    Attributes:
        histogram: Share of pixels by probability.
        reliability: Share of target pixels by mean probability; None without ground truth, as are the following
            curves.
        error: Share of wrong pixels among the kept pixels, by the share of kept pixels, the most certain first.
        dice: Dice over all pixels, by threshold.
    """

    histogram: Curve
    reliability: Curve | None = None
    error: Curve | None = None
    dice: Curve | None = None
