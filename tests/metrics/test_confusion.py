"""Scores of many classes, against segmentation_models_pytorch and against counting pixels one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from segmentation_models_pytorch import metrics as smp

from segview.core.variants.classes import IGNORED
from segview.metrics.confusion import (
    CLASS_SCORES,
    Confusion,
    class_dice,
    class_iou,
    confusion,
    mean_class_accuracy,
    mean_dice,
    mean_iou,
    pixel_accuracy,
)
from segview.metrics.scores import over_images, over_pixels, sum_counts

CLASSES = 5


def drawn(seed: int, *, known: int = CLASSES) -> tuple[np.ndarray, np.ndarray]:
    """Return what was found and what is true, a third of it ignored; classes from ``known`` on are nowhere."""
    chance = np.random.default_rng(seed)
    truth = chance.integers(0, known, (9, 7)).astype(np.uint8)
    found = np.where(chance.random((9, 7)) < 0.6, truth, chance.integers(0, known, (9, 7))).astype(np.uint8)
    truth[chance.random((9, 7)) < 0.3] = IGNORED
    return found, truth


def test_every_pixel_is_counted_once_where_it_belongs() -> None:
    found, truth = drawn(0)
    counts = confusion(found, truth, CLASSES).counts
    for real in range(CLASSES):
        for said in range(CLASSES):
            assert counts[real, said] == ((truth == real) & (found == said)).sum()
    assert counts.sum() == (truth != IGNORED).sum()


@pytest.mark.parametrize("known", [3, CLASSES])
def test_scores_are_those_of_segmentation_models_pytorch(known: int) -> None:
    images = [drawn(seed, known=known) for seed in range(4)]
    every = sum_counts([confusion(found, truth, CLASSES) for found, truth in images])
    stacked: list[Any] = [torch.tensor(np.stack(each)).long() for each in zip(*images, strict=True)]
    stacked[1][stacked[1] == IGNORED] = -1
    tp, fp, fn, tn = smp.get_stats(*stacked, mode="multiclass", num_classes=CLASSES, ignore_index=-1)
    stats: list[Any] = [one.sum(dim=0, keepdim=True)[:, :known] for one in (tp, fp, fn, tn)]
    for ours, theirs, mean in ((class_iou, smp.iou_score, mean_iou), (class_dice, smp.f1_score, mean_dice)):
        each = theirs(*stats, reduction="none").ravel()
        np.testing.assert_allclose(ours(every)[:known], each, rtol=1e-6)
        assert np.isnan(ours(every)[known:]).all()
        assert mean(every) == pytest.approx(float(each.mean()))
    assert mean_class_accuracy(every) == pytest.approx(float(smp.recall(*stats, reduction="macro")))
    right = sum(int((found == truth).sum()) for found, truth in images)
    assert pixel_accuracy(every) == right / sum(int((truth != IGNORED).sum()) for _, truth in images)


@pytest.mark.parametrize("name", CLASS_SCORES)
def test_a_mean_over_images_is_another_than_one_over_pixels(name: str) -> None:
    score = CLASS_SCORES[name]
    images = [confusion(*drawn(1), CLASSES), Confusion(np.eye(CLASSES, dtype=np.int64) * 1000)]
    assert over_images(score, images) == pytest.approx((score(images[0]) + 1) / 2)
    assert over_pixels(score, images) == score(images[0] + images[1])
    assert over_images(score, images) != pytest.approx(over_pixels(score, images))


@pytest.mark.parametrize("name", CLASS_SCORES)
def test_an_image_of_which_nothing_counts_has_no_fault(name: str) -> None:
    nothing = confusion(np.zeros((2, 2), np.uint8), np.full((2, 2), IGNORED, np.uint8), CLASSES)
    assert CLASS_SCORES[name](nothing) == 1


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond the 2 classes"):
        confusion(np.zeros((1, 1), np.uint8), np.full((1, 1), 2, np.uint8), 2)
    with pytest.raises(ValueError, match="the truth has shape"):
        confusion(np.zeros((1, 2), np.uint8), np.zeros((1, 1), np.uint8), 2)
    with pytest.raises(ValueError, match="square"):
        Confusion(np.zeros((2, 3), np.int64))
    with pytest.raises(ValueError, match="no image"):
        sum_counts([])
