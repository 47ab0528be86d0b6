"""A table of scores: images × variants × scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.comparison.score_kinds import score_kind

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ratio:
    """A score that is a quotient of counts that can be summed over images: images × variants each, NaN if unknown."""

    numerators: Numbers
    denominators: Numbers


SPREAD_BINS = 100
"""Number of equal bins of the probabilities 0 to 1 in which pixels are counted."""


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """Scores of variants on images.

    Attributes:
        images: Names of the images, unique.
        variants: Names of the variants, unique.
        scores: Scores by name, images × variants, float64; NaN if an image could not be scored.
        ratios: Numerators and denominators of the scores that can also be computed over all pixels.
        facts: Properties of the images by name, numbers or texts; see ``evaluation.comparison.slices``.
        agreement: Mean Dice of the masks of every two variants, variants × variants, 1 on the diagonal and NaN if
            unknown; None if masks were not compared.

    Raises:
        ValueError: a table has another shape.
    """

    images: tuple[str, ...]
    variants: tuple[str, ...]
    scores: Mapping[str, Numbers]
    ratios: Mapping[str, Ratio] = field(default_factory=dict)
    facts: Mapping[str, tuple[float | str | None, ...]] = field(default_factory=dict)
    agreement: Numbers | None = None

    def __post_init__(self) -> None:
        shape = len(self.images), len(self.variants)
        ratios = [part for ratio in self.ratios.values() for part in (ratio.numerators, ratio.denominators)]
        for values in (*self.scores.values(), *ratios):
            if values.shape != shape:
                raise ValueError(f"scores have the shape {values.shape}, not {shape}")

    def values(self, score: str) -> Numbers:
        """Return a score, images × variants.

        Raises:
            UserError: there is no such score.
        """
        if score not in self.scores:
            raise unknown_name("score", score, self.scores)
        return self.scores[score]

    def column(self, variant: str) -> int:
        """Return the column of a variant.

        Raises:
            UserError: there is no such variant.
        """
        if variant not in self.variants:
            raise unknown_name("variant of this table", variant, self.variants)
        return self.variants.index(variant)

    @property
    def first_score(self) -> str:
        """The default score: the first one that measures quality.

        Raises:
            UserError: the table has no scores.
        """
        if not self.scores:
            raise UserError("The table has no scores. Give one with a column of numbers.")
        merits = [name for name in self.scores if score_kind(name).better != "neither"]
        known = [name for name in merits if not np.isnan(self.scores[name]).all()]
        # Without ground truth, the agreement of the variants is the most informative score.
        return next(iter((*known, *(name for name in self.scores if name == "agreement"), *self.scores)))

    def take(self, rows: Sequence[int] | NDArray[np.intp]) -> ScoreTable:
        """Return the table of some images, by their places, without the agreement, which is known only in total."""
        places = np.asarray(rows, np.intp)
        ratios = {
            name: Ratio(ratio.numerators[places], ratio.denominators[places]) for name, ratio in self.ratios.items()
        }
        return ScoreTable(
            tuple(self.images[place] for place in places),
            self.variants,
            {name: values[places] for name, values in self.scores.items()},
            ratios,
            {name: tuple(values[place] for place in places) for name, values in self.facts.items()},
        )
