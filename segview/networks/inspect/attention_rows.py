"""Rows of the attention of transformers, computed for the queries that are asked for alone.

Self-attention gives a weight to every pair of tokens, (H·W)² numbers for each head, and fused kernels never write them
down. A row is what one token attends to: softmax(q · K / √d) of one query, as long as there are keys. It is computed
from what the block's own query and key projections give, so neither the forward pass nor the weights change, and fused
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

from segview.networks.base.hooks import hooked
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
        """Return so many tokens, of which those of a grid stand last."""
        return Tokens(count - grid[0] * grid[1], grid)


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of the attention of one block.

    Attributes:
        weights: B × heads × queries × keys, float32; of all queries in parts, parts × heads × queries × keys of the
            first image.
        queries: All tokens that ask.
        keys: All tokens that are asked.
        layout: That in whose parts all rows stand; None where each row is of all keys.
    """

    weights: Tensor
    queries: Tokens
    keys: Tokens
    layout: Layout | None = None


# Says of the tokens of a block which one's row is wanted; None for all of them.
Choose = Callable[[Tokens], int | None]
Take = Callable[[Rows], None]


@contextlib.contextmanager
def capture_rows(network: nn.Module, choose: Choose, take: Callable[[AttentionBlock, Rows], None]) -> Iterator[None]:
    """Hand over the rows of every block, in the order of the pass; the hooks are gone when the block ends.

    Args:
        network: Of any architecture; one without a transformer gives nothing.
        choose: Which rows are wanted.
        take: Takes them.
    """

    def taking(block: AttentionBlock) -> Take:
        return lambda rows: take(block, rows)

    blocks = attention_blocks(network)
    with hooked(handle for block in blocks for handle in _hook_of(block)(block, choose, taking(block))):
        yield


def _hook_of(block: AttentionBlock) -> Callable[[AttentionBlock, Choose, Take], list[RemovableHandle]]:
    if isinstance(block.attention, AttentionTap):
        return _hooked_found
    return _hooked_whole if block.owner is not None else _hooked_reduced


def _hooked_found(block: AttentionBlock, choose: Choose, take: Take) -> list[RemovableHandle]:
    """Listen to attention that was found by watching, whose tap has all weights."""
    tap = block.attention

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        weights = tap.weights(output.detach()).float()
        if tap.layout is not None and tap.layout.queries is not None:
            take(_of_parts(tap.layout.apart(weights)[0], tap.layout, tap.layout.queries, choose))
            return
        queries, keys = Tokens(*tap.queries(weights.shape[-2])), Tokens(*tap.keys(weights.shape[-1]))
        row = choose(queries)
        take(Rows(weights if row is None else weights[:, :, row : row + 1], queries, keys))

    return [tap.register_forward_hook(record)]


def _of_parts(weights: Tensor, layout: Layout, queries: Places, choose: Choose) -> Rows:
    asking, asked = Tokens(0, queries.grid), Tokens(0, layout.keys.grid)
    token = choose(asking)
    if token is None:
        return Rows(weights, asking, asked, layout)
    part, number = queries.seat(token)
    row = weights.new_zeros((weights.shape[1], *layout.keys.index.shape))
    row[:, part] = weights[part, :, number]
    return Rows(layout.keys.spread(row)[None, :, None], asking, asked)


def _hooked_whole(block: AttentionBlock, choose: Choose, take: Take) -> list[RemovableHandle]:
    """Listen to a block of a vision transformer, whose one layer gives queries, keys and values of all tokens."""
    grid: list[Grid] = []
    attention, embedding = block.attention, block.owner.patch_embed

    def note(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        # Tokens are a grid B × h × w × C where any size is taken, else a list that has the grid of the native size.
        grid[:] = [(output.shape[1], output.shape[2]) if output.ndim == 4 else tuple(embedding.grid_size)]

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        given = output.detach().unflatten(-1, (3, block.heads, -1))
        tokens = Tokens.of(given.shape[1], grid[0])
        query = attention.q_norm(_chosen(given[:, :, 0], choose(tokens)))
        take(Rows(_rows(query, attention.k_norm(given[:, :, 1]), attention.scale), tokens, tokens))

    return [embedding.register_forward_hook(note), attention.qkv.register_forward_hook(_without_gradient(record))]


def _hooked_reduced(block: AttentionBlock, choose: Choose, take: Take) -> list[RemovableHandle]:
    """Listen to a block of a pyramid transformer, which is told its grid and may have fewer keys than queries."""
    grids: dict[str, Grid] = {}
    queries: list[Tensor] = []
    attention = block.attention

    def note(_module: nn.Module, inputs: Any) -> None:
        rows, columns = inputs[1] if isinstance(inputs[1], tuple) else inputs[1:3]
        grids.update(queries=(rows, columns), keys=(rows, columns))

    def note_reduced(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        grids["keys"] = (output.shape[-2], output.shape[-1])

    def ask(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        asked = _chosen(output.detach(), choose(Tokens(0, grids["queries"])))
        queries[:] = [asked.unflatten(-1, (block.heads, -1))]

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        keys = output.detach().unflatten(-1, (2, block.heads, -1))[:, :, 0]
        weights = _rows(queries[0], keys, attention.scale)
        take(Rows(weights, Tokens(0, grids["queries"]), Tokens(0, grids["keys"])))

    handles = [
        attention.register_forward_pre_hook(note),
        attention.q.register_forward_hook(ask),
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


def _chosen(tokens: Tensor, row: int | None) -> Tensor:
    return tokens if row is None else tokens[:, row : row + 1]


def _rows(queries: Tensor, keys: Tensor, scale: float) -> Tensor:
    """Return the weights B × heads × N × M, float32, of queries B × N × heads × d on keys B × M × heads × d."""
    with torch.autocast(queries.device.type, enabled=False):  # which would round products to 8 or 11 bits
        scores = queries.float().transpose(1, 2) @ keys.float().permute(0, 2, 3, 1)
        return (scores * scale).softmax(dim=-1)
