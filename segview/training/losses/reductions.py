"""Margins, means and sums of logits and masks for losses, in float32.

Half precision cannot sum more than 65504 pixels and loses 1 − p. All sums are over the whole batch, also if several
processes share it: the loss then equals that of a single process.
"""

from __future__ import annotations

import torch
from torch import Tensor

from segview.core.variants.classes import IGNORED
from segview.training.distributed.processes import all_reduce_sums


def margins(logits: Tensor, masks: Tensor) -> Tensor:
    """Return the log-odds of each pixel's own class against all others: B × 1 × H × W.

    This is the logit of the class minus the logsumexp of the other logits. Its sigmoid is the probability of the class,
    and the sigmoid of its negative that of all others together, precise even near 0 and 1. Undefined for ``IGNORED``
    pixels.
    """
    logits, target = logits.float(), true_classes(masks)
    if logits.shape[1] == 1:
        return torch.where(target == 1, logits, -logits)
    others = logits.scatter(1, target, -torch.inf)
    return logits.gather(1, target) - torch.logsumexp(others, dim=1, keepdim=True)


def mean(values: Tensor, masks: Tensor) -> Tensor:
    """Return the mean over the pixels that count, or 0 if there are none."""
    counted = masks != IGNORED
    return all_reduce_sums(torch.where(counted, values, 0.0).sum()) / all_reduce_sums(counted.sum()).clamp_min(1)


def weighted_mean(values: Tensor, weights: Tensor, masks: Tensor) -> Tensor:
    """Return the weighted mean over the pixels that count, or 0 if all weights are 0."""
    weights = torch.where(masks != IGNORED, weights, 0.0)
    total = all_reduce_sums(weights.sum())
    return all_reduce_sums((values * weights).sum()) / torch.where(total > 0, total, 1.0)


def mean_over_images(values: Tensor) -> Tensor:
    """Return the mean of values with one number for each image, (B,)."""
    return all_reduce_sums(values.sum()) / all_reduce_sums(torch.tensor(len(values), device=values.device))


def class_sums(logits: Tensor, masks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return Σp·t, Σp and Σt over all pixels of the batch that count.

    With one or two maps they are those of the target alone, (1,); for two maps, the softmax probability of the target
    is the sigmoid of their difference. Else they are those of each class, (K,).
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
    """Return class indices, int64; ``IGNORED`` becomes 0, and the caller has to mask these pixels."""
    return torch.where(masks == IGNORED, 0, masks).long()
