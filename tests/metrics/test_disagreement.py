"""Maps of several predictions against plain numpy and SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import entropy

from segview.core.maps.disagreement import DEVIATION, DISAGREEMENT, ENTROPY, MEAN, VOTES
from segview.core.maps.maps import Kind, Map, quantised
from segview.metrics.disagreement import label_maps, target_maps

STEP = 1 / 65535


def _target(numbers: np.ndarray) -> Map:
    return Map("probability/polyp", quantised(numbers), Kind.PROBABILITY)


@pytest.fixture
def targets() -> list[Map]:
    chance = np.random.default_rng(5)
    return [_target(chance.random((13, 17))) for _ in range(5)]


@pytest.mark.parametrize("threshold", [0.0, 0.3, 0.5, 1.0])
def test_maps_of_a_target_are_those_of_numpy(targets, threshold):
    maps = {one.name: one for one in target_maps(DISAGREEMENT, targets, threshold=threshold)}
    p = np.stack([one.array() for one in targets]).astype(np.float64)
    assert list(maps) == list(DISAGREEMENT)
    np.testing.assert_allclose(maps[MEAN].array(), p.mean(axis=0), atol=STEP)
    np.testing.assert_allclose(maps[DEVIATION].array(), p.std(axis=0), atol=STEP)
    share = (p > threshold).mean(axis=0)
    np.testing.assert_allclose(maps[VOTES].array(), share, atol=STEP)
    np.testing.assert_allclose(maps[ENTROPY].array(), entropy([share, 1 - share], base=2), atol=STEP)


def test_variants_that_say_the_same_do_not_differ(targets):
    same = {one.name: one for one in target_maps(DISAGREEMENT, [targets[0]] * 3, threshold=0.5)}
    np.testing.assert_array_equal(same[MEAN].values, targets[0].values)
    assert not same[DEVIATION].values.any()
    assert not same[ENTROPY].values.any()


def test_the_ends_of_the_scales_are_reached():
    apart = [_target(np.zeros((2, 3))), _target(np.ones((2, 3)))]
    maps = {one.name: one for one in target_maps(DISAGREEMENT, apart, threshold=0.5)}
    values = {name: float(one.array()[0, 0]) for name, one in maps.items()}
    assert values == pytest.approx({MEAN: 0.5, DEVIATION: 0.5, VOTES: 0.5, ENTROPY: 1.0}, abs=STEP)


def test_a_smaller_map_is_brought_to_the_size_of_the_largest():
    small, large = _target(np.array([[0.0, 1.0]])), _target(np.zeros((4, 6)))
    (mean,) = target_maps([MEAN], [small, large], threshold=0.5)
    assert mean.shape == (4, 6)
    assert mean.array()[0] == pytest.approx([0, 0, 0, 0.5, 0.5, 0.5], abs=STEP)


def test_of_several_classes_there_is_the_entropy_of_the_votes():
    chance = np.random.default_rng(6)
    labels = chance.integers(0, 4, (3, 9, 8)).astype(np.uint8)
    maps = [Map("labels", one.copy(), Kind.LABELS) for one in labels]
    (found,) = label_maps(DISAGREEMENT, maps, classes=4)
    votes = np.stack([(labels == index).sum(axis=0) for index in range(4)])
    assert found.span == (0.0, math.log2(4))
    assert found.unit == "bit"
    np.testing.assert_allclose(found.array(), entropy(votes, base=2), atol=2 * STEP)
    assert list(label_maps([MEAN, VOTES], maps, classes=4)) == []
