"""Scores, against segmentation_models_pytorch and against counting pixels one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from segmentation_models_pytorch import metrics as smp

from segview.core.base.errors import UserError
from segview.core.maps.maps import LEVELS
from segview.metrics.counts import Counts, level_counts
from segview.metrics.scores import (
    SCORES,
    best_threshold,
    dice,
    iou,
    over_images,
    over_pixels,
    pixel_accuracy,
    pixel_scores,
)

SEEDS = st.integers(0, 2**32 - 1)
THEIRS: dict[str, Callable[..., torch.Tensor]] = {
    "Dice": smp.f1_score,
    "IoU": smp.iou_score,
    "pixel accuracy": smp.accuracy,
    "precision": smp.precision,
    "recall": smp.recall,
}


def _counted(mask: np.ndarray, truth: np.ndarray) -> Counts:
    pairs = ((1, 1), (1, 0), (0, 1), (0, 0))
    return Counts(*(int(((mask == found) & (truth == real)).sum()) for found, real in pairs))


def _their_counts(*images: np.ndarray) -> tuple[Any, ...]:
    mask, truth = (torch.tensor(image[None, None]).long() for image in images)
    return smp.get_stats(mask, truth, mode="binary")  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("name", SCORES)
def test_scores_are_those_of_segmentation_models_pytorch(name: str) -> None:
    chance = np.random.default_rng(1)
    # From empty to full, masks and truths, some equal and some both empty; each larger than the one before.
    shares = [(0, 0), (0, 0.5), (0.1, 0.3), (0.5, 0.5), (0.9, 0), (1, 1), (1, 0.2)]
    drawn = [[chance.random((9, side)) < share for share in pair] for side, pair in enumerate(shares, start=5)]
    counts = [_counted(mask, truth) for mask, truth in drawn]
    stats = [torch.cat(each) for each in zip(*(_their_counts(mask, truth) for mask, truth in drawn), strict=True)]
    # Their own word for the convention: where nothing is to be found and nothing was, the score is 1.
    each = [float(value) for value in THEIRS[name](*stats, reduction="none", zero_division=1.0).ravel()]
    assert [SCORES[name](one) for one in counts] == pytest.approx(each)
    assert over_images(SCORES[name], counts) == pytest.approx(
        float(THEIRS[name](*stats, reduction="micro-imagewise", zero_division=1.0))
    )
    assert over_pixels(SCORES[name], counts) == pytest.approx(float(THEIRS[name](*stats, reduction="micro")))
    assert over_images(SCORES[name], counts) != pytest.approx(over_pixels(SCORES[name], counts))


def test_empty_and_full_masks() -> None:
    nothing, missed, invented = Counts(true_negative=9), Counts(0, 0, 9, 0), Counts(0, 9, 0, 0)
    assert [score(nothing) for score in (dice, iou, pixel_accuracy)] == [1, 1, 1]
    assert [score(missed) for score in (dice, iou, pixel_accuracy)] == [0, 0, 0]
    assert [score(invented) for score in (dice, iou, pixel_accuracy)] == [0, 0, 0]
    assert [score(Counts()) for score in (dice, iou, pixel_accuracy)] == [1, 1, 1]


def test_the_best_threshold_lies_between_what_is_target_and_what_is_not() -> None:
    probabilities = np.array([[0.1, 0.2, 0.3, 0.6, 0.7, 0.8]])
    levels = (probabilities * LEVELS).astype(np.uint16)
    # Every threshold from 0.30 to 0.59 tells them apart; the middle one is farthest from either.
    assert best_threshold(level_counts(levels, np.array([[0, 0, 0, 1, 1, 1]], np.uint8))) == pytest.approx(0.45)
    # One that is missed costs less than two that are invented.
    assert best_threshold(level_counts(levels, np.array([[0, 1, 0, 0, 1, 1]], np.uint8))) > 0.6
    with pytest.raises(ValueError, match="ground truth"):
        best_threshold(level_counts(levels))


def test_no_image_has_no_mean() -> None:
    with pytest.raises(ValueError, match="no mean"):
        over_images(dice, [])


def test_an_unknown_score_is_answered_with_the_nearest() -> None:
    with pytest.raises(UserError, match=r"'dise' is not a score\. Did you mean 'Dice'\?"):
        SCORES["dise"]


@given(SEEDS, st.floats(0, 1), st.floats(0, 0.5), st.booleans())
def test_the_scores_of_a_look_are_those_of_the_pixels(seed: int, threshold: float, band: float, exact: bool) -> None:
    chance = np.random.default_rng(seed)
    levels = chance.integers(0, LEVELS + 1, (11, 12), np.uint16)
    truth = chance.integers(0, 2, levels.shape, np.uint8)
    if exact:  # a threshold and a band that fall on levels
        threshold, band = int(levels[0, 0]) / LEVELS, abs(int(levels[0, 1]) / LEVELS - 0.5)
    p = levels / LEVELS
    mask, real, unsure = p > threshold, truth > 0, np.abs(p - 0.5) <= band + 1e-9
    scores = pixel_scores(level_counts(levels, truth), threshold, band)
    assert (scores.area, scores.pixels, scores.uncertain) == (mask.sum(), mask.size, unsure.sum())
    counts = _counted(mask, real)
    assert (scores.dice, scores.iou) == (dice(counts), iou(counts))
    # Patterns 2 and 1 of Jeong et al. (2023): wrong inside the band, and outside.
    assert (scores.wrong_uncertain, scores.wrong_certain) == (
        ((mask != real) & unsure).sum(),
        ((mask != real) & ~unsure).sum(),
    )
    blind = pixel_scores(level_counts(levels), threshold, band)
    assert (blind.area, blind.pixels, blind.uncertain) == (scores.area, scores.pixels, scores.uncertain)
    assert (blind.dice, blind.iou, blind.wrong_uncertain, blind.wrong_certain) == (None, None, None, None)
