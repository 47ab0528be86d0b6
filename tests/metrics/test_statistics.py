"""Bootstrap intervals against the normal theory that they tend to."""

from __future__ import annotations

import statistics

import numpy as np
import pytest

from segview.metrics.statistics import bootstrap_mean, paired_difference


def test_the_interval_is_that_of_the_normal_theory_where_it_holds() -> None:
    values = np.random.default_rng(1).normal(0.8, 0.1, 400).tolist()
    found = bootstrap_mean(values)
    error = statistics.stdev(values) / 20
    assert found.value == pytest.approx(statistics.mean(values))
    assert (found.low, found.high) == pytest.approx((found.value - 1.96 * error, found.value + 1.96 * error), abs=5e-4)
    assert found.excludes_zero
    assert bootstrap_mean(values) == found


def test_a_pair_is_told_apart_where_the_spread_of_images_would_hide_it() -> None:
    chance = np.random.default_rng(2)
    base = chance.uniform(0, 1, 200)
    better = base + chance.normal(0.02, 0.02, 200)
    found = paired_difference(better.tolist(), base.tolist())
    assert 0.015 < found.low < found.high < 0.025
    assert not paired_difference(base.tolist(), base.tolist()).excludes_zero


def test_what_has_no_mean_is_refused() -> None:
    with pytest.raises(ValueError, match="no image"):
        bootstrap_mean([])
    with pytest.raises(ValueError, match="share"):
        bootstrap_mean([1.0], share=1.0)
    with pytest.raises(ValueError, match="longer"):
        paired_difference([1.0], [1.0, 2.0])
