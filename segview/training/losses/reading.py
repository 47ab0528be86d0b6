"""Readings of logits and masks for losses, in float32: half precision can neither sum 65504 pixels nor tell 1 − p.

All sums go over the whole batch, also where several processes share it: a loss is then that of one process.
"""

from __future__ import annotations

import torch
from torch import Tensor

from segview.core.variants.classes import IGNORED
from segview.training.distributed.processes import all_reduce_sums


def margins(logits: Tensor, masks: Tensor) -> Tensor:
    """Return by how much each pixel's logits speak for its class: B × 1 × H × W.

    It is the logit of the class less the log of the sum of the others' exponentials, so that the probability of the
    pixel's class is its sigmoid, and that of all others together the sigmoid of its negative, however sure it is.
    Where a pixel is ``IGNORED`` it means nothing.
    """
    logits, target = logits.float(), true_classes(masks)
    if logits.shape[1] == 1:
        return torch.where(target == 1, logits, -logits)
    others = logits.scatter(1, target, -torch.inf)
    return logits.gather(1, target) - torch.logsumexp(others, dim=1, keepdim=True)


def mean(values: Tensor, masks: Tensor) -> Tensor:
    """Return the mean over the pixels that count, 0 where there are none."""
    counted = masks != IGNORED
    return all_reduce_sums(torch.where(counted, values, 0.0).sum()) / all_reduce_sums(counted.sum()).clamp_min(1)


def weighted_mean(values: Tensor, weights: Tensor, masks: Tensor) -> Tensor:
    """Return the weighted mean over the pixels that count, 0 where nothing weighs anything."""
    weights = torch.where(masks != IGNORED, weights, 0.0)
    total = all_reduce_sums(weights.sum())
    return all_reduce_sums((values * weights).sum()) / torch.where(total > 0, total, 1.0)


def mean_over_images(values: Tensor) -> Tensor:
    """Return the mean of one value for each image, (B,)."""
    return all_reduce_sums(values.sum()) / all_reduce_sums(torch.tensor(len(values), device=values.device))


def class_sums(logits: Tensor, masks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return Σp·t, Σp and Σt over all pixels of the batch that count.

    They are those of the target alone, (1,), where one or two maps tell it from the background, for two maps read
    through a softmax have as its probability the sigmoid of their difference; else those of each class, (K,).
    """
    logits, target = logits.float(), true_classes(masks)
    counted = (masks != IGNORED).float()
    if logits.shape[1] <= 2:
        p = torch.sigmoid(logits if logits.shape[1] == 1 else logits[:, 1:] - logits[:, :1])
        t = target.float()
    else:
        p = torch.softmax(logits, dim=1)
        t = torch.zeros_like(p).scatter(1, target, 1.0)
    p, t = p * counted, t * counted
    dims = (0, 2, 3)
    together, found, true = all_reduce_sums(torch.stack([(p * t).sum(dims), p.sum(dims), t.sum(dims)]))
    return together, found, true


def true_classes(masks: Tensor) -> Tensor:
    """Return class indices, int64; what is ``IGNORED`` becomes 0, to be left out by whoever goes on with it."""
    return torch.where(masks == IGNORED, 0, masks).long()
