"""Rows of the attention of transformers, computed only for the queries that are needed.

Self-attention gives a weight to every pair of tokens, (H·W)² numbers for each head, and fused kernels never store them.
A row is the attention of one token: softmax(q · K / √d) of one query, with one number for each key. It is computed from
the outputs of the block's own query and key projections. So neither the forward pass nor the weights change, and fused
attention stays on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from segview.networks.base.hooks import temporary_hooks
from segview.networks.inspect.attention_blocks import AttentionBlock, attention_blocks
from segview.networks.inspect.found_taps import AttentionTap
from segview.networks.inspect.layout import Layout, Places

Grid = tuple[int, int]


@dataclass(frozen=True)
class Tokens:
    """Tokens of a block: those without a place first, then a grid, row by row."""

    prefix: int
    grid: Grid

    @property
    def count(self) -> int:
        """Number of tokens."""
        return self.prefix + self.grid[0] * self.grid[1]

    @staticmethod
    def of(count: int, grid: Grid) -> Tokens:
        """Return ``count`` tokens, the last of which form a grid."""
        return Tokens(count - grid[0] * grid[1], grid)


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of the attention of one block.

    Attributes:
        weights: B × heads × queries × keys, float32; for all queries of attention in parts, parts × heads × queries ×
            keys of the first image.
        queries: The tokens of all queries.
        keys: The tokens of all keys.
        layout: The parts of the rows; None if each row has all keys.
    """

    weights: Tensor
    queries: Tokens
    keys: Tokens
    layout: Layout | None = None


# Gives the number of the token whose row is wanted, for the tokens of a block; None for all rows.
Choose = Callable[[Tokens], int | None]
Take = Callable[[Rows], None]


@contextlib.contextmanager
def capture_rows(network: nn.Module, choose: Choose, take: Callable[[AttentionBlock, Rows], None]) -> Iterator[None]:
    """Pass the rows of every block on, in the order of the pass; the hooks are removed at the end of the block.

    Args:
        network: Of any architecture; without a transformer there are no rows.
        choose: Chooses the rows.
        take: Takes them.
    """

    def taking(block: AttentionBlock) -> Take:
        return lambda rows: take(block, rows)

    blocks = attention_blocks(network)
    with temporary_hooks(handle for block in blocks for handle in _choose_hook(block)(block, choose, taking(block))):
        yield


def _choose_hook(block: AttentionBlock) -> Callable[[AttentionBlock, Choose, Take], list[RemovableHandle]]:
    if isinstance(block.attention, AttentionTap):
        return _hook_found_attention
    return _hook_vision_transformer if block.owner is not None else _hook_pyramid_transformer


def _hook_found_attention(block: AttentionBlock, choose: Choose, take: Take) -> list[RemovableHandle]:
    """Hook the tap of attention that was found by watching; it has all weights."""
    tap = block.attention

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        weights = tap.weights(output.detach()).float()
        if tap.layout is not None and tap.layout.queries is not None:
            take(_rows_of_parts(tap.layout.split(weights)[0], tap.layout, tap.layout.queries, choose))
            return
        queries, keys = Tokens(*tap.queries(weights.shape[-2])), Tokens(*tap.keys(weights.shape[-1]))
        row = choose(queries)
        take(Rows(weights if row is None else weights[:, :, row : row + 1], queries, keys))

    return [tap.register_forward_hook(record)]


def _rows_of_parts(weights: Tensor, layout: Layout, queries: Places, choose: Choose) -> Rows:
    query_tokens, key_tokens = Tokens(0, queries.grid), Tokens(0, layout.keys.grid)
    token = choose(query_tokens)
    if token is None:
        return Rows(weights, query_tokens, key_tokens, layout)
    part, number = queries.locate(token)
    row = weights.new_zeros((weights.shape[1], *layout.keys.index.shape))
    row[:, part] = weights[part, :, number]
    return Rows(layout.keys.spread(row)[None, :, None], query_tokens, key_tokens)


def _hook_vision_transformer(block: AttentionBlock, choose: Choose, take: Take) -> list[RemovableHandle]:
    """Hook a block of a vision transformer; one layer gives queries, keys and values of all tokens."""
    grid: list[Grid] = []
    attention, embedding = block.attention, block.owner.patch_embed

    def note(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        # With free input sizes the tokens are a grid B × h × w × C, otherwise a list on the grid of the native size.
        grid[:] = [(output.shape[1], output.shape[2]) if output.ndim == 4 else tuple(embedding.grid_size)]

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        given = output.detach().unflatten(-1, (3, block.heads, -1))
        tokens = Tokens.of(given.shape[1], grid[0])
        query = attention.q_norm(_select(given[:, :, 0], choose(tokens)))
        take(Rows(_attention_weights(query, attention.k_norm(given[:, :, 1]), attention.scale), tokens, tokens))

    return [embedding.register_forward_hook(note), attention.qkv.register_forward_hook(_without_gradient(record))]


def _hook_pyramid_transformer(block: AttentionBlock, choose: Choose, take: Take) -> list[RemovableHandle]:
    """Hook a block of a pyramid transformer; it gets its grid as an argument and may have fewer keys than queries."""
    grids: dict[str, Grid] = {}
    queries: list[Tensor] = []
    attention = block.attention

    def note(_module: nn.Module, inputs: Any) -> None:
        rows, columns = inputs[1] if isinstance(inputs[1], tuple) else inputs[1:3]
        grids.update(queries=(rows, columns), keys=(rows, columns))

    def note_reduced(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        grids["keys"] = (output.shape[-2], output.shape[-1])

    def note_query(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        selected = _select(output.detach(), choose(Tokens(0, grids["queries"])))
        queries[:] = [selected.unflatten(-1, (block.heads, -1))]

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        keys = output.detach().unflatten(-1, (2, block.heads, -1))[:, :, 0]
        weights = _attention_weights(queries[0], keys, attention.scale)
        take(Rows(weights, Tokens(0, grids["queries"]), Tokens(0, grids["keys"])))

    handles = [
        attention.register_forward_pre_hook(note),
        attention.q.register_forward_hook(note_query),
        attention.kv.register_forward_hook(_without_gradient(record)),
    ]
    if attention.sr is not None:
        handles.append(attention.sr.register_forward_hook(note_reduced))
    return handles


def _without_gradient(record: Callable[[nn.Module, Any, Tensor], None]) -> Callable[[nn.Module, Any, Tensor], None]:
    def recording(module: nn.Module, inputs: Any, output: Tensor) -> None:
        with torch.no_grad():
            record(module, inputs, output)

    return recording


def _select(tokens: Tensor, row: int | None) -> Tensor:
    return tokens if row is None else tokens[:, row : row + 1]


def _attention_weights(queries: Tensor, keys: Tensor, scale: float) -> Tensor:
    """Return the weights B × heads × N × M, float32, of queries B × N × heads × d on keys B × M × heads × d."""
    with torch.autocast(queries.device.type, enabled=False):  # autocast would round products to 8 or 11 bits
        scores = queries.float().transpose(1, 2) @ keys.float().permute(0, 2, 3, 1)
        return (scores * scale).softmax(dim=-1)
