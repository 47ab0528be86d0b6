"""Soft normalised cut, a loss for segmentation without masks (Xia and Kulis, 2017)."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from segview.core.base.neighbours import half_window, overlap


def soft_normalised_cuts(
    probabilities: Tensor,
    images: Tensor,
    counted: Tensor | None = None,
    *,
    radius: float = 5.0,
    picture_deviation: float = 10.0,
    position_deviation: float = 4.0,
) -> Tensor:
    """Return K − Σ_k assoc(A_k, A_k) / assoc(A_k, V) of each image, (B,).

    It is 0 for a perfect cut and K − 1 if every pixel belongs equally to all segments.

    assoc(A_k, A_k) = Σ_i Σ_j w_ij·p_ik·p_jk and assoc(A_k, V) = Σ_i p_ik·Σ_j w_ij, with
    w_ij = exp(−|I_i − I_j|² / σI²) · exp(−|x_i − x_j|² / σX²) where |x_i − x_j| < r, and 0 elsewhere; a pixel is its
    own neighbour. It uses no masks, so it is not in ``LOSSES``, the table of losses of logits and masks.

    Args:
        probabilities: B × K × H × W, each pixel summing to 1.
        images: B × C × H × W, in levels of 0 to 255, like σI.
        counted: B × 1 × H × W, False for pixels outside the image, which do not count as neighbours either.
        radius: r, in pixels.
        picture_deviation: σI.
        position_deviation: σX, in pixels.
    """
    p, images = probabilities.float(), images.float()
    size = (p.shape[-2], p.shape[-1])
    own = torch.ones_like(p[:, :1]) if counted is None else counted.to(p.dtype)
    neighbours, degrees = p * own, own
    for down, right in half_window(math.ceil(radius) - 1):
        if down**2 + right**2 >= radius**2:
            continue
        here, there = overlap(size, down, right)
        unlike = (images[:, :, *here] - images[:, :, *there]).square().sum(dim=1, keepdim=True)
        w = torch.exp(-unlike / picture_deviation**2 - (down**2 + right**2) / position_deviation**2)
        w = w * own[:, :, *here] * own[:, :, *there]
        for to, of in ((here, there), (there, here)):
            neighbours = _added(neighbours, w * p[:, :, *of], to)
            degrees = _added(degrees, w, to)
    inside, all_edges = (p * neighbours).sum(dim=(2, 3)), (p * degrees).sum(dim=(2, 3))
    return p.shape[1] - (inside / all_edges.clamp_min(1e-12)).sum(dim=1)


def _added(total: Tensor, part: Tensor, place: tuple[slice, slice]) -> Tensor:
    """Return a copy of the total with a part added at ``place``; a copy, because autograd needs the old values."""
    result = total.clone()
    result[:, :, *place] += part
    return result
