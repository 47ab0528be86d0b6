"""Queries by which a network tells classes: the mask and the class of each, as they pass."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn


class Queries(nn.Module):
    """Adds up what queries say of each pixel (MaskFormer; Cheng et al., 2021).

    Takes logits of the classes B × N × (K + 1), the last of which is no class, and of the masks B × N × h × w; gives
    the scores B × K × h × w.

    Args:
        count: N.
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def forward(self, classes: Tensor, masks: Tensor) -> Tensor:
        return torch.einsum("bqc,bqhw->bchw", *self.shares(classes, masks))

    @staticmethod
    def shares(classes: Tensor, masks: Tensor) -> tuple[Tensor, Tensor]:
        """Return the probabilities of classes and masks."""
        return classes.softmax(dim=-1)[..., :-1], masks.sigmoid()


def queries_of(network: nn.Module) -> Queries | None:
    """Return what adds up the queries of a network; None where it has none."""
    return next((module for module in network.modules() if isinstance(module, Queries)), None)


@contextlib.contextmanager
def listening_queries(queries: Queries) -> Iterator[list[Tensor]]:
    """Note the probabilities of classes, N × K, and of masks, N × h × w, of the first image; then the hook is gone."""
    heard: list[Tensor] = []

    def record(_module: nn.Module, inputs: Any, _output: Tensor) -> None:
        heard[:] = [one[0].float() for one in queries.shares(*inputs)]

    handle = queries.register_forward_hook(record)
    try:
        yield heard
    finally:
        handle.remove()
