"""Conclusions about two variants, and their limits, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from segview.core.comparison.comparison import PairedDifference
from segview.core.comparison.score_kinds import ScoreKind, score_kind
from segview.metrics.intervals import FEWEST_CLUSTERS

FEW = 20
"""Clusters below which a comparison is said to rest on few."""

MOST_NEEDED = 100_000


def sentence(pair: PairedDifference, score: str, word: str) -> str:
    """Return what the statistics of a pair allow to be said.

    Args:
        pair: With its p-values.
        score: Name of the score.
        word: Kind of clusters in the plural, ``images`` where there are none.
    """
    counted = f"{pair.clusters} {word}"
    if not pair.images:
        return f"No image was scored for both {pair.variant} and {pair.base}."
    if not (pair.higher or pair.lower):
        return f"{pair.variant} and {pair.base} have the same {score} on all {counted}."
    kind = score_kind(score)
    if not pair.is_clear:
        told = f"{counted} do not tell {pair.variant} from {pair.base} in {score}"
        return f"{told}: {_range(pair, kind)}.{_needed(pair, word)}"
    few = pair.deciding <= max(1, pair.images // 20)
    rests = f" It rests on {pair.deciding} of {pair.images} images." if few else ""
    told = f"{pair.variant} {_verb(kind, up=pair.over_images.value > 0)} {pair.base}"
    return f"{told}: {_range(pair, kind)}, {counted}.{rests}"


def notes_on(pairs: Sequence[PairedDifference], word: str) -> tuple[str, ...]:
    """Return sentences that warn of what the statistics of some pairs rest on."""
    fewest = min((pair.clusters for pair in pairs if pair.images), default=FEW)
    if fewest < FEWEST_CLUSTERS:
        return (f"With {fewest} {word} the intervals are those of Student's t, and hardly any difference can be told.",)
    return (f"{fewest} {word} are few: the intervals are rough.",) if fewest < FEW else ()


def _range(pair: PairedDifference, kind: ScoreKind) -> str:
    value, low, high = (kind.text(number, signed=True) for number in pair.over_images)
    return f"{value}, {low.removeprefix('+')} to {high.removeprefix('+')}"


def _verb(kind: ScoreKind, *, up: bool) -> str:
    """Return the words between two variants of which the first has the higher or the lower score."""
    if kind.name == "recall":
        return "finds more than" if up else "finds less than"
    more = "higher" if up else "lower"
    if kind.better == "neither":
        return f"has a {more} {kind.name} than"
    good = up == (kind.better == "higher")
    return f"has a {'better' if good else 'worse'} {kind.name} than"


def _needed(pair: PairedDifference, word: str) -> str:
    if pair.needed is None or pair.needed <= pair.clusters:
        return ""
    if pair.needed > MOST_NEEDED:
        return f" If there is a difference, more than {MOST_NEEDED:,} {word} would be needed to see it."
    digits = max(0, len(str(pair.needed)) - 2)
    return f" About {round(pair.needed, -digits):,} {word} would be needed to see a difference of this size."
