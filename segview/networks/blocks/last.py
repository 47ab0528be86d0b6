"""The plainest decoder: what stands behind the last features."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn


class Last(nn.Module):
    """A decoder that reads the last features alone; auxiliary heads look at those before them."""

    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return self.layers(features[-1])

    def decoded(self, features: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return the same, and what auxiliary heads look at."""
        return self(features), [features[-2]]
