"""The Hausdorff distance of outlines against all distances by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from segview.core.variants.classes import IGNORED
from segview.metrics.boundary import outline
from segview.metrics.hausdorff import hausdorff_95


def test_it_is_the_percentile_of_the_nearest_distances_of_either_direction() -> None:
    chance = np.random.default_rng(0)
    found, truth = np.zeros((40, 50), np.uint8), np.zeros((40, 50), np.uint8)
    found[8:30, 10:35] = chance.random((22, 25)) < 0.9
    truth[10:34, 12:40] = 1
    counted = np.ones_like(truth, np.bool_)
    one, other = (np.argwhere(outline(mask == 1, counted)) for mask in (found, truth))
    apart = cdist(one, other)
    expected = max(np.percentile(apart.min(axis=0), 95), np.percentile(apart.min(axis=1), 95))
    assert hausdorff_95(found, truth, 2) == pytest.approx(expected)
    assert hausdorff_95(truth, found, 2) == pytest.approx(expected)


def test_squares_that_are_moved_lie_as_far_apart_as_they_were_moved() -> None:
    found, truth = np.zeros((60, 60), np.uint8), np.zeros((60, 60), np.uint8)
    truth[10:30, 10:30] = 1
    found[10:30, 17:37] = 1
    assert hausdorff_95(found, truth, 2) == pytest.approx(7)
    assert hausdorff_95(truth, truth, 2) == 0


def test_a_mask_that_is_missing_lies_as_far_as_the_diagonal_and_two_that_are_missing_agree() -> None:
    empty, truth = np.zeros((30, 40), np.uint8), np.zeros((30, 40), np.uint8)
    truth[5:9, 5:9] = 1
    assert hausdorff_95(empty, truth, 2) == math.hypot(30, 40)
    assert hausdorff_95(empty, empty, 2) == 0


def test_of_many_classes_it_is_the_mean_over_those_that_are_there_and_what_is_ignored_is_on_no_outline() -> None:
    truth = np.zeros((40, 40), np.uint8)
    truth[:, 20:] = 1
    found = np.zeros((40, 40), np.uint8)
    found[:, 24:] = 1
    assert hausdorff_95(found, truth, 5) == pytest.approx(4)
    truth[:, 30:] = IGNORED
    assert hausdorff_95(found, truth, 5) == pytest.approx(4)
