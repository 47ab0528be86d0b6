"""Attention of a transformer from one point of the image, computed for that point alone and only when asked.

Self-attention gives a weight to every pair of tokens, (H·W)² numbers for each head, and fused kernels never write them
down. Of interest is one row at a time, what the token under the cursor attends to: softmax(q · K / √d) of one query,
as long as there are keys. It is computed from what the block's own query and key projections give, so neither the
forward pass nor the weights change, and fused attention stays on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from segmentation_models_pytorch.encoders import mix_transformer
from timm.layers.attention import Attention
from timm.models import pvt_v2
from timm.models.vision_transformer import VisionTransformer
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap, TapOutput
from segview.networks.inspect.found_taps import AttentionTap

Grid = tuple[int, int]

# Self-attention whose keys lie on a grid reduced by a strided convolution: queries and keys have a layer each.
_REDUCED = (pvt_v2.Attention, mix_transformer.Attention)


@dataclass(frozen=True)
class AttentionBlock:
    """One block of self-attention of a network.

    Attributes:
        number: Counted from the input through all stages, from 1.
        attention: The library's module.
        owner: The vision transformer that it belongs to, which knows the grid of its tokens; None where the attention
            is told the grid itself.
    """

    number: int
    attention: Any
    owner: Any = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its maps, one a head."""
        return tuple(f"attention/block {self.number}/head {head + 1} at point" for head in range(self.heads))

    @property
    def heads(self) -> int:
        """Number of heads."""
        return int(self.attention.num_heads)


def attention_blocks(network: nn.Module) -> tuple[AttentionBlock, ...]:
    """Return the blocks whose attention can be seen, in the order of the pass; none where there is no transformer."""
    owners = {
        id(attention): module
        for module in network.modules()
        if isinstance(module, VisionTransformer)
        for attention in module.modules()
        if isinstance(attention, Attention)
    }
    found: list[Any] = [module for module in network.modules() if isinstance(module, _REDUCED) or id(module) in owners]
    # Of other libraries, what was found by watching.
    found = found or [module for module in network.modules() if isinstance(module, AttentionTap) and module.pointed]
    return tuple(
        AttentionBlock(number, attention, owners.get(id(attention))) for number, attention in enumerate(found, start=1)
    )


@contextlib.contextmanager
def listening_at(
    network: nn.Module, point: tuple[float, float], *, size: Grid | None = None
) -> Iterator[dict[str, TapOutput]]:
    """Record what each head of each block attends to from one point; the hooks are gone when the block ends.

    Heard is, for each head, ``attention/block 6/head 3 at point``, B × 1 × h × w on the grid of the keys, in 0 to 1;
    where there are tokens without a place (class token), their share is ``attention/block 6/class token at point``,
    B × heads × 1 × 1. A head's map and its share of the class token sum to 1.

    Args:
        network: Of any architecture; one without a transformer gives nothing.
        point: Row and column, each as a fraction of the image.
        size: Rows and columns of the input to come, which says where the point lies on it when it is padded; without
            it the fractions are of the padded input.
    """
    heard: dict[str, TapOutput] = {}
    place = point
    if size is not None and isinstance(network, SegmentationNetwork):
        padded = network.padded_size(size)
        place = (point[0] * size[0] / padded[0], point[1] * size[1] / padded[1])
    handles: list[RemovableHandle] = []
    try:
        for block in attention_blocks(network):
            handles += _hook_of(block)(block, place, heard)
        yield heard
    finally:
        for handle in handles:
            handle.remove()


def _hook_of(block: AttentionBlock) -> Callable[..., list[RemovableHandle]]:
    if isinstance(block.attention, AttentionTap):
        return _hooked_found
    return _hooked_whole if block.owner is not None else _hooked_reduced


def _hooked_found(
    block: AttentionBlock, point: tuple[float, float], heard: dict[str, TapOutput]
) -> list[RemovableHandle]:
    """Listen to attention that was found by watching, whose tap has all weights."""
    tap = block.attention

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        weights = tap.weights(output.detach())
        weights = weights if weights.ndim == 4 else weights[:, None]
        prefix, grid = tap.grid(weights.shape[-2])
        row = weights[:, :, prefix + _index(point, grid)].float()
        heard.update(_seen(block, row, tap.grid(weights.shape[-1])[1]))

    return [tap.register_forward_hook(record)]


def _hooked_whole(
    block: AttentionBlock, point: tuple[float, float], heard: dict[str, TapOutput]
) -> list[RemovableHandle]:
    """Listen to a block of a vision transformer, whose one layer gives queries, keys and values of all tokens."""
    grid: list[Grid] = []
    attention, embedding = block.attention, block.owner.patch_embed

    def note(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        # Tokens are a grid B × h × w × C where any size is taken, else a list that has the grid of the native size.
        grid[:] = [(output.shape[1], output.shape[2]) if output.ndim == 4 else tuple(embedding.grid_size)]

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        tokens = output.detach().unflatten(-1, (3, block.heads, -1))
        prefix = tokens.shape[1] - grid[0][0] * grid[0][1]
        query = attention.q_norm(tokens[:, prefix + _index(point, grid[0]), 0])
        heard.update(_seen(block, _row(query, attention.k_norm(tokens[:, :, 1]), attention.scale), grid[0]))

    return [embedding.register_forward_hook(note), attention.qkv.register_forward_hook(_without_gradient(record))]


def _hooked_reduced(
    block: AttentionBlock, point: tuple[float, float], heard: dict[str, TapOutput]
) -> list[RemovableHandle]:
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
        asked = output.detach()[:, _index(point, grids["queries"])]
        queries[:] = [asked.unflatten(-1, (block.heads, -1))]

    def record(_module: nn.Module, _inputs: Any, output: Tensor) -> None:
        keys = output.detach().unflatten(-1, (2, block.heads, -1))[:, :, 0]
        heard.update(_seen(block, _row(queries[0], keys, attention.scale), grids["keys"]))

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


def _index(point: tuple[float, float], grid: Grid) -> int:
    """Return the number of the token that a point lies on; points beyond the border belong to the border."""
    row, column = (min(max(int(share * side), 0), side - 1) for share, side in zip(point, grid, strict=True))
    return row * grid[1] + column


def _row(query: Tensor, keys: Tensor, scale: float) -> Tensor:
    """Return the weights B × heads × M, float32, of a query B × heads × d on keys B × M × heads × d."""
    # As a sum of products, not as a matrix product, which autocast would round to 8 or 11 bits.
    scores = (keys.float() * query.float()[:, None]).sum(dim=-1) * scale
    return scores.softmax(dim=1).transpose(1, 2)


def _seen(block: AttentionBlock, row: Tensor, grid: Grid) -> dict[str, TapOutput]:
    """Return the weights on the keys' grid, a map a head, and the share of what stands before the grid."""
    prefix = row.shape[-1] - grid[0] * grid[1]
    planes = row[..., prefix:].unflatten(-1, grid)
    seen = {
        name: TapOutput(Tap(name, unit="share"), planes[:, head : head + 1]) for head, name in enumerate(block.names)
    }
    if prefix:
        tap = Tap(f"attention/block {block.number}/class token at point", unit="share")
        seen[tap.name] = TapOutput(tap, row[..., :prefix].sum(dim=-1)[..., None, None])
    return seen
