"""The base of all attention modules."""

from __future__ import annotations

from torch import nn


class AttentionModule(nn.Module):
    """A module that weighs its input by attention, B × C × H × W in and out.

    Attributes:
        keeps_width: Whether input and output have the same number of channels, so that the module can be left out.
    """

    keeps_width: bool = True
