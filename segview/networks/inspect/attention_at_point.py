"""Attention of a transformer from one point of the image, computed for that point alone and only when asked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from torch import Tensor, nn

from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap, TapOutput
from segview.networks.inspect.attention_blocks import AttentionBlock, attention_blocks
from segview.networks.inspect.attention_rows import Choose, Grid, Rows, Tokens, capture_rows

__all__ = ["AttentionBlock", "attention_blocks", "capture_at", "origin"]


@contextlib.contextmanager
def capture_at(
    network: nn.Module, point: tuple[float, float] | None, *, size: Grid | None = None
) -> Iterator[dict[str, TapOutput]]:
    """Record what each head of each block attends to from one point; the hooks are gone when the block ends.

    Captured is, for each head, ``attention/block 6/head 3 at point``, B × 1 × h × w on the grid of the keys, in 0 to 1;
    where there are tokens without a place (class token), their share is ``attention/block 6/class token at point``,
    B × heads × 1 × 1. A head's map and its share of the class token sum to 1.

    Args:
        network: Of any architecture; one without a transformer gives nothing.
        point: Row and column, each as a fraction of the image; None for the class token.
        size: Rows and columns of the input to come, which says where the point lies on it when it is padded; without
            it the fractions are of the padded input.
    """
    captured: dict[str, TapOutput] = {}

    def take(block: AttentionBlock, rows: Rows) -> None:
        captured.update(_seen(block, rows.weights[:, :, 0], rows.keys))

    with capture_rows(network, origin(network, point, size), take):
        yield captured


def origin(network: nn.Module, point: tuple[float, float] | None, size: Grid | None) -> Choose:
    """Return what says which token of a block a point of an image is, or which is the class token.

    Args:
        network: Tells how its input is padded.
        point: As for ``capture_at``; likewise ``size``.
    """
    if point is None:
        return lambda _tokens: 0
    place = point
    if size is not None and isinstance(network, SegmentationNetwork):
        padded = network.padded_size(size)
        place = (point[0] * size[0] / padded[0], point[1] * size[1] / padded[1])
    return lambda tokens: tokens.prefix + _index(place, tokens.grid)


def _index(point: tuple[float, float], grid: Grid) -> int:
    """Return the number of the token that a point lies on; points beyond the border belong to the border."""
    row, column = (min(max(int(share * side), 0), side - 1) for share, side in zip(point, grid, strict=True))
    return row * grid[1] + column


def _seen(block: AttentionBlock, row: Tensor, keys: Tokens) -> dict[str, TapOutput]:
    """Return the weights on the keys' grid, a map a head, and the share of what stands before the grid."""
    planes = row[..., keys.prefix :].unflatten(-1, keys.grid)
    seen = {
        name: TapOutput(Tap(name, unit="share"), planes[:, head : head + 1]) for head, name in enumerate(block.names)
    }
    if keys.prefix:
        tap = Tap(f"attention/block {block.number}/class token at point", unit="share")
        seen[tap.name] = TapOutput(tap, row[..., : keys.prefix].sum(dim=-1)[..., None, None])
    return seen
