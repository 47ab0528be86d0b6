"""The statistics of variants over many images: means, paired differences, and conclusions as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from segview.core.base.text import Text
from segview.core.comparison.score_kinds import ScoreKind

LEVEL = 0.05
"""Significance level: a difference is clear if its corrected p-value is below and its interval excludes 0."""


class Interval(NamedTuple):
    """A value with the bounds of its 95 % interval; the bounds are NaN if there is too little data."""

    value: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether 0 is outside the bounds."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class VariantMean:
    """The mean of a score of one variant.

    Attributes:
        variant: Name of the variant.
        images: Number of scored images.
        over_images: Mean with equal weight of each image.
        over_pixels: Mean with equal weight of each pixel; None if the score is not a quotient of counts.
    """

    variant: str
    images: int
    over_images: Interval
    over_pixels: Interval | None = None


@dataclass(frozen=True)
class PairedDifference:
    """The difference between two variants, ``variant`` − ``base``, on the images on which both were scored.

    Attributes:
        variant: Name of the variant.
        base: Name of the variant that it is compared with.
        images: Number of images on which both were scored.
        clusters: Number of patients or sequences of these images; the number of images if there are no clusters.
        over_images: Mean difference with equal weight of each image.
        over_pixels: The same with equal weight of each pixel; None if the score is not a quotient of counts.
        p: p-value of the test.
        p_corrected: The same after Holm's correction over all pairs of the comparison.
        higher: Number of images on which ``variant`` has the higher score.
        lower: Number of images on which it has the lower score.
        deciding: Smallest number of images that carry the whole difference: without those that support it most, the
            difference vanishes or changes its sign. 0 if there is no difference.
        needed: Number of such images (or clusters) that would show a difference of this size with a power of 80 %;
            None if there is no difference.
        sentence: The conclusion, or the statement that none is possible.
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
        """Whether the difference is significant."""
        return self.p_corrected < LEVEL and self.over_images.excludes_zero


@dataclass(frozen=True)
class Comparison:
    """Variants compared by one score over the same images.

    Attributes:
        score: Name of the score.
        cluster_word: Kind of clusters in the plural, such as ``patients``; ``images`` if there are no clusters.
        means: Mean of each variant.
        pairs: Differences of every two variants, or of each with one base.
        test: Name of the test, in words.
        seed: Seed of the random numbers.
        notes: Warnings as sentences, such as of too few clusters.
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
        """The conclusion about each pair."""
        return tuple(pair.sentence for pair in self.pairs)


def interval_text(interval: Interval, kind: ScoreKind, *, signed: bool = False) -> str:
    """Return a value and the bounds of its interval as text."""
    value, low, high = (kind.text(number, signed=signed) for number in interval)
    known = interval.low == interval.low
    return Text("{value} ({low} to {high})", value=value, low=low, high=high) if known else value
