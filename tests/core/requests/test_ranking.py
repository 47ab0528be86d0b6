"""The orders in which images need a person."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from segview.core.requests.ranking import RANKINGS, Measures, Rank, order_by_score, outlyingness
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec, Variant, VariantConfig

A, B, C, D = (Path(f"/pictures/{name}.png") for name in "abcd")


def test_the_requests_of_an_image_are_those_of_the_window():
    question = PredictionSettings(scales=(0.5, 1.0), merge="max", flip=True, device="cpu")
    config = VariantConfig(
        name="one",
        network=NetworkSpec(),
        classes=("background", "polyp"),
        preprocessing=Preprocessing(input_size=(64, 64)),
        segview_version="0",
        weights_sha256="0" * 64,
    )
    variants = [Variant(Path(folder), config) for folder in ("/one", "/two")]
    rank = Rank((A, B), question.requests(Path(), variants), 0.5, 0.2)
    requests = rank.requests(B)
    assert [request.variant.name for request in requests] == ["one", "two"]
    assert {request.image for request in requests} == {B}
    first = requests[0]
    assert (first.scales, first.merge, first.flip, first.device) == ((0.5, 1.0), "max", True, "cpu")


@pytest.mark.parametrize("field", ["expected", "uncertain", "variants", "scales"])
def test_a_measure_is_its_own_score_and_what_has_none_is_left_out(field):
    measured = [replace(Measures(image), **{field: value}) for image, value in ((A, 0.25), (B, None), (C, 0.0))]
    assert RANKINGS[field].of(measured) == {A: 0.25, C: 0.0}


def test_outlyingness_agrees_with_scipy():
    values = np.random.default_rng(0).normal(size=101)
    expected = np.abs(values - np.median(values)) / stats.median_abs_deviation(values, scale=1 / 1.4826)
    assert np.allclose(outlyingness(values), expected, rtol=1e-3)


def test_outlyingness_of_mostly_equal_values_takes_the_mean_deviation():
    values = np.array([1.0, 1.0, 1.0, 1.0, 6.0])
    assert np.allclose(outlyingness(values), np.array([0, 0, 0, 0, 5]) / (1.0 / 0.7979))
    assert outlyingness(np.ones(4)).tolist() == [0, 0, 0, 0]
    assert np.isnan(outlyingness(np.full(3, np.nan))).all()
    assert np.isnan(outlyingness(np.array([1.0, 2.0, 3.0, np.nan]))).tolist() == [False, False, False, True]


def test_the_one_of_another_size_or_shape_comes_first():
    usual = [
        Measures(Path(f"/p/{n}"), area=0.1 + n / 1000, solidity=0.9 + n / 1000, eccentricity=0.5) for n in range(9)
    ]
    large = Measures(A, area=0.8, solidity=0.9, eccentricity=0.5)
    ragged = Measures(B, area=0.1, solidity=0.3, eccentricity=0.5)
    empty = Measures(C, area=0.0)
    unknown = Measures(D, problem="It cannot be read.")
    scores = RANKINGS["outlying"].of([*usual, large, ragged, empty, unknown])
    images = [one.image for one in usual]
    assert D not in scores
    assert min(scores[A], scores[B], scores[C]) > 3 > max(scores[image] for image in images)


def test_all_together_is_the_mean_place():
    measured = [
        Measures(A, uncertain=0.1, scales=0.9),
        Measures(B, uncertain=0.2, scales=0.5),
        Measures(C, uncertain=0.3, scales=0.5),
    ]
    # Places among three: 0, ½ and 1; the two alike share ¼.
    assert RANKINGS["together"].of(measured) == pytest.approx({A: (0 + 1) / 2, B: (0.5 + 0.25) / 2, C: (1 + 0.25) / 2})


def test_one_image_alone_is_ranked():
    assert RANKINGS["together"].of([Measures(A, uncertain=0.1, area=0.2)]) == {A: 0.0}
    assert all(ranking.of([]) == {} for name, ranking in RANKINGS.items() if name != "outlying")
    assert RANKINGS["outlying"].of([]) == {}


def test_the_highest_score_comes_first_and_the_unknown_last():
    assert order_by_score((A, B, C, D), {B: 0.5, C: 0.9, D: 0.5}) == [2, 1, 3, 0]
    assert order_by_score((A, B), {}) == [0, 1]


def test_scores_are_written_with_what_they_are():
    assert RANKINGS["uncertain"].write(0.034) == "3.4 % uncertain"
    assert RANKINGS["outlying"].write(4.21) == "unusual 4.2 σ"
