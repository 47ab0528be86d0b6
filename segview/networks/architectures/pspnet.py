"""PSPNet (Zhao et al., 2017): pyramid pooling on a dilated residual network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import taken_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.resize import resized
from segview.networks.blocks.width import narrowed
from segview.networks.heads.auxiliary import OPTION, AuxiliaryNetwork, with_residual_auxiliary

BINS = (1, 2, 3, 6)


class PyramidPooling(nn.Module):
    """The last features beside their means over 1, 2 × 2, 3 × 3 and 6 × 6 parts of the image, then a convolution.

    Taps: ``psp/bin 1`` … ``psp/bin 6``, the energy of each mean on the grid of the features.
    """

    def __init__(self, channels: int, outputs: int) -> None:
        super().__init__()
        width = channels // len(BINS)
        self.branches = nn.ModuleList(
            nn.Sequential(
                nn.AdaptiveAvgPool2d(side),
                ConvolutionUnit(channels, width, kernel=1),
            )
            for side in BINS
        )
        self.taps = nn.ModuleList(EnergyTap(f"psp/bin {side}") for side in BINS)
        self.unit = ConvolutionUnit(channels + width * len(BINS), outputs)
        self.dropout = nn.Dropout2d(0.1)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        x = features[-1]
        means = [
            tap(resized(branch(x), x, align_corners=True)) for branch, tap in zip(self.branches, self.taps, strict=True)
        ]
        return self.dropout(self.unit(torch.cat([x, *means], dim=1)))

    def decoded(self, features: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return the same, and what the auxiliary head looks at."""
        return self(features), [features[-2]]


def build(spec: NetworkSpec) -> Trunk | AuxiliaryNetwork:
    """Return PSPNet on a dilated residual network, whose stem is three 3 × 3 convolutions where it is its own.

    With the option ``auxiliary`` it has the auxiliary head that the paper trains with (section 3.3).
    """
    auxiliary = taken_options(spec, OPTION)["auxiliary"]
    own: dict[str, Any] = {} if spec.size == "small" else {"stem_type": "deep", "stem_width": 64}
    encoder = dilated_encoder(spec, PSPNET.encoder, output_stride=8, **own)
    width = narrowed(spec, 512, 4)
    trunk = Trunk(
        encoder,
        PyramidPooling(encoder.out_channels[-1], width),
        channels=width,
        stride=8,
        multiple=8,
        stage_channels=stage_channels(encoder, [-1]),
    )
    if not auxiliary:
        return trunk
    return with_residual_auxiliary(trunk, spec, width=encoder.out_channels[-2], dropout=nn.Dropout2d)


PSPNET = Architecture(build, paper="Zhao et al., 2017", encoder="tu-resnet101", takes_encoders=True)
