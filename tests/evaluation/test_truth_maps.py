"""Maps beside the ground truth: they agree with the counts of the same prediction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from segview.core.answers.prediction import Prediction
from segview.core.maps.errors import ERRORS, GROUND_TRUTH, Outcome, outcomes
from segview.core.maps.maps import Kind, Map, quantised
from segview.core.requests.request import Request
from segview.evaluation.answer import with_scores
from segview.metrics.scores import pixel_scores

SIZE = (40, 60)


def _prediction(*maps: Map, classes: tuple[str, ...]) -> Prediction:
    named = {one.name: one for one in maps}
    return Prediction(Request(Path("x.png"), Path("v")), SIZE, classes, maps=named, complete=True)


def _of_target() -> tuple[Prediction, np.ndarray]:
    chance = np.random.default_rng(7)
    truth = (chance.random(SIZE) < 0.3).astype(np.uint8)
    levels = quantised(chance.random(SIZE).astype(np.float32))
    return _prediction(Map("probability/polyp", levels, Kind.PROBABILITY), classes=("background", "polyp")), truth


def test_the_outcomes_of_the_pixels_are_the_counts() -> None:
    prediction, truth = _of_target()
    found = with_scores(prediction, truth)
    assert found.counts is not None
    for threshold, band in ((0.5, 0.2), (0.3, 0.1), (0.8, 0.45)):
        of = np.bincount(outcomes(found.maps[ERRORS], threshold=threshold, band=band).ravel(), minlength=7)
        scores = pixel_scores(found.counts, threshold, band)
        assert scores.wrong_certain == of[Outcome.FALSE_POSITIVE] + of[Outcome.FALSE_NEGATIVE]
        assert scores.wrong_uncertain == of[Outcome.FALSE_POSITIVE_UNCERTAIN] + of[Outcome.FALSE_NEGATIVE_UNCERTAIN]
        positive = of[Outcome.TRUE_POSITIVE] + of[Outcome.TRUE_POSITIVE_UNCERTAIN]
        assert scores.area == positive + of[Outcome.FALSE_POSITIVE] + of[Outcome.FALSE_POSITIVE_UNCERTAIN]


def test_they_take_no_memory_of_their_own_and_are_not_measured() -> None:
    prediction, truth = _of_target()
    found = with_scores(prediction, truth)
    assert found.maps[ERRORS].values is prediction.maps["probability/polyp"].values
    assert found.maps[ERRORS].truth is truth
    assert found.maps[GROUND_TRUTH].values is truth
    assert found.measures is not None
    assert set(found.measures.maps) == {"probability/polyp"}


def test_they_grow_with_the_prediction_and_need_the_truth() -> None:
    prediction, truth = _of_target()
    assert ERRORS in with_scores(replace(prediction, complete=False), truth).maps
    assert not {ERRORS, GROUND_TRUTH} & set(with_scores(prediction, None).maps)


def test_several_classes_have_labels_beside_the_truth_and_a_matrix_of_confusions() -> None:
    labels = np.zeros(SIZE, np.uint8)
    labels[:, 30:] = 2
    truth = np.zeros(SIZE, np.uint8)
    truth[20:] = 1
    found = with_scores(_prediction(Map("labels", labels, Kind.LABELS), classes=("sky", "road", "car")), truth)
    assert found.maps[ERRORS].kind is Kind.CLASS_ERRORS
    assert found.maps[ERRORS].values is labels
    assert found.class_scores is not None
    assert found.class_scores.matrix == ((600, 0, 600), (600, 0, 600), (0, 0, 0))
