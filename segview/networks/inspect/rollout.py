"""Attention rollout (Abnar and Zuidema, 2020): what a token has seen of the image through all blocks below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.networks.inspect.attention_blocks import AttentionBlock
from segview.networks.inspect.attention_rows import Choose, Rows, Tokens, capture_rows
from segview.networks.inspect.layout import Layout

MOST_PAIRS = 2**27
"""Pairs of tokens of one block whose weights are kept: half a gigabyte."""


@dataclass(frozen=True, eq=False)
class Mixing:
    """The attention of one block: the mean of its heads, or one of them.

    Attributes:
        weights: Queries × keys; in parts, parts × queries × keys.
        queries: All tokens that ask.
        keys: All tokens that are asked.
        layout: That in whose parts the weights stand, where there are any.
    """

    weights: Tensor
    queries: Tokens
    keys: Tokens
    layout: Layout | None = None

    @staticmethod
    def of(rows: Rows, head: int) -> Mixing:
        """Return one head of rows, counted from 1, or with 0 all of them averaged."""
        heads = rows.weights.shape[1]
        one = rows.weights[:, min(head, heads) - 1] if head else rows.weights.mean(dim=1)
        return Mixing(one if rows.layout is not None else one[0], rows.queries, rows.keys, rows.layout)

    def passed(self, shares: Tensor) -> Tensor:
        """Return what tokens have that are looked at by tokens that have shares: (Â)ᵀ of the paper, on the queries.

        Half of it stays where it is, which stands for the way around the attention.
        """
        if self.layout is None or self.layout.queries is None:
            seen = shares @ self.weights
        else:
            inside = torch.einsum("wn,wnm->wm", self.layout.queries.gathered(shares), self.weights)
            seen = self.layout.keys.spread(inside)
        return (shares + _carried(seen, self.keys, self.queries)) / 2


@torch.inference_mode()
def mixings(network: nn.Module, x: Tensor, *, head: int = 0) -> dict[int, Mixing]:
    """Return the attention of blocks on an input, by their numbers; those of too many pairs of tokens are left out."""
    found: dict[int, Mixing] = {}

    def take(block: AttentionBlock, rows: Rows) -> None:
        if rows.weights[:, 0].numel() <= MOST_PAIRS:
            found[block.number] = Mixing.of(rows, head)

    with capture_rows(network, lambda _tokens: None, take):
        network(x)
    return found


def rollout(blocks: Sequence[Mixing], choose: Choose) -> tuple[Tensor, Tensor]:
    """Return what a token of the last block has seen: 1 × 1 × h × w on the first block's grid, and what lies aside.

    Between stages of another resolution, what a token has is spread evenly over those that it was made of, which the
    paper, of transformers of one resolution, does not say.

    Args:
        blocks: From the first to the one at whose output the token stands.
        choose: Which token.
    """
    tokens = blocks[-1].queries
    token = choose(tokens)
    assert token is not None
    shares = blocks[-1].weights.new_zeros(tokens.count)
    shares[token] = 1.0
    for block in reversed(blocks):
        shares = block.passed(_carried(shares, tokens, block.queries))
        tokens = block.queries
    return shares[tokens.prefix :].view(1, 1, *tokens.grid), shares[: tokens.prefix].sum()


def _carried(shares: Tensor, there: Tokens, here: Tokens) -> Tensor:
    """Return what tokens have as tokens of another grid have it; the sum stays as it is."""
    if there == here:
        return shares
    plane = shares[there.prefix :].view(1, 1, *there.grid)
    moved = functional.adaptive_avg_pool2d(plane, here.grid)
    moved = moved * (plane.sum() / moved.sum().clamp(min=1e-12))
    aside = shares.new_zeros(here.prefix)
    aside[: min(here.prefix, there.prefix)] = shares[: min(here.prefix, there.prefix)]
    return torch.cat([aside, moved.flatten()])
