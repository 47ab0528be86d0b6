"""The calibration error against a plain loop over pixels."""

import numpy as np
import pytest

from segview.core.maps.maps import LEVELS
from segview.metrics.calibration import calibration_error
from segview.metrics.counts import level_counts


def by_hand(p: np.ndarray, truth: np.ndarray, bins: int) -> float:
    error = 0.0
    places = np.minimum((p * bins * LEVELS / (LEVELS + 1)).astype(int), bins - 1)
    for place in range(bins):
        inside = places == place
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - truth[inside].mean())
    return error


@pytest.mark.parametrize("bins", [1, 2, 15])
def test_it_is_the_mean_distance_of_confidence_and_accuracy(bins: int) -> None:
    chance = np.random.default_rng(2)
    levels = chance.integers(0, LEVELS + 1, (40, 50)).astype(np.uint16)
    truth = (chance.random((40, 50)) < 0.3).astype(np.uint8)
    assert calibration_error(level_counts(levels, truth), bins) == pytest.approx(by_hand(levels / LEVELS, truth, bins))


def test_a_sure_and_right_network_has_none_and_a_sure_and_wrong_one_has_all() -> None:
    truth = np.array([[0, 1, 1, 0]], np.uint8)
    right = truth.astype(np.uint16) * np.uint16(LEVELS)
    assert calibration_error(level_counts(right, truth)) == 0
    assert calibration_error(level_counts(LEVELS - right, truth)) == 1


def test_without_truth_there_is_none() -> None:
    with pytest.raises(ValueError, match="ground truth"):
        calibration_error(level_counts(np.zeros((2, 2), np.uint16)))
