"""Distributions of scores that need no ground truth, over images."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from segview.core.comparison.score_kinds import AGREEMENT_OF_VARIANTS, WITH_CONSENSUS, WITH_READERS
from segview.core.comparison.score_table import Numbers, ScoreTable

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Quantiles of a distribution, as shares of the images below them."""

SHOWN_SCORES = ("area", "uncertain area", "unlikeness", AGREEMENT_OF_VARIANTS, WITH_READERS, WITH_CONSENSUS)
"""Scores of a mask that need no ground truth."""


@dataclass(frozen=True)
class Distribution:
    """The distribution of a score of one variant over images.

    Attributes:
        score: Name of the score.
        variant: Name of the variant.
        images: Number of images with the score.
        mean: Mean over them; NaN if there are none, as are all of ``below``.
        below: The quantiles for ``SHARES``.
    """

    score: str
    variant: str
    images: int
    mean: float
    below: tuple[float, ...]


def distributions(table: ScoreTable) -> tuple[Distribution, ...]:
    """Return the distributions of the scores in ``SHOWN_SCORES``, score by score."""
    return tuple(
        _of(name, variant, values[:, place])
        for name, values in table.scores.items()
        if name in SHOWN_SCORES
        for place, variant in enumerate(table.variants)
    )


def _of(score: str, variant: str, values: Numbers) -> Distribution:
    known = values[~np.isnan(values)]
    if not known.size:
        return Distribution(score, variant, 0, np.nan, (np.nan,) * len(SHARES))
    below = tuple(float(one) for one in np.quantile(known, SHARES))
    return Distribution(score, variant, len(known), float(known.mean()), below)
