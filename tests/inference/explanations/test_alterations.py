"""Altered copies of an image."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.comparison.score_kinds import DISTURBANCES
from segview.inference.explanations.alterations import (
    PATCHES,
    blank,
    blur,
    curve,
    disturb,
    patches_in_random_order,
    replacement_steps,
)


@pytest.fixture
def image() -> np.ndarray:
    coarse = np.random.default_rng(2).integers(0, 256, (8, 10, 3))
    return np.kron(coarse, np.ones((6, 6, 1))).astype(np.uint8)


def test_deletion_begins_with_what_is_marked_most_and_ends_blank(image: np.ndarray) -> None:
    start, bare = image, blank(image, (0.5, 0.25, 0.75))
    order = np.random.default_rng(0).permutation(image.shape[0] * image.shape[1])
    steps = list(replacement_steps(start, bare, order, 7))
    assert (steps[0] == start).all()
    assert (steps[-1] == bare).all()
    assert len(steps) == 8
    assert bare[0, 0].tolist() == [128, 64, 191]
    for number, one in enumerate(steps):
        gone = (one.reshape(-1, 3) != start.reshape(-1, 3)).any(axis=1)
        share = round(number * len(order) / 7)
        # What is gone is among the first of the order, and the first are gone, in equal parts.
        assert set(np.flatnonzero(gone)) <= set(order[: share + 7])
        assert (one.reshape(-1, 3)[order[: max(0, share - 7)]] == bare[0, 0]).all()


def test_a_curve_has_the_score_of_each_step_and_known_ends(image: np.ndarray) -> None:
    order = np.arange(image.shape[0] * image.shape[1])
    seen: list[float] = []

    def score(one: np.ndarray) -> float:
        seen.append(float((one == 0).all(axis=2).mean()))
        return seen[-1]

    steps = curve(
        replacement_steps(np.maximum(image, np.uint8(1)), np.zeros_like(image), order, 4), score, (0.0, 1.0), 4
    )
    for _ in range(3):
        next(steps)
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value.tolist() == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert len(seen) == 3


def test_a_random_order_takes_whole_patches(image: np.ndarray) -> None:
    size = (56, 84)
    order = patches_in_random_order(size, seed=1)
    assert sorted(order) == list(range(56 * 84))
    rows, columns = np.divmod(order.reshape(PATCHES**2, -1), 84)
    assert (np.ptp(rows, axis=1) == 3).all()
    assert (np.ptp(columns, axis=1) == 5).all()
    assert (order != patches_in_random_order(size, seed=2)).any()


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_disturbed_image_shows_the_same_where_they_overlap(image: np.ndarray, name: str) -> None:
    one = disturb(image, name, seed=3)
    assert one.image.shape == image.shape
    assert one.image.dtype == np.uint8
    assert (one.image != image).any()
    assert (disturb(image, name, seed=3).image == one.image).all()
    before, after = one.overlap(*image.shape[:2])
    if name == "shift":
        assert (image[before] == one.image[after]).all()
        assert one.moved == (2, 2)
    else:
        assert image[before].shape == image.shape
        assert np.corrcoef(image[before].ravel(), one.image[after].ravel())[0, 1] > 0.5


def test_an_unknown_disturbance_is_refused(image: np.ndarray) -> None:
    with pytest.raises(ValueError, match="smoke"):
        disturb(image, "smoke", seed=0)


def test_what_insertion_begins_with_has_no_detail(image: np.ndarray) -> None:
    assert np.abs(np.diff(blur(image).astype(int), axis=0)).max() <= np.abs(np.diff(image.astype(int), axis=0)).max()
    assert blur(np.full((20, 20, 3), 77, np.uint8)).tolist() == np.full((20, 20, 3), 77).tolist()
