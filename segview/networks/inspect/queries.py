"""Queries by which a network predicts classes: the mask and the class of each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from segview.networks.base.hooks import temporary_hooks
from segview.networks.inspect.found_taps import AttentionTap


class Queries(nn.Module):
    """Sums the predictions of queries at each pixel (MaskFormer; Cheng et al., 2021).

    Takes logits of the classes B × N × (K + 1), the last of which means "no class", and of the masks B × N × h × w;
    returns the scores B × K × h × w.

    Args:
        count: Number of queries, N.
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
    """Return the module that sums the queries of a network; None if it has none."""
    return next((module for module in network.modules() if isinstance(module, Queries)), None)


@contextlib.contextmanager
def capture_queries(queries: Queries) -> Iterator[list[Tensor]]:
    """Record the probabilities of classes, N × K, and of masks, N × h × w, of the first image."""
    captured: list[Tensor] = []

    def record(_module: nn.Module, inputs: Any, _output: Tensor) -> None:
        captured[:] = [probabilities[0].float() for probabilities in queries.shares(*inputs)]

    with temporary_hooks([queries.register_forward_hook(record)]):
        yield captured


@contextlib.contextmanager
def capture_query_attention(network: nn.Module, count: int) -> Iterator[list[Tensor]]:
    """Record the last attention of ``count`` queries to the image, queries × h × w, as the mean over heads.

    The map of a query sums to 1. Nothing is recorded if no attention has that many queries.
    """
    captured: list[Tensor] = []

    def record(tap: Any, _inputs: Any, output: Tensor) -> None:
        if tap.layout is None and tap.weights(output).shape[-2] == count:
            prefix, grid = tap.keys(output.shape[-1])
            weights = tap.weights(output.detach()).float().flatten(0, -3).mean(dim=0)
            captured[:] = [weights[:, prefix:].unflatten(-1, grid)]

    taps = [module for module in network.modules() if isinstance(module, AttentionTap)]
    with temporary_hooks(tap.register_forward_hook(record) for tap in taps):
        yield captured
