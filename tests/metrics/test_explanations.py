"""The formulas of the checks of explanations, beside second implementations."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from skimage.metrics import structural_similarity
from sklearn.metrics import auc

from segview.metrics.explanations import (
    area_under,
    error_correlation,
    mass_inside,
    pointing_game,
    rank_correlation,
    removal_order,
    similarity,
)


@pytest.fixture
def chance() -> np.random.Generator:
    return np.random.default_rng(5)


def test_the_area_is_that_of_trapezoids(chance: np.random.Generator) -> None:
    curve = chance.random(11)
    assert area_under(curve) == pytest.approx(auc(np.linspace(0, 1, 11), curve))
    # As in the published code of RISE.
    assert area_under(curve) == pytest.approx((curve.sum() - curve[0] / 2 - curve[-1] / 2) / (curve.shape[0] - 1))


def test_what_is_marked_most_goes_first_and_equals_in_reading_order() -> None:
    field = np.array([[0.1, 0.9], [0.9, 0.5]], np.float32)
    assert removal_order(field).tolist() == [1, 2, 3, 0]


def test_a_map_points_at_the_target_and_up_to_fifteen_pixels_beside_it() -> None:
    target = np.zeros((224, 224), np.bool_)
    target[100:120, 100:120] = True
    hits = []
    for column in (110, 134, 135, 200):
        field = np.zeros((224, 224), np.float32)
        field[110, column] = 1
        hits.append(pointing_game(field, target))
    assert hits == [1.0, 1.0, 0.0, 0.0]


def test_of_several_largest_numbers_the_share_that_hits_counts() -> None:
    target = np.zeros((224, 224), np.bool_)
    target[:10, :10] = True
    field = np.zeros((224, 224), np.float32)
    field[0, 0] = field[200, 200] = 1
    assert pointing_game(field, target) == 0.5
    assert pointing_game(np.ones_like(field), target) is None
    assert pointing_game(field, np.zeros_like(target)) is None


def test_mass_is_a_share(chance: np.random.Generator) -> None:
    field = chance.random((20, 30)).astype(np.float32)
    target = np.zeros(field.shape, np.bool_)
    target[5:, 7:] = True
    assert mass_inside(field, target) == pytest.approx(float(field[5:, 7:].sum() / field.sum()), rel=1e-5)
    assert mass_inside(np.zeros_like(field), target) is None


def test_the_rank_correlation_is_spearmans_also_with_equals(chance: np.random.Generator) -> None:
    one = chance.integers(0, 6, (13, 17)).astype(np.float32)
    other = (one + chance.integers(0, 9, one.shape)).astype(np.float32)
    assert rank_correlation(one, other) == pytest.approx(np.asarray(stats.spearmanr(one.ravel(), other.ravel()))[0])
    assert rank_correlation(one, np.ones_like(one)) == 0


def test_similarity_is_that_of_stretched_maps(chance: np.random.Generator) -> None:
    one, other = (chance.random((32, 32)).astype(np.float32) for _ in range(2))
    stretched = [(field - field.min()) / (field.max() - field.min()) for field in (one, other)]
    assert similarity(one, other) == pytest.approx(structural_similarity(*stretched, data_range=1.0))
    assert similarity(one, 3 + 5 * one) == pytest.approx(1)
    assert similarity(one[:2], other[:2]) is None


def test_the_correlation_with_errors_is_the_point_biserial_one(chance: np.random.Generator) -> None:
    field = chance.random((15, 15)).astype(np.float32)
    wrong = chance.random((15, 15)) < field
    expected = np.asarray(stats.pointbiserialr(wrong.ravel(), field.ravel()))[0]
    assert error_correlation(field, wrong) == pytest.approx(expected)
    assert error_correlation(field, np.zeros_like(wrong)) is None
