"""The simplest decoder: layers on the last features."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn


class Last(nn.Module):
    """A decoder that reads only the last features; an auxiliary head takes the features before them."""

    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return self.layers(features[-1])

    def decode(self, features: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return the output of ``forward``, and the features before the last, for an auxiliary head."""
        return self(features), [features[-2]]
