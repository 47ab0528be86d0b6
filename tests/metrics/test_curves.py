"""Curves from counts by level, against the same from the pixels themselves."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.answers.counts import LevelCounts
from segview.core.maps.maps import LEVELS, quantised
from segview.core.variants.reach import reachable
from segview.core.variants.spec import NetworkSpec
from segview.metrics.counts import level_counts
from segview.metrics.curves import curves

CHANCE = np.random.default_rng(5)
TRUTH = (CHANCE.random((60, 80)) < 0.3).astype(np.uint8)
LEVELS_OF_P = quantised(np.clip(0.6 * TRUTH + 0.4 * CHANCE.random((60, 80)), 0, 1).astype(np.float32))
P = LEVELS_OF_P / LEVELS


def test_the_histogram_is_that_of_the_pixels() -> None:
    found = curves(level_counts(LEVELS_OF_P, TRUTH), 0.5).histogram
    wanted = np.histogram(P, bins=100, range=(0, 1))[0] / P.size
    np.testing.assert_allclose(found.up, wanted, atol=2 / P.size)  # a level on the rim of a part
    assert found.up.sum() == pytest.approx(1)


def test_dice_by_threshold_is_that_of_the_masks() -> None:
    found = curves(level_counts(LEVELS_OF_P, TRUTH), 0.5).dice
    assert found is not None
    for place in (0, 29, 49, 98):
        mask = found.across[place] < P
        wanted = 2 * (mask & (TRUTH > 0)).sum() / (mask.sum() + TRUTH.sum())
        assert found.up[place] == pytest.approx(wanted, abs=1e-3)


def test_the_least_certain_are_given_up_first() -> None:
    found = curves(level_counts(LEVELS_OF_P, TRUTH), 0.5).error
    assert found is not None
    wrong, order = ((P > 0.5) != (TRUTH > 0)).ravel(), np.argsort(-np.abs(P - 0.5).ravel(), kind="stable")
    assert found.up[-1] == pytest.approx(wrong.mean())
    assert found.across[-1] == 1
    half = np.searchsorted(found.across, 0.5)
    kept = order[: round(found.across[half] * P.size)]
    assert found.up[half] == pytest.approx(wrong[kept].mean(), abs=1e-3)
    assert (np.diff(found.across) >= 0).all()


def test_reliability_is_the_share_of_target_in_each_part() -> None:
    found = curves(level_counts(LEVELS_OF_P, TRUTH), 0.5).reliability
    assert found is not None
    parts = np.minimum((LEVELS_OF_P.astype(int) * 15) // (LEVELS + 1), 14)
    there = np.unique(parts)
    np.testing.assert_allclose(found.up, [TRUTH[parts == one].mean() for one in there])
    np.testing.assert_allclose(found.across, [P[parts == one].mean() for one in there])


def test_without_truth_there_is_the_histogram_alone() -> None:
    found = curves(level_counts(LEVELS_OF_P), 0.5)
    assert (found.reliability, found.error, found.dice) == (None, None, None)


def test_no_pixel_at_all_makes_no_error() -> None:
    nothing = LevelCounts(np.zeros(LEVELS + 1, np.int64), np.zeros(LEVELS + 1, np.int64))
    found = curves(nothing, 0.5)
    assert found.histogram.up.sum() == 0
    assert found.dice is not None
    assert (found.dice.up == 1).all()


def test_tanh_keeps_p_within_what_two_maps_of_1_allow() -> None:
    spec = NetworkSpec.model_validate(
        {"architecture": "unet", "head": "B", "classes": 2, "output_activation": "tanh", "encoder": "mobilenet_v2"}
    )
    low, high = reachable(spec) or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.119, 0.881)
    assert reachable(spec.model_copy(update={"output_activation": "none"})) is None
