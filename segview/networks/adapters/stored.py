"""Stored predictions in place of a network."""

from __future__ import annotations

from torch import Tensor, nn
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import Trunk


class StoredPredictions(SegmentationNetwork):
    """A placeholder for the network of a variant whose predictions are read from files."""

    def __init__(self) -> None:
        super().__init__(Trunk(nn.Identity(), nn.Identity(), channels=3, stride=1, multiple=1), nn.Identity())

    @override
    def forward(self, x: Tensor) -> Tensor:
        raise UserError("These predictions were made elsewhere: there is no network to examine. Choose another row.")
