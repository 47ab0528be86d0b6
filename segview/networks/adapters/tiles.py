"""Sliding windows: inputs of any size for a network that takes one size only."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.networks.adapters.module import logits_of
from segview.networks.base.tap import InParts
from segview.networks.base.wrapping import Wrapping


class Tiled(Wrapping, InParts):
    """Runs a network on windows that overlap by half and blends the outputs: B × C × H × W to B × K × H × W.

    Each window is weighted by a Gaussian around its middle, with a standard deviation of an eighth of its side (as in
    nnU-Net; Isensee et al., 2021). Inputs smaller than a window are padded by repeating their border.

    Args:
        network: The network for one window.
        tile: Rows and columns of a window.
    """

    def __init__(self, network: nn.Module, tile: tuple[int, int]) -> None:
        super().__init__()
        self.network, self.tile = network, tile

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = x.shape[-2:]
        down, right = max(0, self.tile[0] - rows), max(0, self.tile[1] - columns)
        padded = functional.pad(x, (0, right, 0, down), mode="replicate") if down or right else x
        if (rows, columns) == self.tile:
            return self._run_window(x)
        self.partial = True
        try:
            whole = tuple(padded.shape[-2:]) == self.tile
            return (self._run_window(padded) if whole else self._blend(padded))[..., :rows, :columns]
        finally:
            self.partial = False

    @override
    def check_whole(self, size: tuple[int, int]) -> None:
        if size != self.tile:
            raise UserError(
                "This network sees {rows} × {columns} pixels at once and larger images in windows: a map "
                "from inside it would show only one window. Run it at the scale 1, with that as its "
                "input size.",
                rows=self.tile[0],
                columns=self.tile[1],
            )

    def _blend(self, x: Tensor) -> Tensor:
        weight = _gaussian(self.tile).to(x.device)
        total, counted = None, x.new_zeros(x.shape[-2:])
        for top in _window_starts(x.shape[-2], self.tile[0]):
            for left in _window_starts(x.shape[-1], self.tile[1]):
                place = (..., slice(top, top + self.tile[0]), slice(left, left + self.tile[1]))
                given = self._run_window(x[place])
                total = given.new_zeros((*given.shape[:2], *x.shape[-2:])) if total is None else total
                total[place] += given * weight
                counted[place] += weight
        assert total is not None
        return total / counted

    def _run_window(self, x: Tensor) -> Tensor:
        given = logits_of(self.network(x))
        if given.shape[-2:] == x.shape[-2:]:
            return given
        return functional.interpolate(given, size=x.shape[-2:], mode="bilinear", align_corners=False)


def _window_starts(side: int, tile: int) -> list[int]:
    """Return the starts of the windows: half a window apart, the last one at the end."""
    last = side - tile
    return sorted({*range(0, last, max(1, tile // 2)), last})


def _gaussian(tile: tuple[int, int]) -> Tensor:
    parts = []
    for side in tile:
        from_middle = torch.arange(side, dtype=torch.float32) - (side - 1) / 2
        parts.append(torch.exp(-0.5 * (from_middle / (side / 8)) ** 2))
    return (parts[0][:, None] * parts[1][None]).clamp(min=1e-4)
