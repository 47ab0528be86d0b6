"""Networks that unpool with the indices of their poolings: SegNet and SegNet-Basic, and DeconvNet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from torch import Tensor, nn
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.frame import Frame
from segview.networks.blocks.slots import decoder_slots
from segview.networks.blocks.vgg import DEPTHS, Vgg16, vgg_widths
from segview.networks.blocks.width import channels_for

_DROPOUT = {"dropout": (False, (False, True))}
_FC = {"paper": 4096, "small": 128}


class Pooling(nn.MaxPool2d):
    """Max pooling that keeps its indices for the unpooling."""

    def __init__(self) -> None:
        super().__init__(2, return_indices=True)
        self.indices: Tensor | None = None
        self.size: tuple[int, ...] = ()

    def forward(self, x: Tensor) -> Tensor:
        self.size = tuple(x.shape)
        pooled, self.indices = super().forward(x)
        return pooled


class Unpooling(nn.Module):
    """Unpooling that puts each number back at the index of its pooling, with zeros elsewhere."""

    def __init__(self, pooling: Pooling) -> None:
        super().__init__()
        self._pooling = [pooling]  # in a list: the pooling is a submodule of the encoder, not of this module
        self.unpool = nn.MaxUnpool2d(2)

    def forward(self, x: Tensor) -> Tensor:
        (pooling,) = self._pooling
        indices, pooling.indices = pooling.indices, None
        assert indices is not None
        return self.unpool(x, indices, output_size=pooling.size)


class Mirror(nn.Module):
    """A decoder of stages, each an unpooling and convolutions; a list of features in, the last stage's output out.

    Taps: the energy behind each unpooling, ``unpool/5`` (coarsest) to ``unpool/1``.
    """

    def __init__(self, stages: Sequence[nn.Module], poolings: Sequence[Pooling], widths: Sequence[int]) -> None:
        super().__init__()
        self.unpoolings = nn.ModuleList(Unpooling(pooling) for pooling in reversed(poolings))
        self.taps = nn.ModuleList(EnergyTap(f"unpool/{number}") for number in range(len(poolings), 0, -1))
        self.stages = nn.ModuleList(stages)
        self.slots = decoder_slots(widths)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        x = features[-1]
        for unpooling, tap, stage, slot in zip(self.unpoolings, self.taps, self.stages, self.slots, strict=True):
            x = slot(stage(tap(unpooling(x))))
        return x


class DeconvDecoder(nn.Module):
    """fc6 and fc7 as convolutions, a deconvolution back to the grid, and the mirror of VGG16 by deconvolutions.

    Taps: ``fc7``, and those of the mirror.
    """

    def __init__(self, widths: Sequence[int], fc: int, poolings: Sequence[Pooling]) -> None:
        super().__init__()
        self.fc6 = ConvolutionUnit(widths[4], fc, kernel=7, padding=0, bias=True)
        self.fc7 = ConvolutionUnit(fc, fc, kernel=1, bias=True)
        self.tap = EnergyTap("fc7")
        self.back = _deconvolution(fc, widths[4], kernel=7, padding=0)
        stages, outputs = [], [widths[max(index - 1, 0)] for index in reversed(range(5))]
        for index, output in zip(reversed(range(5)), outputs, strict=True):
            same = [_deconvolution(widths[index], widths[index]) for _ in range(DEPTHS[index] - 1)]
            stages.append(nn.Sequential(*same, _deconvolution(widths[index], output)))
        self.mirror = Mirror(stages, poolings, outputs)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return self.mirror([self.back(self.tap(self.fc7(self.fc6(features[-1]))))])


def _deconvolution(channels: int, outputs: int, *, kernel: int = 3, padding: int = 1) -> nn.Sequential:
    layer = nn.ConvTranspose2d(channels, outputs, kernel, padding=padding)
    return nn.Sequential(layer, nn.BatchNorm2d(outputs), nn.ReLU())


class MirroredTrunk(Trunk):
    """A trunk whose grids do not cover the image exactly: halving drops odd rows, and the 7 × 7 filter of fc6 crops."""

    def __init__(self, encoder: nn.Module, decoder: Mirror | DeconvDecoder, **arguments: Any) -> None:
        super().__init__(encoder, decoder, **arguments)
        self.frame = Frame()
        mirror = decoder if isinstance(decoder, Mirror) else decoder.mirror
        coarsest = 2 ** len(mirror.unpoolings)
        stages: Any = self.stages
        self.frame.hold(*stages.slots.values(), stride=coarsest, before=0)
        for number, (tap, slot) in enumerate(zip(mirror.taps, mirror.slots, strict=True), 1):
            self.frame.hold(tap, slot, stride=coarsest >> number, before=0)
        if isinstance(decoder, DeconvDecoder):
            self.frame.hold(decoder.tap, stride=coarsest, before=-3 * coarsest)

    @override
    def forward(self, x: Tensor) -> Tensor:
        self.frame.size = (x.shape[-2], x.shape[-1])
        return super().forward(x)


def _segnet(spec: NetworkSpec) -> Trunk:
    """Return SegNet without its last layer; with ``dropout`` it is Bayesian SegNet (Kendall et al., 2015)."""
    dropout = read_options(spec, _DROPOUT)["dropout"]
    widths = vgg_widths(spec)
    poolings, encoder = _encoder(spec, dropout=dropout)
    stages: list[nn.Module] = []
    for index in reversed(range(5)):
        after = widths[max(index - 1, 0)]
        units = [_unit(widths[index], widths[index]) for _ in range(DEPTHS[index] - 1)]
        if index:
            units.append(_unit(widths[index], after))
        parts = [*units, nn.Dropout(0.5)] if dropout and index > 1 else units
        stages.append(nn.Sequential(*parts))
    outputs = [widths[max(index - 1, 0)] for index in reversed(range(5))]
    return MirroredTrunk(
        encoder,
        Mirror(stages, poolings, outputs),
        channels=widths[0],
        stride=1,
        multiple=1,
        smallest=32,
        classifier=partial(nn.Conv2d, widths[0], kernel_size=3, padding=1),
        stage_channels={4: widths[4]},
    )


def _encoder(spec: NetworkSpec, *, dropout: bool) -> tuple[list[Pooling], Vgg16]:
    """Return VGG16 and its poolings, the three deepest followed by dropout if ``dropout`` is set."""
    poolings = [Pooling() for _ in DEPTHS]
    pools = [
        nn.Sequential(pooling, nn.Dropout(0.5)) if dropout and index > 1 else pooling
        for index, pooling in enumerate(poolings)
    ]
    return poolings, Vgg16(spec.in_channels, vgg_widths(spec), batch_norm=True, pools=lambda index: pools[index])


def _unit(channels: int, outputs: int) -> ConvolutionUnit:
    return ConvolutionUnit(channels, outputs, bias=True)


class BasicEncoder(nn.Module):
    """The encoder of SegNet-Basic: four 7 × 7 convolution units of one width, each pooled; returns all features.

    With ``dropout`` the three deepest poolings are followed by dropout.
    """

    def __init__(self, in_channels: int, width: int, *, dropout: bool) -> None:
        super().__init__()
        self.norm = nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75)
        widths = (in_channels, width, width, width)
        self.units = nn.ModuleList(ConvolutionUnit(before, width, kernel=7, bias=True) for before in widths)
        self.poolings = nn.ModuleList(Pooling() for _ in widths)
        self.dropout = nn.Dropout(0.5) if dropout else nn.Identity()

    def forward(self, x: Tensor) -> list[Tensor]:
        x = self.norm(x)
        features: list[Tensor] = []
        for unit, pooling in zip(self.units, self.poolings, strict=True):
            x = pooling(unit(x))
            features.append(self.dropout(x) if features else x)
            x = features[-1]
        return features


def _basic(spec: NetworkSpec) -> Trunk:
    """Return SegNet-Basic: four stages of 64 channels, and a decoder without ReLU.

    With ``dropout`` it is Bayesian, as for SegNet.
    """
    dropout = read_options(spec, _DROPOUT)["dropout"]
    width = channels_for(spec, 64, 2)
    encoder = BasicEncoder(spec.in_channels, width, dropout=dropout)
    stages: list[nn.Module] = []
    for index in reversed(range(4)):
        unit = ConvolutionUnit(width, width, kernel=7, bias=True, activation=None)
        stages.append(nn.Sequential(unit, nn.Dropout(0.5)) if dropout and index else unit)
    poolings = [pooling for pooling in encoder.poolings if isinstance(pooling, Pooling)]
    return MirroredTrunk(
        encoder,
        Mirror(stages, poolings, [width] * 4),
        channels=width,
        stride=1,
        multiple=1,
        smallest=16,
        stage_channels={3: width},
    )


def _deconvnet(spec: NetworkSpec) -> Trunk:
    """Return DeconvNet; images below 224 pixels are padded, since fc6 sees 7 × 7 pixels of its grid."""
    read_options(spec, {})
    widths = vgg_widths(spec)
    poolings, encoder = _encoder(spec, dropout=False)
    return MirroredTrunk(
        encoder,
        DeconvDecoder(widths, _FC[spec.size], poolings),
        channels=widths[0],
        stride=1,
        multiple=32,
        smallest=224,
        stage_channels={4: widths[4]},
    )


SEGNET = Architecture(_segnet, paper="Badrinarayanan et al., 2017", encoder="VGG16 with batch norm")
SEGNET_BASIC = Architecture(_basic, paper="Badrinarayanan et al., 2017", encoder="four 7 × 7 convolutions")
DECONVNET = Architecture(_deconvnet, paper="Noh et al., 2015", encoder="VGG16 with batch norm")
