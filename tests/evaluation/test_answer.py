"""Scores of several classes against a ground truth that is read in the variant's classes."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Kind, Map
from segview.core.requests.request import Request
from segview.core.variants.classes import IGNORED, Labelling
from segview.evaluation.answer import Answers, with_scores
from segview.inference.predict.opening import open_image, truth_for

CLASSES = ("sky", "road", "car")


def _answer(labels: np.ndarray, *, complete: bool = True) -> Prediction:
    maps = {"labels": Map("labels", labels.astype(np.uint8), Kind.LABELS)}
    return Prediction(
        Request(Path("x.png"), Path("v")),
        (labels.shape[0], labels.shape[1]),
        CLASSES,
        maps=maps,
        complete=complete,
        labelling=Labelling(3, 11),
    )


def test_scores_are_means_over_the_classes_that_are_there() -> None:
    truth = np.array([[0, 0, 1, 1], [0, 0, 1, IGNORED]], np.uint8)
    found = with_scores(_answer(np.array([[0, 0, 0, 1], [0, 0, 1, 2]])), truth)
    scores = found.class_scores
    assert scores is not None
    assert found.truth is truth
    assert scores.each == (pytest.approx(4 / 5), pytest.approx(2 / 3), None)
    assert scores.iou == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert scores.dice == pytest.approx((8 / 9 + 4 / 5) / 2)
    assert scores.accuracy == pytest.approx(6 / 7)


def test_without_truth_or_before_the_end_there_are_none() -> None:
    labels = np.zeros((2, 2))
    assert with_scores(_answer(labels), None).class_scores is None
    assert with_scores(_answer(labels, complete=False), np.zeros((2, 2), np.uint8)).class_scores is None


def test_the_truth_is_read_in_the_classes_of_the_variant(tmp_path: Path) -> None:
    for folder, values in (("images", np.zeros((2, 3, 3))), ("masks", np.array([[0, 1, 2], [2, 11, 1]]))):
        (tmp_path / folder).mkdir()
        Image.fromarray(values.astype(np.uint8)).save(tmp_path / folder / "x.png")
    image = open_image(tmp_path / "images" / "x.png")
    assert truth_for(image, None) is image.truth
    np.testing.assert_array_equal(truth_for(image, Labelling(3, 11)), [[0, 1, 2], [2, IGNORED, 1]])
    assert truth_for(image, Labelling(2)) is None  # it says other classes
    Image.fromarray(np.zeros((2, 3, 3), np.uint8)).save(tmp_path / "alone.png")
    assert truth_for(open_image(tmp_path / "alone.png"), Labelling(3)) is None


def test_predictions_hold_what_they_count(tmp_path: Path, tiny_variant: Callable[..., Path]) -> None:
    image = tmp_path / "x.png"
    Image.fromarray(np.zeros((90, 70, 3), np.uint8)).save(image)
    answers, request = Answers(), Request(image, tiny_variant())
    answers.last(request)  # what is made once
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        held = [answers.last(replace(request, flip=flip)) for flip in (True, False)]
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown == pytest.approx(sum(one.nbytes for one in held), rel=0.1)
