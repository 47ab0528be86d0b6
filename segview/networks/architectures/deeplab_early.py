"""DeepLab before its decoder: v1 LargeFOV (Chen et al., 2015), v2 (2016) and v3 (2017)."""

from __future__ import annotations

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.aspp import ATROUS_RATES, Aspp
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.dilation import Cascade, residual_stage, set_rates
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.last import Last
from segview.networks.blocks.vgg import Vgg16, vgg_widths
from segview.networks.blocks.width import channels_for
from segview.networks.heads.auxiliary import OPTION, AuxiliaryNetwork, with_residual_auxiliary

_RATES_V2 = (6, 12, 18, 24)
# Dilation of the last stage by the output stride.
_RATES = {8: 4, 16: 2}
_PLAIN_GRID = [1, 1, 1]
_OPTIONS_V3: dict[str, tuple[Any, Any]] = {
    "output_stride": (8, (8, 16)),
    "cascade": (0, range(4)),
    "multi_grid": (_PLAIN_GRID, (_PLAIN_GRID, [1, 2, 1], [1, 2, 2], [1, 2, 3], [1, 2, 4], [2, 2, 2])),
    **OPTION,
}


class SummedPyramid(nn.Module):
    """Four dilated 3 × 3 convolutions to the classes, added up (Chen et al., 2016, "ASPP-L").

    Taps: the energy of each, ``aspp/rate 6`` …
    """

    def __init__(self, channels: int, outputs: int, rates: tuple[int, ...]) -> None:
        super().__init__()
        self.branches = nn.ModuleList(
            nn.Conv2d(channels, outputs, kernel_size=3, padding=rate, dilation=rate) for rate in rates
        )
        self.taps = nn.ModuleList(EnergyTap(f"aspp/rate {rate}", own=True) for rate in rates)

    def forward(self, x: Tensor) -> Tensor:
        return torch.stack([tap(branch(x)) for branch, tap in zip(self.branches, self.taps, strict=True)]).sum(dim=0)


def _first(spec: NetworkSpec) -> Trunk:
    """Return DeepLab-LargeFOV: VGG16 whose last two pools keep the grid, and fc6 with a large field of view."""
    read_options(spec, {})
    widths, fc = vgg_widths(spec), channels_for(spec, 1024, 4)
    pools = [nn.MaxPool2d(3, stride=2 if index < 3 else 1, padding=1) for index in range(5)]
    encoder = Vgg16(spec.in_channels, widths, dilations=(1, 1, 1, 1, 2), pools=lambda index: pools[index])
    layers = nn.Sequential(
        nn.AvgPool2d(3, stride=1, padding=1),
        ConvolutionUnit(widths[4], fc, dilation=12, norm=None),
        nn.Dropout(0.5),
        EnergyTap("fc6"),
        ConvolutionUnit(fc, fc, kernel=1, norm=None),
        nn.Dropout(0.5),
        EnergyTap("fc7"),
    )
    return Trunk(encoder, Last(layers), channels=fc, stride=8, multiple=8, stage_channels={4: widths[4]})


def _second(spec: NetworkSpec) -> Trunk:
    """Return DeepLab v2: a dilated residual network, whose output layer is the summed pyramid."""
    read_options(spec, {})
    encoder = dilated_encoder(spec, DEEPLAB_V2.encoder, output_stride=8)
    last = encoder.out_channels[-1]
    return Trunk(
        encoder,
        Last(nn.Identity()),
        channels=last,
        stride=8,
        multiple=8,
        classifier=partial(SummedPyramid, last, rates=_RATES_V2),
        stage_channels=stage_channels(encoder, [-1]),
    )


def _third(spec: NetworkSpec) -> Trunk | AuxiliaryNetwork:
    """Return DeepLab v3; the rates of its pyramid depend on the output stride, 8 or 16.

    Options: ``cascade``, the number of copies of the last stage that replace the pyramid, each with twice the rate of
    the one before (section 3.2 of the paper; 3 copies are its block5 to block7); ``multi_grid``, the unit rates of the
    three blocks of the last stage and of its copies; ``auxiliary``, torchvision's auxiliary head.

    Raises:
        UserError: an option is unknown, or it needs a residual network and the encoder is not one.
    """
    options = read_options(spec, _OPTIONS_V3)
    stride, grid = options["output_stride"], options["multi_grid"]
    encoder = dilated_encoder(spec, DEEPLAB_V3.encoder, output_stride=stride)
    if grid != _PLAIN_GRID:
        set_rates(residual_stage(encoder, 4), [_RATES[stride] * unit for unit in grid])
    width, layers = _cascade(encoder, options) if options["cascade"] else _pyramid(encoder, spec, stride)
    trunk = Trunk(
        encoder,
        Last(layers),
        channels=width,
        stride=stride,
        multiple=stride,
        stage_channels=stage_channels(encoder, [-1]),
    )
    if not options["auxiliary"]:
        return trunk
    return with_residual_auxiliary(trunk, spec, width=encoder.out_channels[-2])


def _pyramid(encoder: Any, spec: NetworkSpec, stride: int) -> tuple[int, nn.Module]:
    width = channels_for(spec, 256, 4)
    pyramid = Aspp(encoder.out_channels[-1], ATROUS_RATES[stride], outputs=width)
    return width, nn.Sequential(pyramid, ConvolutionUnit(width, width))


def _cascade(encoder: Any, options: dict[str, Any]) -> tuple[int, nn.Module]:
    rate, grid, count = _RATES[options["output_stride"]], options["multi_grid"], options["cascade"]
    last = residual_stage(encoder, 4)
    return encoder.out_channels[-1], Cascade(last, rate=rate, grid=grid, count=count)


DEEPLAB_V1 = Architecture(_first, paper="Chen et al., 2015, LargeFOV", encoder="VGG16, dilated")
DEEPLAB_V2 = Architecture(_second, paper="Chen et al., 2016", encoder="tu-resnet101", takes_encoders=True)
DEEPLAB_V3 = Architecture(_third, paper="Chen et al., 2017", encoder="tu-resnet101", takes_encoders=True)
