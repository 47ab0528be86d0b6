"""A row of the table of architectures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segview.core.base.errors import UserError
from segview.core.variants.preprocessing import BESIDE_CHANNELS, Beside
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import Trunk


@dataclass(frozen=True)
class Architecture:
    """One architecture: its builder and its description.

    Attributes:
        build: Returns the trunk, or the whole network if the architecture has its own output layer.
        paper: Authors and year of the paper, and the differences from it.
        encoder: Name of the default encoder; a description if the encoder cannot be chosen.
        takes_encoders: Whether the spec may name another encoder.
        own_output: Whether the architecture has its own output layer, so that only the heads A and plain are allowed.
        beside: Further input beside the image.
    """

    build: Callable[[NetworkSpec], Trunk | SegmentationNetwork]
    paper: str
    encoder: str
    takes_encoders: bool = False
    own_output: bool = False
    beside: Beside = ""

    def __call__(self, spec: NetworkSpec) -> Trunk | SegmentationNetwork:
        """Build the trunk or the network.

        Raises:
            UserError: the spec names an encoder that cannot be chosen or does not fit.
        """
        if spec.encoder and not self.takes_encoders:
            raise UserError(
                "{architecture} has an encoder of its own ({encoder}), not {encoder2}: leave encoder out.",
                architecture=spec.architecture,
                encoder=self.encoder,
                encoder2=spec.encoder,
            )
        return self.build(spec)

    @property
    def channels(self) -> int:
        """Number of input channels if the spec does not choose it: those of the image and of the further input."""
        return 3 + BESIDE_CHANNELS[self.beside]
