"""Fully convolutional networks: FCN-32s, 16s and 8s (Shelhamer et al., 2016), and the dilated residual one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.options import read_options
from segview.networks.base.slot import Slot
from segview.networks.base.tap import EnergyTap, taps
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.frame import Frame
from segview.networks.blocks.last import Last
from segview.networks.blocks.vgg import Vgg16, vgg_widths
from segview.networks.blocks.width import channels_for
from segview.networks.heads.auxiliary import OPTION, AuxiliaryNetwork, with_residual_auxiliary
from segview.networks.heads.output import OutputHead, score_tap

# Zeros around the image before the first convolution, so that the 7 × 7 filter of fc6 fits any image.
_MARGIN = 100
# Offset of the image in the last upsampled map, by coarsest stride; of the fused grid in each pool's score map.
_CROPS = {32: 19, 16: 27, 8: 31}
_SKIP_CROPS = {4: 5, 3: 9}
# The grids of the pools begin this many pixels before the image; fc7's begins later, because its filter crops 3 cells.
_MARGIN_OF_POOLS = _MARGIN - 1
# Scales of FCN-8s "at-once": all skips are trained together, with features scaled down to the range of the scores.
_AT_ONCE = {4: 0.01, 3: 0.0001}
_FC = {"paper": 4096, "small": 256}


class FcnEncoder(nn.Module):
    """VGG16 with its classifier's first layers as convolutions; returns pooled features 3 and 4, and fc7."""

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        widths, fc = vgg_widths(spec), _FC[spec.size]
        pool = partial(nn.MaxPool2d, 2, ceil_mode=True)
        self.vgg = Vgg16(spec.in_channels, widths, first_padding=_MARGIN, pools=lambda _: pool())
        self.fc6 = ConvolutionUnit(widths[4], fc, kernel=7, padding=0, norm=None)
        self.fc7 = ConvolutionUnit(fc, fc, kernel=1, norm=None)
        self.dropout = nn.Dropout2d(0.5)
        self.tap = EnergyTap("fc7")
        self.out_channels = (widths[2], widths[3], fc)

    def forward(self, x: Tensor) -> list[Tensor]:
        *_, third, fourth, fifth = self.vgg(x)
        deep = self.dropout(self.fc7(self.dropout(self.fc6(fifth))))
        return [third, fourth, self.tap(deep)]


class Fcn(SegmentationNetwork):
    """Scores of fc7, enlarged twofold and added to the scores of earlier pools, then enlarged to the image.

    The enlarging filters are bilinear and fixed, class by class. Taps: ``score/fc7``, ``score/pool4``, ``score/pool3``
    and ``fused/pool4``, ``fused/pool3``, the sums.
    """

    def __init__(self, trunk: Trunk, head: OutputHead, spec: NetworkSpec, *, stride: int, at_once: bool) -> None:
        super().__init__(trunk, head)
        encoder: Any = trunk.encoder
        outputs, widths = spec.outputs, dict[int, int](zip((3, 4), encoder.out_channels, strict=False))
        self.pools = [pool for pool in (4, 3) if 2**pool >= stride]
        self.scales = [_AT_ONCE[pool] if at_once else 1.0 for pool in self.pools]
        self.scores = nn.ModuleList(nn.Conv2d(widths[pool], outputs, kernel_size=1) for pool in self.pools)
        self.doubling = nn.ModuleList(_enlarging(outputs, 2) for _ in self.pools)
        self.enlarging, self.crop = _enlarging(outputs, stride), _CROPS[stride]
        self.score_tap = score_tap("score/fc7", spec)
        self.taps = nn.ModuleList(score_tap(f"score/pool{pool}", spec) for pool in self.pools)
        self.fused_taps = nn.ModuleList(score_tap(f"fused/pool{pool}", spec) for pool in self.pools)
        self.frame = Frame()
        self._frame_taps()

    def _frame_taps(self) -> None:
        """Register taps and slots whose grids are larger because of the margin."""
        encoder: Any = self.trunk.encoder
        stages: Any = self.trunk.stages
        head: Any = self.head
        coarse = (head.attention,) if isinstance(head.attention, Slot) else taps(head.attention)
        self.frame.hold(
            self.score_tap, encoder.tap, stages.slots["2"], *coarse, stride=32, before=_MARGIN_OF_POOLS - 3 * 32
        )
        for pool, tap, fused in zip(self.pools, self.taps, self.fused_taps, strict=True):
            stride, crop = 2**pool, 2**pool * _SKIP_CROPS[pool]
            self.frame.hold(tap, stages.slots[str(pool - 3)], stride=stride, before=_MARGIN_OF_POOLS)
            self.frame.hold(fused, stride=stride, before=_MARGIN_OF_POOLS - crop)

    @override
    def forward(self, x: Tensor) -> Tensor:
        self.frame.size = (x.shape[-2], x.shape[-1])
        third, fourth, deep = self.trunk.encode(x)
        head: Any = self.head
        score = self.score_tap(head.convolution(head.attention(deep)))
        features = {3: third, 4: fourth}
        for pool, scale, scoring, double, tap, fused in zip(
            self.pools, self.scales, self.scores, self.doubling, self.taps, self.fused_taps, strict=True
        ):
            score = double(score)
            own = crop(tap(scoring(features[pool] * scale)), _SKIP_CROPS[pool], score.shape[-2:])
            score = fused(score + own)
        logits = crop(self.enlarging(score), self.crop, x.shape[-2:])
        return head.tap(head.activation(logits))


def crop(x: Tensor, offset: int, size: Sequence[int]) -> Tensor:
    """Return the part of B × C × H × W that begins at an offset from the top and the left and has this size."""
    return x[..., offset : offset + size[0], offset : offset + size[1]]


def bilinear_kernel(side: int) -> Tensor:
    """Return the weights of bilinear interpolation as a filter, ``side`` × ``side``; their sum is (side / 2)²."""
    factor = (side + 1) // 2
    centre = factor - 1 if side % 2 else factor - 0.5
    line = 1 - (torch.arange(side, dtype=torch.float32) - centre).abs() / factor
    return line[:, None] * line[None]


def _enlarging(channels: int, factor: int) -> nn.ConvTranspose2d:
    layer = nn.ConvTranspose2d(channels, channels, kernel_size=2 * factor, stride=factor, bias=False)
    with torch.no_grad():
        layer.weight.zero_()
        for channel in range(channels):
            layer.weight[channel, channel] = bilinear_kernel(2 * factor)
    layer.weight.requires_grad_(False)
    return layer


def _build(spec: NetworkSpec, stride: int) -> Fcn:
    at_once = read_options(spec, {"at_once": (False, (False, True))})["at_once"]
    encoder = FcnEncoder(spec)
    read = {2: encoder.out_channels[2]}
    read |= {index: encoder.out_channels[index] for index, pool in ((1, 4), (0, 3)) if 2**pool >= stride}
    trunk = Trunk(encoder, nn.Identity(), channels=read[2], stride=1, multiple=1, stage_channels=read)
    return Fcn(trunk, OutputHead(trunk.channels, spec), spec, stride=stride, at_once=at_once)


def _build_residual(spec: NetworkSpec) -> Trunk | AuxiliaryNetwork:
    auxiliary = read_options(spec, OPTION)["auxiliary"]
    encoder = dilated_encoder(spec, FCN_RESNET.encoder, output_stride=8)
    last = encoder.out_channels[-1]
    width = channels_for(spec, 512, 4)
    trunk = Trunk(
        encoder,
        Last(nn.Sequential(ConvolutionUnit(last, width), nn.Dropout(0.1))),
        channels=width,
        stride=8,
        multiple=8,
        stage_channels=stage_channels(encoder, [-1]),
    )
    return with_residual_auxiliary(trunk, spec, width=encoder.out_channels[-2]) if auxiliary else trunk


_PAPER = "Shelhamer et al., 2016"
FCN_32S, FCN_16S, FCN_8S = (
    Architecture(partial(_build, stride=stride), paper=_PAPER, encoder="VGG16") for stride in (32, 16, 8)
)
FCN_RESNET = Architecture(
    _build_residual, paper="Long et al., 2015, as in Jeong et al., 2023", encoder="tu-resnet101", takes_encoders=True
)
