"""Tests of paired differences against SciPy's and a case by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from segview.metrics.intervals import by_cluster
from segview.metrics.paired_tests import EXACT_UP_TO, FLIPS, holm, sign_flips, signed_rank


def scipy_flips(differences: np.ndarray, resamples: int = 2**20) -> float:
    found = stats.permutation_test(
        (differences,),
        lambda values, axis: values.sum(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=resamples,
        rng=np.random.default_rng(0),
    )
    return float(found.pvalue)


@pytest.mark.parametrize("size", [3, 8, EXACT_UP_TO])
def test_few_are_flipped_in_every_way_as_scipy_does(size: int) -> None:
    differences = np.random.default_rng(size).normal(0.4, 1, size)
    assert sign_flips(differences[:, None]) == pytest.approx((scipy_flips(differences),))


def test_many_are_flipped_by_chance_and_all_columns_at_once() -> None:
    chance = np.random.default_rng(1)
    differences = chance.normal([0.1, 0.2, 0.0], 1, (150, 3))
    found = sign_flips(differences)
    for column, p in enumerate(found):
        assert p == pytest.approx(scipy_flips(differences[:, column], FLIPS), abs=0.015)
    assert found == sign_flips(differences)
    assert sign_flips(differences[:, 1:2]) == found[1:2]


def test_flips_of_clusters_keep_their_level_where_flips_of_images_do_not() -> None:
    chance = np.random.default_rng(2)
    codes = np.repeat(np.arange(12), 10).astype(np.intp)
    of_clusters = of_images = 0
    for _ in range(200):
        values = np.repeat(chance.normal(0, 1, 12), 10) + chance.normal(0, 0.3, 120)
        of_clusters += sign_flips(by_cluster([values], codes))[0] < 0.05
        naive: Any = stats.ttest_1samp(values, 0)
        of_images += naive.pvalue < 0.05
    assert of_clusters <= 20
    assert of_images > 60


def test_no_difference_has_no_evidence() -> None:
    assert sign_flips(np.zeros((30, 2))) == (1.0, 1.0)
    assert signed_rank(np.zeros(30)) == 1.0


@pytest.mark.parametrize("size", [12, 200])
def test_signed_ranks_are_those_of_scipy(size: int) -> None:
    differences = np.random.default_rng(size).normal(0.1, 1, size).round(1)
    expected: Any = stats.wilcoxon(differences[differences != 0])
    assert signed_rank(differences) == pytest.approx(expected.pvalue)


def test_holm_by_hand() -> None:
    # Sorted 0.005, 0.01, 0.03, 0.04: × 4, 3, 2, 1 are 0.02, 0.03, 0.06, 0.04, and none may lie below the one before.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.9, 0.8]) == pytest.approx((1.0, 1.0))
    assert holm([]) == ()
