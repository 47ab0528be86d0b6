"""Attention rollout (Abnar and Zuidema, 2020): the share of each image token in a token of a later block."""

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
"""Largest number of pairs of tokens in a block whose weights are kept: half a gigabyte."""


@dataclass(frozen=True, eq=False)
class Mixing:
    """The attention of one block: the mean of its heads, or one of them.

    Attributes:
        weights: Queries × keys; in parts, parts × queries × keys.
        queries: The tokens of all queries.
        keys: The tokens of all keys.
        layout: The parts of the weights; None if there is one part.
    """

    weights: Tensor
    queries: Tokens
    keys: Tokens
    layout: Layout | None = None

    @staticmethod
    def of(rows: Rows, head: int) -> Mixing:
        """Return one head of rows, counted from 1, or the mean of all heads for 0."""
        heads = rows.weights.shape[1]
        weights = rows.weights[:, min(head, heads) - 1] if head else rows.weights.mean(dim=1)
        return Mixing(weights if rows.layout is not None else weights[0], rows.queries, rows.keys, rows.layout)

    def pass_back(self, shares: Tensor) -> Tensor:
        """Return the shares of the block's input tokens, given the shares of its output tokens: (Â)ᵀ of the paper.

        Half of each share stays with its token: it stands for the residual connection.
        """
        if self.layout is None or self.layout.queries is None:
            attended = shares @ self.weights
        else:
            inside = torch.einsum("wn,wnm->wm", self.layout.queries.gather(shares), self.weights)
            attended = self.layout.keys.spread(inside)
        return (shares + _carry(attended, self.keys, self.queries)) / 2


@torch.inference_mode()
def mixings(network: nn.Module, x: Tensor, *, head: int = 0) -> dict[int, Mixing]:
    """Return the attention of blocks on an input, by number, without blocks of more than ``MOST_PAIRS`` pairs."""
    found: dict[int, Mixing] = {}

    def take(block: AttentionBlock, rows: Rows) -> None:
        if rows.weights[:, 0].numel() <= MOST_PAIRS:
            found[block.number] = Mixing.of(rows, head)

    with capture_rows(network, lambda _tokens: None, take):
        network(x)
    return found


def rollout(blocks: Sequence[Mixing], choose: Choose) -> tuple[Tensor, Tensor]:
    """Return the shares in a token of the last block: 1 × 1 × h × w on the first grid, and the sum of other tokens.

    Between stages of different resolution, the share of a token is spread evenly over the tokens it was made of. The
    paper has transformers of one resolution only.

    Args:
        blocks: From the first block to the one whose output has the token.
        choose: Chooses the token.
    """
    tokens = blocks[-1].queries
    token = choose(tokens)
    assert token is not None
    shares = blocks[-1].weights.new_zeros(tokens.count)
    shares[token] = 1.0
    for block in reversed(blocks):
        shares = block.pass_back(_carry(shares, tokens, block.queries))
        tokens = block.queries
    return shares[tokens.prefix :].view(1, 1, *tokens.grid), shares[: tokens.prefix].sum()


def _carry(shares: Tensor, source: Tokens, target: Tokens) -> Tensor:
    """Return shares on one grid as shares on another; the sum does not change."""
    if source == target:
        return shares
    plane = shares[source.prefix :].view(1, 1, *source.grid)
    moved = functional.adaptive_avg_pool2d(plane, target.grid)
    moved = moved * (plane.sum() / moved.sum().clamp(min=1e-12))
    common = min(target.prefix, source.prefix)
    prefix = shares.new_zeros(target.prefix)
    prefix[:common] = shares[:common]
    return torch.cat([prefix, moved.flatten()])
