"""The base of all attention modules."""

from __future__ import annotations

from torch import nn


class AttentionModule(nn.Module):
    """A module that weighs what passes through it, B × C × H × W in and out.

    Attributes:
        keeps_width: Whether as many channels come out as go in, so that a network does without it where it is left
            out.
    """

    keeps_width: bool = True
