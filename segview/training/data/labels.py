"""Image labels: the classes in a mask, and how well a network recognises them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from segview.core.variants.classes import IGNORED
from segview.training.distributed import processes


def presence(masks: Tensor, classes: int, *, share: float = 0.0) -> tuple[Tensor, Tensor]:
    """Return whether each class is in each mask, and whether that label is used: B × K each, booleans.

    The label of a class that has some pixels, but fewer than ``share`` of the pixels that count, is not used.

    Args:
        masks: B × 1 × H × W, class indices and ``IGNORED``.
        classes: K, background included.
        share: 0 to 1.
    """
    indices = masks.flatten(1).long()
    counts = torch.zeros((len(masks), IGNORED + 1), device=masks.device)
    counts.scatter_add_(1, indices, torch.ones_like(indices, dtype=counts.dtype))
    counted = (indices.shape[1] - counts[:, IGNORED:]).clamp_min(1)
    counts = counts[:, :classes]
    return counts > 0, (counts == 0) | (counts >= share * counted)


def windows(images: Tensor, share: float) -> Iterator[Tensor]:
    """Yield windows of images B × C × H × W, evenly spread; each side has a ``share`` of the image's side.

    There are as many windows as fit without overlap: 1, 4, 9 …
    """
    rows, columns = (max(1, round(side * share)) for side in images.shape[-2:])
    # The small number keeps rounding of a share such as 1/3 from losing a window.
    steps = torch.linspace(0, 1, int(1 / share + 1e-6)).tolist()
    for down in steps:
        for across in steps:
            top, left = round(down * (images.shape[-2] - rows)), round(across * (images.shape[-1] - columns))
            yield images[..., top : top + rows, left : left + columns]


class LabelScores:
    """Image-level scores of a network, collected batch by batch."""

    def __init__(self) -> None:
        self._scores: list[NDArray[np.float32]] = []
        self._present: list[NDArray[np.bool_]] = []
        self._asked: list[NDArray[np.bool_]] = []

    def add(self, scores: Tensor, present: Tensor, asked: Tensor) -> None:
        """Add scores and the result of ``presence``, B × K each; with fewer scores than K, the last classes count."""
        for rows, one in ((self._scores, scores.float()), (self._present, present), (self._asked, asked)):
            rows.append(one[:, -scores.shape[1] :].cpu().numpy())

    def precision(self) -> float | None:
        """Return the mean average precision over the classes that some images have and others lack, or None.

        Images added by other processes of the run count too.
        """
        if not self._scores:
            return None
        scores = processes.all_gather_rows(np.concatenate(self._scores))
        present, asked = (processes.all_gather_rows(np.concatenate(rows)) for rows in (self._present, self._asked))
        each = [
            average_precision(scores[known, index], present[known, index])
            for index, known in enumerate(asked.T)
            if 0 < present[known, index].sum() < known.sum()
        ]
        return float(np.mean(each)) if each else None


def average_precision(scores: ArrayLike, truth: ArrayLike) -> float:
    """Return the average precision: for each true item the precision among all items that score at least as high.

    The mean of these is the area under the precision–recall curve without interpolation; equal scores count as one
    step.
    """
    values, right = np.asarray(scores, np.float32), np.asarray(truth, np.bool_)
    found = np.sort(values[right])
    every = np.sort(values)
    higher_true = len(found) - np.searchsorted(found, found, side="left")
    higher = len(every) - np.searchsorted(every, found, side="left")
    return float((higher_true / higher).mean())
