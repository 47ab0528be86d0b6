"""Counting pixels, against counting them one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segview.core.maps.maps import LEVELS, quantised
from segview.core.maps.thresholds import band_levels, first_above
from segview.metrics import counts as module
from segview.metrics.counts import Counts, counts_at, level_counts

SEEDS = st.integers(0, 2**32 - 1)
# Thresholds of all kinds, among them those that fall on a level exactly.
THRESHOLDS = st.one_of(st.floats(0, 1), st.integers(0, LEVELS).map(lambda level: level / LEVELS))


def images(seed: int, size: tuple[int, int] = (13, 17)) -> tuple[np.ndarray, np.ndarray]:
    """Return levels and a truth of classes 0, 1 and 2; a third of the levels are near the ends or the middle."""
    chance = np.random.default_rng(seed)
    levels = chance.integers(0, LEVELS + 1, size, np.uint16)
    special = chance.choice(np.array([0, 1, 32767, 32768, LEVELS - 1, LEVELS], np.uint16), size)
    return np.where(chance.random(size) < 0.33, special, levels), chance.integers(0, 3, size, np.uint8)


def test_counts_add_up() -> None:
    assert Counts(1, 2, 3, 4) + Counts(10, 20, 30, 40) == Counts(11, 22, 33, 44)
    assert sum([Counts(1), Counts(2)], Counts()) == Counts(3)


@given(SEEDS)
def test_every_pixel_is_counted_at_its_level(seed: int) -> None:
    levels, truth = images(seed)
    whole, apart = level_counts(levels), level_counts(levels, truth)
    assert whole.target is None
    assert whole.background.dtype == np.int64
    assert np.array_equal(whole.background, np.bincount(levels.ravel(), minlength=LEVELS + 1))
    assert apart.target is not None
    assert np.array_equal(apart.target, np.bincount(levels[truth > 0], minlength=LEVELS + 1))
    assert np.array_equal(apart.background, np.bincount(levels[truth == 0], minlength=LEVELS + 1))


@pytest.mark.parametrize("strip", [1, 17, 40, 10_000])
def test_large_images_are_counted_in_strips(monkeypatch: pytest.MonkeyPatch, strip: int) -> None:
    levels, truth = images(0)
    whole = level_counts(levels, truth)
    monkeypatch.setattr(module, "STRIP", strip)
    strips = level_counts(levels, truth)
    assert whole.target is not None
    assert strips.target is not None
    assert np.array_equal(whole.target, strips.target)
    assert np.array_equal(whole.background, strips.background)


@given(SEEDS, THRESHOLDS)
def test_the_counts_at_a_threshold_are_those_of_the_mask(seed: int, threshold: float) -> None:
    levels, truth = images(seed)
    mask, real = levels / LEVELS > threshold, truth > 0
    assert counts_at(level_counts(levels, truth), threshold) == Counts(
        int((mask & real).sum()), int((mask & ~real).sum()), int((~mask & real).sum()), int((~mask & ~real).sum())
    )


@given(THRESHOLDS)
def test_the_first_level_above_is_above_and_the_one_before_is_not(threshold: float) -> None:
    first = first_above(threshold)
    assert (first - 1) / LEVELS <= threshold
    assert first == LEVELS + 1 or first / LEVELS > threshold


@given(st.floats(0, 0.5))
def test_the_band_is_what_lies_within(band: float) -> None:
    low, high = band_levels(band)
    inside = np.abs(np.arange(LEVELS + 1) / LEVELS - 0.5) <= band + 1e-3 / LEVELS  # the slack of what is tested
    assert np.array_equal(inside, (np.arange(LEVELS + 1) >= low) & (np.arange(LEVELS + 1) < high))


def test_thresholds_and_bands_beyond_the_ends_take_all_or_nothing() -> None:
    assert (first_above(-0.1), first_above(1.0), first_above(7.0)) == (0, LEVELS + 1, LEVELS + 1)
    assert band_levels(0.5) == band_levels(0.9) == (0, LEVELS + 1)


def test_a_truth_of_another_size_and_none_are_bugs() -> None:
    levels, truth = images(0)
    with pytest.raises(ValueError, match="shape"):
        level_counts(levels, truth[1:])
    with pytest.raises(ValueError, match="without a ground truth"):
        counts_at(level_counts(levels), 0.5)


def test_what_is_left_out_does_not_count():
    levels = quantised(np.array([[0.1, 0.9, 0.9], [0.1, 0.1, 0.9]]))
    truth = np.array([[0, 1, 0], [1, 0, 1]], np.uint8)
    left_out = np.array([[0, 3, 0], [0, 0, 1]], np.uint8)
    assert counts_at(level_counts(levels, truth, left_out), 0.5) == Counts(0, 1, 1, 2)
    with pytest.raises(ValueError, match="left out"):
        level_counts(levels, truth, left_out[:1])
