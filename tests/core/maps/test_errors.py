"""Right and wrong at each pixel, confident and uncertain."""

from __future__ import annotations

import numpy as np
import pytest

from segview.core.maps.errors import ERRORS, Outcome, outcomes
from segview.core.maps.maps import Kind, Map, quantised


def _found(probabilities: list[float], truth: list[int], *, threshold: float, band: float) -> list[Outcome]:
    one = Map(ERRORS, quantised(np.array([probabilities])), Kind.ERRORS, truth=np.array([truth], np.uint8))
    return [Outcome(value) for value in outcomes(one, threshold=threshold, band=band)[0]]


def test_each_outcome_by_hand() -> None:
    probabilities = [0.1, 0.45, 0.55, 0.9, 0.1, 0.45, 0.55, 0.9]
    assert _found(probabilities, [0, 0, 0, 0, 1, 1, 1, 1], threshold=0.5, band=0.1) == [
        Outcome.TRUE_NEGATIVE,
        Outcome.TRUE_NEGATIVE,
        Outcome.FALSE_POSITIVE_UNCERTAIN,
        Outcome.FALSE_POSITIVE,
        Outcome.FALSE_NEGATIVE,
        Outcome.FALSE_NEGATIVE_UNCERTAIN,
        Outcome.TRUE_POSITIVE_UNCERTAIN,
        Outcome.TRUE_POSITIVE,
    ]


def test_threshold_and_band_act_each_by_itself() -> None:
    given = [0.62, 0.62], [0, 1]
    assert _found(*given, threshold=0.5, band=0.2) == [
        Outcome.FALSE_POSITIVE_UNCERTAIN,
        Outcome.TRUE_POSITIVE_UNCERTAIN,
    ]
    assert _found(*given, threshold=0.7, band=0.2) == [Outcome.TRUE_NEGATIVE, Outcome.FALSE_NEGATIVE_UNCERTAIN]
    assert _found(*given, threshold=0.7, band=0.1) == [Outcome.TRUE_NEGATIVE, Outcome.FALSE_NEGATIVE]


def test_a_probability_at_the_threshold_does_not_exceed_it() -> None:
    assert _found([0.5, 0.5], [0, 1], threshold=0.5, band=0.05) == [
        Outcome.TRUE_NEGATIVE,
        Outcome.FALSE_NEGATIVE_UNCERTAIN,
    ]


def test_a_truth_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="the truth of map errors has shape"):
        Map(ERRORS, np.zeros((2, 2), np.uint16), Kind.ERRORS, truth=np.zeros((2, 3), np.uint8))
    with pytest.raises(ValueError, match="no ground truth"):
        outcomes(Map(ERRORS, np.zeros((2, 2), np.uint16), Kind.ERRORS), threshold=0.5, band=0.2)


def test_every_outcome_has_words_of_its_own() -> None:
    assert len({one.words for one in Outcome}) == len(Outcome)
    assert Outcome.FALSE_NEGATIVE_UNCERTAIN.words == "false negative, uncertain"
    assert Outcome.FALSE_POSITIVE.words == "false positive, confident"
    assert Outcome.TRUE_NEGATIVE.words == "true negative"
