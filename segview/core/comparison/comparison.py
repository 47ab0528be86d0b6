"""The statistics of variants over many images: means, paired differences, and sentences that say what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from segview.core.base.text import Text
from segview.core.comparison.score_kinds import ScoreKind

LEVEL = 0.05
"""A difference is told where its corrected p-value lies below, and its interval leaves 0 out."""


class Interval(NamedTuple):
    """A value with the bounds of its 95 % interval; the bounds are NaN where too little is known."""

    value: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether 0 lies outside the bounds."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class VariantMean:
    """The mean of a score of one variant.

    Attributes:
        variant: Its name.
        images: On how many images it was scored.
        over_images: Each image weighs the same.
        over_pixels: Each pixel weighs the same; None where the score is no quotient of counts.
    """

    variant: str
    images: int
    over_images: Interval
    over_pixels: Interval | None = None


@dataclass(frozen=True)
class PairedDifference:
    """The difference between two variants on the images that both were scored on: ``variant`` − ``base``.

    Attributes:
        variant: Name of the one.
        base: Name of the other.
        images: How many images both were scored on.
        clusters: How many patients or sequences these come from; the images themselves where there are no clusters.
        over_images: Mean difference, each image weighs the same.
        over_pixels: The same where each pixel weighs the same; None where the score is no quotient of counts.
        p: Of the test.
        p_corrected: The same after Holm's correction over all pairs of the comparison.
        higher: Images on which ``variant`` has the higher score.
        lower: Images on which it has the lower one.
        deciding: So many images, those that speak for the difference most, make all of it: without them it is gone or
            turned round. 0 where there is no difference.
        needed: So many images (clusters where there are some) of this kind would show a difference of this size with
            a chance of 80 %; None where there is no difference.
        sentence: What can be said, or that nothing can.
    """

    variant: str
    base: str
    images: int
    clusters: int
    over_images: Interval
    over_pixels: Interval | None
    p: float
    p_corrected: float
    higher: int
    lower: int
    deciding: int
    needed: int | None
    sentence: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether the two can be told apart."""
        return self.p_corrected < LEVEL and self.over_images.excludes_zero


@dataclass(frozen=True)
class Comparison:
    """Variants compared by one score over the same images.

    Attributes:
        score: Its name.
        cluster_word: Kind of clusters in the plural, such as ``patients``; ``images`` where there are none.
        means: Of each variant.
        pairs: Of any two variants, or of each with one base.
        test: Name of the test, in words.
        seed: Of what is drawn by chance.
        notes: Sentences that warn, such as of too few clusters.
    """

    score: str
    cluster_word: str
    means: tuple[VariantMean, ...]
    pairs: tuple[PairedDifference, ...]
    test: str
    seed: int
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The conclusions about each pair, and their limits."""
        return tuple(pair.sentence for pair in self.pairs)


def interval_text(interval: Interval, kind: ScoreKind, *, signed: bool = False) -> str:
    """Return a value with the bounds of its interval."""
    value, low, high = (kind.text(number, signed=signed) for number in interval)
    known = interval.low == interval.low
    return Text("{value} ({low} to {high})", value=value, low=low, high=high) if known else value
