"""FCBFormer (Sanderson and Matuszewski, 2022): a transformer branch and a convolutional branch at full resolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.slots import decoder_slots

# Widths of the six levels of the convolutional branch, in multiples of the first.
_LEVELS = (1, 1, 2, 2, 4, 4)
# 0: a quarter of the image; 88: a quarter of 352, the fixed image size of the paper's code.
_OPTIONS = {"emphasis_size": (0, (0, 88))}


@dataclass(frozen=True)
class _Widths:
    encoder: dict[str, Any]
    emphasis: int
    branch: int
    groups: int


_WIDTHS = {
    "paper": _Widths({}, emphasis=64, branch=32, groups=32),
    "small": _Widths(
        {"embed_dims": (16, 32, 80, 128), "depths": (2, 2, 4, 2), "mlp_ratios": (4, 4, 4, 4)},
        emphasis=32,
        branch=8,
        groups=8,
    ),
}


class ResidualBlock(nn.Module):
    """RB: twice group norm, SiLU and a 3 × 3 convolution, plus a shortcut; B × ``channels`` to B × ``outputs``."""

    def __init__(self, channels: int, outputs: int, *, groups: int) -> None:
        super().__init__()
        self.steps = nn.Sequential(
            *(
                layer
                for width in (channels, outputs)
                for layer in (nn.GroupNorm(groups, width), nn.SiLU(), nn.Conv2d(width, outputs, 3, padding=1))
            )
        )
        self.shortcut = nn.Identity() if channels == outputs else nn.Conv2d(channels, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.steps(x) + self.shortcut(x)


class PyramidEncoder(nn.Module):
    """PVTv2-B3 (Wang et al., 2022): B × 3 × H × W to the image and four maps at stride 4 to 32.

    Taps: the energies ``pyramid/1`` to ``pyramid/4``.
    """

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        self.pyramid: Any = timm.create_model(
            "pvt_v2_b3",
            pretrained=False,
            features_only=True,
            in_chans=spec.in_channels,
            **_WIDTHS[spec.size].encoder,
        )
        self.widths: list[int] = self.pyramid.feature_info.channels()
        self.taps = nn.ModuleList(EnergyTap(f"pyramid/{number}") for number in range(1, 5))

    def forward(self, x: Tensor) -> list[Tensor]:
        return [x, *(tap(level) for tap, level in zip(self.taps, self.pyramid(x), strict=True))]


class PyramidAggregation(nn.Module):
    """The rest of the transformer branch: local emphasis of each level (LE), then stepwise aggregation (SFA).

    Four maps to B × ``width`` × H/4 × W/4, or × ``size`` × ``size`` if ``size`` is not 0. Maps are enlarged by nearest
    neighbour, as in the paper's code. Taps: the energies ``le/1`` to ``le/4``.
    """

    def __init__(self, widths: Sequence[int], width: int, *, size: int, groups: int) -> None:
        super().__init__()
        self.size = size
        block = partial(ResidualBlock, groups=groups)
        self.emphasis = nn.ModuleList(nn.Sequential(block(one, width), block(width, width)) for one in widths)
        self.steps = nn.ModuleList(
            nn.Sequential(block(2 * width, width), block(width, width)) for _ in range(len(widths) - 1)
        )
        self.taps = nn.ModuleList(EnergyTap(f"le/{number}") for number in range(1, 5))

    def forward(self, levels: Sequence[Tensor]) -> Tensor:
        size = (self.size, self.size) if self.size else levels[0].shape[-2:]
        emphasised = [
            tap(functional.interpolate(emphasis(level), size, mode="nearest"))
            for level, emphasis, tap in zip(levels, self.emphasis, self.taps, strict=True)
        ]
        *finer, x = emphasised
        for step, level in zip(self.steps, reversed(finer), strict=True):
            x = step(torch.cat([level, x], dim=1))
        return x


class ConvolutionalBranch(nn.Module):
    """FCB: a U-Net of residual blocks at full resolution: two per level down, three per level up, each with a skip.

    B × 3 × H × W to B × ``width`` × H × W.
    """

    def __init__(self, channels: int, width: int, *, groups: int) -> None:
        super().__init__()
        block = partial(ResidualBlock, groups=groups)
        x, skips = width, [width]
        self.stem = nn.Conv2d(channels, width, 3, padding=1)
        self.down = nn.ModuleList()
        for level, times in enumerate(_LEVELS):
            if level:
                self.down.append(nn.Conv2d(x, x, 3, stride=2, padding=1))
                skips.append(x)
            for _ in range(2):
                self.down.append(block(x, times * width))
                x = times * width
                skips.append(x)
        self.middle = nn.Sequential(block(x, x), block(x, x))
        self.up = nn.ModuleList()
        for level, times in reversed(list(enumerate(_LEVELS))):
            for number in range(3):
                steps: list[nn.Module] = [block(x + skips.pop(), times * width)]
                x = times * width
                if level and number == 2:
                    steps += [nn.Upsample(scale_factor=2), nn.Conv2d(x, x, 3, padding=1)]
                self.up.append(nn.Sequential(*steps))

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x)
        skips = [x]
        for step in self.down:
            x = step(x)
            skips.append(x)
        x = self.middle(x)
        for step in self.up:
            x = step(torch.cat([x, skips.pop()], dim=1))
        return x


class Branches(nn.Module):
    """Both branches side by side, and the prediction head without its 1 × 1 convolution: two residual blocks.

    The image and the four levels of the pyramid to B × 64 × H × W. The transformer branch is enlarged by nearest
    neighbour. Attention at the decoder is placed behind each branch.
    Taps: the energies ``tb`` of the coarse and ``fcb`` of the fine branch, and ``ph`` of the output of the head.
    """

    def __init__(self, spec: NetworkSpec, widths: Sequence[int], *, size: int) -> None:
        super().__init__()
        own = _WIDTHS[spec.size]
        block = partial(ResidualBlock, groups=own.groups)
        self.channels = own.emphasis
        self.tb = PyramidAggregation(widths, own.emphasis, size=size, groups=own.groups)
        self.fcb = ConvolutionalBranch(spec.in_channels, own.branch, groups=own.groups)
        self.ph = nn.Sequential(block(own.emphasis + own.branch, own.emphasis), block(own.emphasis, own.emphasis))
        self.slots = decoder_slots([own.emphasis, own.branch])
        self.tb_tap, self.fcb_tap, self.ph_tap = EnergyTap("tb", own=True), EnergyTap("fcb", own=True), EnergyTap("ph")

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        image, *levels = features
        coarse, fine = self.slots[0](self.tb(levels)), self.slots[1](self.fcb(image))
        coarse = functional.interpolate(self.tb_tap(coarse), image.shape[-2:], mode="nearest")
        return self.ph_tap(self.ph(torch.cat([coarse, self.fcb_tap(fine)], dim=1)))


def build(spec: NetworkSpec) -> Trunk:
    """Return FCBFormer without its output layer; features at full resolution.

    As in Jeong et al. (2023), output heads are placed between the two residual blocks of the prediction head and its
    last convolution. Options: ``emphasis_size``, 0 for a quarter of the image, or 88 as in the paper's code, where the
    transformer branch has that size for every image.

    Raises:
        UserError: an option is unknown, or its value is not allowed.
    """
    size = read_options(spec, _OPTIONS)["emphasis_size"]
    encoder = PyramidEncoder(spec)
    decoder = Branches(spec, encoder.widths, size=size)
    return Trunk(
        encoder,
        decoder,
        channels=decoder.channels,
        stride=1,
        multiple=32,
        smallest=64,
        stage_channels=dict(enumerate(encoder.widths, start=1)),
    )


FCBFORMER = Architecture(build, paper="Sanderson and Matuszewski, 2022", encoder="pvt_v2_b3")
