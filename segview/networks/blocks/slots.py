"""Slots for attention along a decoder."""

from __future__ import annotations

from collections.abc import Sequence

from torch import nn

from segview.networks.base.slot import Slot


def decoder_slots(widths: Sequence[int]) -> nn.ModuleList:
    """Return slots ``decoder 1``, ``decoder 2`` … for features of these widths, in the order of the forward pass."""
    return nn.ModuleList(Slot("decoder", width, f"decoder {number}") for number, width in enumerate(widths, start=1))
