"""Slots: places in a network where an attention module can be put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from torch import Tensor, nn

from segview.networks.base.tap import Region

Place = Literal["output", "decoder", "encoder"]


class Slot(nn.Identity):
    """A place for an attention module; until it is replaced by one, it returns its input. It has no weights.

    Args:
        place: The place of a spec's ``attention_at`` that the slot belongs to.
        channels: Channels of the input, B × ``channels`` × H × W.
        label: Prefix for the names of the module's taps, as in ``decoder 3``; empty at the output.

    Attributes:
        region: Region for the module's taps; None if the input covers the network's padded input exactly.
    """

    region: Region | None = None

    def __init__(self, place: Place, channels: int, label: str = "") -> None:
        super().__init__()
        self.place, self.channels, self.label = place, channels, label


class StageSlots(nn.Module):
    """A slot behind each stage of an encoder; a list of features in, a list of the same shapes out.

    Args:
        channels: Channels of the features that a decoder reads, by their index in the list. A module on any other
            feature would never be trained.
    """

    def __init__(self, channels: Mapping[int, int]) -> None:
        super().__init__()
        self.slots = nn.ModuleDict(
            {str(index): Slot("encoder", width, f"encoder {index}") for index, width in channels.items()}
        )

    def forward(self, features: Sequence[Tensor]) -> list[Tensor]:
        return [
            self.slots[str(index)](feature) if str(index) in self.slots else feature
            for index, feature in enumerate(features)
        ]
