"""Intervals of the bootstrap hold what they promise on simulated data."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.comparison.comparison import Interval
from segview.metrics import intervals as module
from segview.metrics.intervals import Quotients, by_cluster, intervals, mean_of

SHORT, LONG = 250, 2_000


def dices(chance: np.random.Generator, images: int) -> np.ndarray:
    """Return scores with the skew of real Dice: most are near 0.9, some images fail."""
    return np.where(chance.random(images) < 0.1, chance.beta(1.5, 3, images), chance.beta(14, 1.8, images))


TRUE = 0.1 * 1.5 / 4.5 + 0.9 * 14 / 15.8


def of_images(chance: np.random.Generator) -> tuple[Quotients, float]:
    return mean_of(dices(chance, 100)), TRUE


def of_pairs(chance: np.random.Generator) -> tuple[Quotients, float]:
    base = dices(chance, 60)
    return mean_of(base + chance.normal(0.02, 0.05, 60) - base), 0.02


def of_clusters(chance: np.random.Generator) -> tuple[Quotients, float]:
    """Return 40 patients, who differ more than their images do, with 1 to 8 images each."""
    sizes = chance.integers(1, 9, 40)
    codes = np.repeat(np.arange(40), sizes).astype(np.intp)
    values = np.repeat(chance.normal(0.03, 0.08, 40), sizes) + chance.normal(0, 0.03, len(codes))
    return Quotients(by_cluster([values, np.ones(len(codes))], codes)), 0.03


def of_pixels(chance: np.random.Generator) -> tuple[Quotients, float]:
    """Return two variants on lesions of log-normal size, of which the first finds 0.03 more of each, more or less."""
    area = chance.lognormal(8, 0.6, 80)
    share = chance.beta(9, 2, 80)
    found = area * (share + 0.03 + chance.normal(0, 0.1, 80))
    return Quotients(np.stack([found, area, area * share, area], axis=1)), 0.03


CASES = {"images": of_images, "pairs": of_pairs, "clusters": of_clusters, "pixels": of_pixels}


def coverage(case: str, repetitions: int, seed: int) -> float:
    chance = np.random.default_rng(seed)
    held = 0
    for repetition in range(repetitions):
        statistic, true = CASES[case](chance)
        (found,) = intervals([statistic], seed=repetition)
        held += found.low <= true <= found.high
    return held / repetitions


@pytest.mark.parametrize("case", CASES)
def test_intervals_hold_the_true_value_nineteen_times_of_twenty(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RESAMPLES", 1_000)
    # Three standard deviations of so few repetitions are 4 %.
    assert coverage(case, SHORT, 11) == pytest.approx(0.95, abs=0.04)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_intervals_hold_the_true_value_in_95_percent_of_2000_repetitions(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RESAMPLES", 2_000)
    assert coverage(case, LONG, 7) == pytest.approx(0.95, abs=0.01)


def test_clusters_that_are_taken_for_single_images_would_promise_too_much() -> None:
    statistic, _ = of_clusters(np.random.default_rng(0))
    codes = np.repeat(np.arange(40), 5).astype(np.intp)
    chance = np.random.default_rng(0)
    values = np.repeat(chance.normal(0, 1, 40), 5) + chance.normal(0, 0.1, 200)
    ones = np.ones(200)
    wide, narrow = intervals(
        [Quotients(by_cluster([values, ones], codes)), Quotients(by_cluster([values, ones], None))]
    )
    assert wide.value == pytest.approx(narrow.value)
    assert (wide.high - wide.low) / (narrow.high - narrow.low) == pytest.approx(5**0.5, rel=0.12)
    assert len(statistic.parts) == 40


def test_the_error_of_a_difference_of_quotients_is_that_of_the_delta_method() -> None:
    chance = np.random.default_rng(3)
    area = chance.lognormal(8, 0.5, 4_000)
    one, other = area * chance.beta(9, 2, 4_000), area * chance.beta(8, 3, 4_000)
    statistic = Quotients(np.stack([one, area, other, area], axis=1))
    (found,) = intervals([statistic])
    assert found.value == pytest.approx(one.sum() / area.sum() - other.sum() / area.sum())
    off = (one - other - found.value * area) / area.mean()
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * off.std() / len(area) ** 0.5, rel=0.04)


def test_the_same_values_have_the_same_bounds_and_few_clusters_those_of_student() -> None:
    from scipy import stats

    values = np.array([0.1, 0.3, 0.2, 0.5])
    (few,) = intervals([mean_of(values)])
    expected = stats.t.interval(0.95, 3, loc=values.mean(), scale=stats.sem(values))
    assert (few.low, few.high) == pytest.approx(expected)
    many = mean_of(np.random.default_rng(0).random(50))
    assert intervals([many], seed=5) == intervals([many], seed=5)
    assert intervals([many], seed=5) != intervals([many], seed=6)
    # Statistics that are drawn together have the bounds that they have alone.
    assert intervals([many, mean_of(values), many], seed=5) == [
        *intervals([many], seed=5),
        few,
        *intervals([many], seed=5),
    ]


def test_what_does_not_vary_has_an_interval_of_no_width_and_what_is_single_has_none() -> None:
    assert intervals([mean_of(np.full(20, 0.5))]) == [Interval(0.5, 0.5, 0.5)]
    (single,) = intervals([mean_of(np.array([0.5]))])
    assert single.value == 0.5
    assert np.isnan(single.low)
    assert np.isnan(single.high)
    (nothing,) = intervals([Quotients(np.zeros((9, 2)))])
    assert np.isnan(nothing.value)
