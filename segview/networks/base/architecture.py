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
    """One architecture: how it is built, and what its reader should know.

    Attributes:
        build: Gives the trunk, or the whole network where its output layer is its own.
        paper: Authors and year, and where it departs from them.
        encoder: Name of the encoder that it has where the spec names none; in words where there is no choice.
        takes_encoders: Whether the spec may name another encoder.
        own_output: Whether its output layer is its own, so that of the heads it takes A and plain alone.
        beside: What it takes beside the image.
    """

    build: Callable[[NetworkSpec], Trunk | SegmentationNetwork]
    paper: str
    encoder: str
    takes_encoders: bool = False
    own_output: bool = False
    beside: Beside = ""

    def __call__(self, spec: NetworkSpec) -> Trunk | SegmentationNetwork:
        """Build it.

        Raises:
            UserError: the spec names an encoder and there is no choice, or what it names does not fit.
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
        """Number of input channels where the spec does not choose it: the image's and what stands beside them."""
        return 3 + BESIDE_CHANNELS[self.beside]
