"""Resizing and cropping of features."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def resize_like(x: Tensor, like: Tensor, *, align_corners: bool = False) -> Tensor:
    """Return B × C × h × w features resized to the grid of ``like``, bilinear."""
    size = like.shape[-2:]
    if x.shape[-2:] == size:
        return x
    return functional.interpolate(x, size=size, mode="bilinear", align_corners=align_corners)


def upsample_and_concatenate(x: Tensor, skip: Tensor, *, align_corners: bool = False) -> Tensor:
    """Return the skip's channels followed by those of ``x``, resized to the skip's grid."""
    return torch.cat([skip, resize_like(x, skip, align_corners=align_corners)], dim=1)


def centre_crop(x: Tensor, size: tuple[int, int]) -> Tensor:
    """Return the middle of B × C × H × W features; an odd difference crops one more pixel at the bottom and right."""
    top, left = ((have - want) // 2 for have, want in zip(x.shape[-2:], size, strict=True))
    return x[..., top : top + size[0], left : left + size[1]]
