"""Scores of a network on the validation images after an epoch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Protocol

import numpy as np
from torch import Tensor

from segview.core.answers.counts import LevelCounts
from segview.core.maps.maps import LEVELS
from segview.core.requests.settings import DEFAULT_BAND
from segview.core.runs.run import ValidationScores
from segview.core.variants.classes import IGNORED
from segview.inference.maps.evidence import levels
from segview.metrics import confusion
from segview.metrics.calibration import calibration_error
from segview.metrics.confusion import Confusion, class_iou, mean_dice, mean_iou
from segview.metrics.counts import Counts, counts_at, level_counts
from segview.metrics.scores import (
    best_threshold,
    dice,
    iou,
    over_images,
    over_pixels,
    pixel_accuracy,
    pixel_scores,
    sum_counts,
)
from segview.training.distributed import processes

THRESHOLD = 0.5


class Validation(Protocol):
    """Collects images one by one, and computes their scores."""

    def add(self, probabilities: Tensor, mask: Tensor) -> None:
        """Count an image: probabilities K × H × W, mask H × W of class indices and ``IGNORED``."""
        ...

    def scores(self) -> ValidationScores:
        """Return the scores of all images so far, including those of other processes of the run."""
        ...


def validation(classes: Sequence[str]) -> Validation:
    """Return a ``Validation`` for these classes; of two classes, the second is the target."""
    return _Target() if len(classes) == 2 else _Classes(classes)


class _Target:
    """A target and its background, at threshold 0.5."""

    def __init__(self) -> None:
        self._images: list[Counts] = []
        self._levels = _Levels()

    def add(self, probabilities: Tensor, mask: Tensor) -> None:
        truth = mask.byte().cpu().numpy()
        counts = level_counts(levels(probabilities[1]), truth, truth == IGNORED)
        self._levels.add(counts)
        self._images.append(counts_at(counts, THRESHOLD))

    def scores(self) -> ValidationScores:
        every = self._levels.all()
        found = pixel_scores(every, THRESHOLD, DEFAULT_BAND)
        inside, outside = found.wrong_uncertain or 0, found.wrong_certain or 0
        table = np.array([astuple(counts) for counts in self._images], np.int64).reshape(-1, len(fields(Counts)))
        images = [Counts(*map(int, row)) for row in processes.all_gather_rows(table)]
        return ValidationScores(
            validation_dice=over_images(dice, images),
            validation_dice_over_pixels=over_pixels(dice, images),
            validation_iou=over_pixels(iou, images),
            validation_pixel_accuracy=over_pixels(pixel_accuracy, images),
            calibration_error=calibration_error(every),
            wrong_in_band=inside / max(inside + outside, 1),
            best_threshold=best_threshold(every),
        )


class _Classes:
    """Many classes: the most probable class is found, and its probability is the confidence (Guo et al., 2017)."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._images: list[Confusion] = []
        self._levels = _Levels()
        self._wrong = np.zeros(2, np.int64)  # wrong pixels outside the band and inside it

    def add(self, probabilities: Tensor, mask: Tensor) -> None:
        best, second = probabilities.topk(2, dim=0).values
        found, truth = probabilities.argmax(dim=0).byte().cpu().numpy(), mask.byte().cpu().numpy()
        self._images.append(confusion.confusion(found, truth, len(self._names)))
        right = (found == truth).astype(np.uint8)
        self._levels.add(level_counts(levels(best), right, truth == IGNORED))
        wrong = (right == 0) & (truth != IGNORED)
        # For two classes p1 − p2 = 2·|p − 0.5|: the same band.
        self._wrong += np.bincount(((best - second) <= 2 * DEFAULT_BAND).cpu().numpy()[wrong], minlength=2)

    def scores(self) -> ValidationScores:
        count = len(self._names)
        table = np.array([one.counts for one in self._images], np.int64).reshape(-1, count**2)
        images = [Confusion(row.reshape(count, count)) for row in processes.all_gather_rows(table)]
        every = class_iou(sum_counts(images))
        outside, inside = processes.all_reduce_counts(self._wrong)
        return ValidationScores(
            validation_dice=over_images(mean_dice, images),
            validation_dice_over_pixels=over_pixels(mean_dice, images),
            validation_iou=over_pixels(mean_iou, images),
            validation_pixel_accuracy=over_pixels(confusion.pixel_accuracy, images),
            calibration_error=calibration_error(self._levels.all()),
            wrong_in_band=int(inside) / max(int(outside + inside), 1),
            class_iou={name: float(one) for name, one in zip(self._names, every, strict=True) if not np.isnan(one)},
        )


class _Levels:
    """Counts of levels, summed over images."""

    def __init__(self) -> None:
        self._background, self._target = np.zeros(LEVELS + 1, np.int64), np.zeros(LEVELS + 1, np.int64)

    def add(self, counts: LevelCounts) -> None:
        assert counts.target is not None
        self._background, self._target = self._background + counts.background, self._target + counts.target

    def all(self) -> LevelCounts:
        return LevelCounts(processes.all_reduce_counts(self._background), processes.all_reduce_counts(self._target))
