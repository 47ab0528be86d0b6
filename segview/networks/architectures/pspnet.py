"""PSPNet (Zhao et al., 2017): pyramid pooling on a dilated residual network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap, Region
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.dilation import residual_stage, set_rates
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.resize import resize_like
from segview.networks.blocks.width import channels_for
from segview.networks.heads.auxiliary import OPTION, AuxiliaryNetwork, with_residual_auxiliary

BINS = (1, 2, 3, 6)
_OPTIONS = {**OPTION, "dilate_whole_stages": (False, (False, True)), "align_corners": (False, (False, True))}


class PyramidPooling(nn.Module):
    """The last features, their means over 1, 2 × 2, 3 × 3 and 6 × 6 parts of the image, and a convolution on all.

    Taps: ``psp/bin 1`` … ``psp/bin 6``, the energy of each mean on the grid of the features.

    Args:
        channels: Channels of the features.
        outputs: Channels after the convolution.
        region: Converts the tensors of the taps to cover the padded input exactly; None if the grid already does.
    """

    def __init__(self, channels: int, outputs: int, *, region: Region | None = None) -> None:
        super().__init__()
        width = channels // len(BINS)
        self.branches = nn.ModuleList(
            nn.Sequential(
                nn.AdaptiveAvgPool2d(side),
                ConvolutionUnit(channels, width, kernel=1),
            )
            for side in BINS
        )
        taps = [EnergyTap(f"psp/bin {side}", own=True) for side in BINS]
        for tap in taps:
            tap.region = region
        self.taps = nn.ModuleList(taps)
        self.unit = ConvolutionUnit(channels + width * len(BINS), outputs)
        self.dropout = nn.Dropout2d(0.1)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        x = features[-1]
        means = [
            tap(resize_like(branch(x), x, align_corners=True))
            for branch, tap in zip(self.branches, self.taps, strict=True)
        ]
        return self.dropout(self.unit(torch.cat([x, *means], dim=1)))

    def decode(self, features: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return the output of ``forward``, and the features that the auxiliary head takes."""
        return self(features), [features[-2]]


def build(spec: NetworkSpec) -> Trunk | AuxiliaryNetwork:
    """Return PSPNet on a dilated residual network; that of PSPNet itself has a stem of three 3 × 3 convolutions.

    Options: ``auxiliary``, the auxiliary head that the paper trains with (section 3.3); and two from the official
    code: ``dilate_whole_stages``, the rates 2 and 4 also for the first blocks of their stages, and ``align_corners``,
    sides of 8·n + 1 and logits upsampled with aligned corners.

    Raises:
        UserError: an option is unknown, or the encoder cannot be dilated.
    """
    options = read_options(spec, _OPTIONS)
    own: dict[str, Any] = {} if spec.size == "small" else {"stem_type": "deep", "stem_width": 64}
    encoder = dilated_encoder(spec, PSPNET.encoder, output_stride=8, **own)
    if options["dilate_whole_stages"]:
        for number, rate in ((3, 2), (4, 4)):
            set_rates(residual_stage(encoder, number), [rate])
    width, aligned = channels_for(spec, 512, 4), options["align_corners"]
    trunk = Trunk(
        encoder,
        PyramidPooling(encoder.out_channels[-1], width, region=_upsample if aligned else None),
        channels=width,
        stride=8,
        multiple=8,
        stage_channels=stage_channels(encoder, [-1]),
        aligned=aligned,
    )
    if not options["auxiliary"]:
        return trunk
    return with_residual_auxiliary(trunk, spec, width=encoder.out_channels[-2], dropout=nn.Dropout2d)


def _upsample(x: Tensor) -> Tensor:
    size = [(side - 1) * 8 + 1 for side in x.shape[-2:]]
    return functional.interpolate(x, size, mode="bilinear", align_corners=True)


PSPNET = Architecture(build, paper="Zhao et al., 2017", encoder="tu-resnet101", takes_encoders=True)
