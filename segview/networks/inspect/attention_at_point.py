"""Attention of a transformer from one point of the image, computed on demand for that point only."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from torch import Tensor, nn

from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap, TapOutput
from segview.networks.inspect.attention_blocks import AttentionBlock, attention_blocks
from segview.networks.inspect.attention_rows import Choose, Grid, Rows, Tokens, capture_rows

__all__ = ["AttentionBlock", "attention_blocks", "capture_at", "token_chooser"]


@contextlib.contextmanager
def capture_at(
    network: nn.Module, point: tuple[float, float] | None, *, size: Grid | None = None
) -> Iterator[dict[str, TapOutput]]:
    """Record the attention of each head of each block from one point; the hooks are removed at the end of the block.

    For each head there is ``attention/block 6/head 3 at point``, B × 1 × h × w on the grid of the keys, in 0 to 1. If
    there are tokens without a place (class token), their share is ``attention/block 6/class token at point``,
    B × heads × 1 × 1. The map of a head and its share of the class token sum to 1.

    Args:
        network: Of any architecture; without a transformer nothing is recorded.
        point: Row and column, each as a fraction of the image; None for the class token.
        size: Rows and columns of the next input, needed to find the point when the input is padded; without it the
            fractions refer to the padded input.
    """
    captured: dict[str, TapOutput] = {}

    def take(block: AttentionBlock, rows: Rows) -> None:
        captured.update(_tap_outputs(block, rows.weights[:, :, 0], rows.keys))

    with capture_rows(network, token_chooser(network, point, size), take):
        yield captured


def token_chooser(network: nn.Module, point: tuple[float, float] | None, size: Grid | None) -> Choose:
    """Return a function that gives the number of a point's token in a block, or of the class token.

    Args:
        network: Its padding is taken into account.
        point: As for ``capture_at``; likewise ``size``.
    """
    if point is None:
        return lambda _tokens: 0
    place = point
    if size is not None and isinstance(network, SegmentationNetwork):
        padded = network.padded_size(size)
        place = (point[0] * size[0] / padded[0], point[1] * size[1] / padded[1])
    return lambda tokens: tokens.prefix + _token_index(place, tokens.grid)


def _token_index(point: tuple[float, float], grid: Grid) -> int:
    """Return the number of the token under a point; points outside are moved to the border."""
    row, column = (min(max(int(share * side), 0), side - 1) for share, side in zip(point, grid, strict=True))
    return row * grid[1] + column


def _tap_outputs(block: AttentionBlock, row: Tensor, keys: Tokens) -> dict[str, TapOutput]:
    """Return a map of the weights for each head, on the grid of the keys, and the share of the tokens before it."""
    planes = row[..., keys.prefix :].unflatten(-1, keys.grid)
    outputs = {
        name: TapOutput(Tap(name, unit="share"), planes[:, head : head + 1]) for head, name in enumerate(block.names)
    }
    if keys.prefix:
        tap = Tap(f"attention/block {block.number}/class token at point", unit="share")
        outputs[tap.name] = TapOutput(tap, row[..., : keys.prefix].sum(dim=-1)[..., None, None])
    return outputs
