"""Numbers of probabilities and maps that are kept with the scores of an image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Kind, Map, quantised
from segview.core.requests.request import Request
from segview.evaluation.image_scores import ImageScore
from segview.evaluation.spreads import map_scores, spread_of
from segview.metrics.counts import level_counts


def test_the_spread_is_numpys_histogram_and_survives_being_kept() -> None:
    random = np.random.default_rng(0)
    numbers, truth = random.random((40, 50)), random.integers(0, 2, (40, 50)).astype(np.uint8)
    found = spread_of(level_counts(quantised(numbers), truth))
    for at in (0, 1):
        wanted, _ = np.histogram(numbers[truth == at], np.linspace(0, 1, 101))
        assert np.abs(found[at] - wanted).sum() <= 2  # numbers on the edge of two parts
    assert spread_of(level_counts(quantised(numbers))).sum() == 2000
    score = ImageScore(Path("x.png"), None, None, {"area": 0.5}, None, found)
    again = ImageScore.unpack(Path("x.png"), score.pack()).spread
    assert again is not None
    assert (again == found).all()


def test_maps_of_a_variant_have_their_mean_share_and_entropy_as_scipy_has_it() -> None:
    random = np.random.default_rng(1)
    numbers = random.random((16, 16)).astype(np.float32)
    target = np.zeros((32, 32), np.bool_)
    target[8:16, 8:24] = True
    maps = {
        "cbam/spatial": Map("cbam/spatial", quantised(numbers), Kind.SCALAR, own=True),
        "feature/x": Map("feature/x", quantised(numbers), Kind.SCALAR),
        "cbam/flat": Map("cbam/flat", quantised(np.zeros((4, 4))), Kind.SCALAR, own=True),
    }
    prediction = Prediction(Request(Path("x.png"), Path("v")), (32, 32), ("background", "target"), maps=maps)
    found = map_scores(prediction, target)
    inside = numbers[4:8, 4:12]
    assert found["map mean of cbam/spatial"] == pytest.approx(numbers.mean(), abs=1e-4)
    assert found["map in target of cbam/spatial"] == pytest.approx(inside.sum() / numbers.sum(), abs=1e-4)
    assert found["map in target, times chance of cbam/spatial"] == pytest.approx(
        inside.sum() / numbers.sum() / (32 / 256), abs=1e-3
    )
    assert found["map entropy of cbam/spatial"] == pytest.approx(
        float(stats.entropy(numbers.ravel())) / np.log(256), abs=1e-4
    )
    assert {name for name in found if "flat" in name} == {"map mean of cbam/flat"}
    assert not any("feature" in name for name in found)
    assert not any("target" in name for name in map_scores(prediction, None))
