"""Comparison of variants by a score over the same images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.comparison.comparison import Comparison, Interval, PairedDifference, VariantMean
from segview.core.comparison.score_table import Numbers, Ratio, ScoreTable
from segview.evaluation.comparison.sentences import notes_on, sentence
from segview.metrics.intervals import Quotients, by_cluster, intervals
from segview.metrics.paired_tests import holm, sign_flips, signed_rank

Test = Literal["sign flip", "Wilcoxon"]

TESTS: dict[Test, str] = {
    "sign flip": "permutation test by sign flips",
    "Wilcoxon": "Wilcoxon's signed-rank test",
}
POWER = 1.959964 + 0.841621
"""Size, in standard errors, of a difference that is detected with a power of 80 % at a level of 5 %."""

NOTHING = Interval(float("nan"), float("nan"), float("nan"))


class Clusters(NamedTuple):
    """Groups of dependent images, such as those of a patient; they are resampled and sign-flipped as wholes.

    Attributes:
        of_image: Name of each image's cluster, in the order of the table's images.
        word: Kind of clusters, in the plural.
    """

    of_image: tuple[str, ...]
    word: str = "clusters"


def compare(
    table: ScoreTable,
    score: str = "",
    *,
    against: str = "",
    clusters: Clusters | None = None,
    test: Test = "sign flip",
    seed: int = 0,
) -> Comparison:
    """Return the statistics of a score: the mean of each variant, and the paired difference of every two.

    Intervals are studentised bootstrap intervals; p-values are corrected by Holm's method over all pairs.

    Args:
        table: The scores.
        score: Name of the score; by default the table's first.
        against: A variant that all others are compared with; by default every pair is compared.
        clusters: Groups of dependent images; by default the images are independent.
        test: ``sign flip``, which tests the mean difference and supports clusters; or ``Wilcoxon``, without clusters.
        seed: Seed of the random numbers, so that the same table gives the same statistics.

    Raises:
        UserError: there is no such score or variant, or Wilcoxon's test is combined with clusters.
    """
    name = score or table.first_score
    values, ratio = table.values(name), table.ratios.get(name)
    if clusters is not None and test == "Wilcoxon":
        raise UserError(
            "Wilcoxon's test cannot use clusters: it takes each image by itself. Choose the test 'sign flip'."
        )
    places = _places(table, against)
    codes, word = _codes(table, clusters)
    means = [_mean_parts(values, ratio, column, codes) for column in range(len(table.variants))]
    differences = [_pair_parts(values, ratio, one, other, codes) for one, other in places]
    found = _intervals([part for parts in (*means, *differences) for part in parts], seed)
    raw = _p_values(values, places, codes, test, seed)
    corrected = holm(raw)
    pairs = [
        _pair(table.variants[one], table.variants[other], values[:, one] - values[:, other], codes, found[place])
        for place, (one, other) in enumerate(places, len(means))
    ]
    tested = [replace(pair, p=p, p_corrected=mended) for pair, p, mended in zip(pairs, raw, corrected, strict=True)]
    return Comparison(
        score=name,
        cluster_word=word,
        means=tuple(
            VariantMean(variant, int((~np.isnan(values[:, place])).sum()), *found[place])
            for place, variant in enumerate(table.variants)
        ),
        pairs=tuple(replace(pair, sentence=sentence(pair, name, word)) for pair in tested),
        test=TESTS[test],
        seed=seed,
        notes=notes_on(tested, word),
    )


def _places(table: ScoreTable, against: str) -> list[tuple[int, int]]:
    """Return the pairs of columns, each with the base second."""
    if against:
        base = table.column(against)
        return [(column, base) for column in range(len(table.variants)) if column != base]
    return [(later, earlier) for earlier, later in combinations(range(len(table.variants)), 2)]


def _codes(table: ScoreTable, clusters: Clusters | None) -> tuple[NDArray[np.intp] | None, str]:
    if clusters is None:
        return None, "images"
    if len(clusters.of_image) != len(table.images):
        raise ValueError(f"{len(clusters.of_image)} clusters are given for {len(table.images)} images")
    return np.unique(np.asarray(clusters.of_image), return_inverse=True)[1].astype(np.intp), clusters.word


Parts = tuple[Quotients | None, Quotients | None]


def _mean_parts(values: Numbers, ratio: Ratio | None, column: int, codes: NDArray[np.intp] | None) -> Parts:
    """Return the mean of a variant over images and over pixels, each None if it does not exist."""
    own = values[:, column]
    known = ~np.isnan(own)
    over_images = _quotients([own[known], np.ones(int(known.sum()))], known, codes)
    return over_images, None if ratio is None else _quotients(_counts(ratio, column, known), known, codes)


def _pair_parts(values: Numbers, ratio: Ratio | None, one: int, other: int, codes: NDArray[np.intp] | None) -> Parts:
    """Return the differences of two variants over the images on which both were scored."""
    difference = values[:, one] - values[:, other]
    known = ~np.isnan(difference)
    over_images = _quotients([difference[known], np.ones(int(known.sum()))], known, codes)
    if ratio is None:
        return over_images, None
    return over_images, _quotients([*_counts(ratio, one, known), *_counts(ratio, other, known)], known, codes)


def _counts(ratio: Ratio, column: int, known: NDArray[np.bool_]) -> list[Numbers]:
    return [part[known, column] for part in (ratio.numerators, ratio.denominators)]


def _quotients(columns: list[Numbers], known: NDArray[np.bool_], codes: NDArray[np.intp] | None) -> Quotients | None:
    if not known.any():
        return None
    own = None if codes is None else np.unique(codes[known], return_inverse=True)[1].astype(np.intp)
    return Quotients(by_cluster(columns, own))


def _intervals(parts: Sequence[Quotients | None], seed: int) -> list[tuple[Interval, Interval | None]]:
    """Return the intervals of statistics given in pairs: over images and over pixels."""
    found = iter(intervals([one for one in parts if one is not None], seed=seed))
    every = [None if one is None else next(found) for one in parts]
    return [(images or NOTHING, pixels) for images, pixels in zip(every[::2], every[1::2], strict=True)]


def _p_values(
    values: Numbers, places: list[tuple[int, int]], codes: NDArray[np.intp] | None, test: Test, seed: int
) -> tuple[float, ...]:
    differences = [values[:, one] - values[:, other] for one, other in places]
    if test == "Wilcoxon":
        return tuple(signed_rank(one[~np.isnan(one)]) for one in differences)
    if not differences:
        return ()
    return sign_flips(by_cluster([np.nan_to_num(one) for one in differences], codes), seed=seed)


def _pair(
    variant: str,
    base: str,
    difference: Numbers,
    codes: NDArray[np.intp] | None,
    found: tuple[Interval, Interval | None],
) -> PairedDifference:
    """Return the statistics of a pair without those of the tests."""
    known = difference[~np.isnan(difference)]
    clusters = len(known) if codes is None else len(np.unique(codes[~np.isnan(difference)]))
    over_images, over_pixels = found
    return PairedDifference(
        variant=variant,
        base=base,
        images=len(known),
        clusters=clusters,
        over_images=over_images,
        over_pixels=over_pixels,
        p=1.0,
        p_corrected=1.0,
        higher=int((known > 0).sum()),
        lower=int((known < 0).sum()),
        deciding=deciding(known),
        needed=_clusters_needed(over_images, clusters),
    )


def deciding(differences: Numbers) -> int:
    """Return the number of largest values that together reach the whole sum; see ``PairedDifference``."""
    total = float(differences.sum())
    if abs(total) < 1e-12:
        return 0
    falling = np.sort(differences * np.sign(total))[::-1]
    return int(np.searchsorted(np.cumsum(falling), abs(total) - 1e-12)) + 1


def _clusters_needed(mean: Interval, clusters: int) -> int | None:
    """Return the number of clusters that would be needed to detect this difference, from the width of its interval."""
    width = mean.high - mean.low
    if clusters < 2 or not mean.value or np.isnan(width):
        return None
    spread = width / (2 * 1.959964) * np.sqrt(clusters)
    return max(2, int(np.ceil((POWER * spread / mean.value) ** 2)))
