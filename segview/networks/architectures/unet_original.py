"""The U-Net of the paper (Ronneberger et al., 2015), with valid or padded convolutions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.tap import EnergyTap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import DoubleConvolution
from segview.networks.blocks.frame import Frame
from segview.networks.blocks.resize import centre_crop
from segview.networks.blocks.slots import decoder_slots

WIDTHS = {"paper": (64, 128, 256, 512, 1024), "small": (16, 32, 64, 128, 256)}
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "padding": ("same", ("same", "valid")),
    "norm": (True, (True, False)),
    "dropout": (0.0, tuple(round(step * 0.05, 2) for step in range(19))),
}
# Builds a block from its input and output channels.
Block = Callable[[int, int], nn.Module]
# Pixels that valid convolutions crop on each side: the paper's 572 becomes 388.
MARGIN = 92


class ContractingPath(nn.Module):
    """Five blocks, usually of two 3 × 3 convolutions each, with a pooling between them.

    Returns the features of each block. Taps: ``skip/1`` to ``skip/8``, by stride, and ``bottleneck``.

    Args:
        channels: Channels of the image.
        widths: Output channels of each block.
        blocks: Builds each block from its input and output channels.
        dropout: Rate at the end of the path.
    """

    def __init__(self, channels: int, widths: Sequence[int], blocks: Sequence[Block], *, dropout: float = 0.0) -> None:
        super().__init__()
        before = (channels, *widths[:-1])
        self.blocks = nn.ModuleList(make(*pair) for make, *pair in zip(blocks, before, widths, strict=True))
        self.pool = nn.MaxPool2d(2)
        self.taps = nn.ModuleList(EnergyTap(f"skip/{2**index}") for index in range(len(widths) - 1))
        self.taps.append(EnergyTap("bottleneck"))
        self.dropout = nn.Dropout(dropout) if dropout else nn.Identity()

    def forward(self, x: Tensor) -> list[Tensor]:
        features: list[Tensor] = []
        for block, tap in zip(self.blocks, self.taps, strict=True):
            features.append(tap(block(self.pool(features[-1]) if features else x)))
        return [*features[:-1], self.dropout(features[-1])]


class ExpansivePath(nn.Module):
    """Four times a 2 × 2 up-convolution, concatenation with the skip's middle, and a block as in the other path."""

    def __init__(self, widths: Sequence[int], blocks: Sequence[Block]) -> None:
        super().__init__()
        pairs = list(pairwise(reversed(widths)))
        self.ups = nn.ModuleList(nn.ConvTranspose2d(*pair, 2, stride=2) for pair in pairs)
        self.blocks = nn.ModuleList(make(*pair) for make, pair in zip(blocks, pairs, strict=True))
        self.slots = decoder_slots([after for _, after in pairs])

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        x, *skips = reversed(features)
        for skip, up, block, slot in zip(skips, self.ups, self.blocks, self.slots, strict=True):
            x = up(x)
            x = slot(block(torch.cat([centre_crop(skip, (x.shape[-2], x.shape[-1])), x], dim=1)))
        return x


class ValidTrunk(Trunk):
    """A trunk of valid convolutions: the image is mirrored at its border, so that the output covers it.

    This is the paper's overlap-tile strategy with one tile. Its grids begin before the image; each convolution crops
    one pixel on each side.
    """

    def __init__(self, encoder: ContractingPath, decoder: ExpansivePath, **arguments: Any) -> None:
        super().__init__(encoder, decoder, **arguments)
        self.frame = Frame()
        stages: Any = self.stages
        down = [2**level for level in range(len(encoder.taps))]
        strides = [*down, *reversed(down[:-1])]
        places = [*zip(encoder.taps, stages.slots.values(), strict=True), *((slot,) for slot in decoder.slots)]
        taken = accumulate(2 * stride for stride in strides)
        for place, stride, pixels in zip(places, strides, taken, strict=True):
            self.frame.hold(*place, stride=stride, before=MARGIN - pixels)

    @override
    def forward(self, x: Tensor) -> Tensor:
        rows, columns = self.frame.size = (x.shape[-2], x.shape[-1])
        # Sizes that can be halved four times without remainder: 388 plus or minus multiples of 16.
        more = [-(side - 4) % 16 for side in (rows, columns)]
        margins = (MARGIN, MARGIN + more[1], MARGIN, MARGIN + more[0])
        mode = "reflect" if min(rows, columns) > MARGIN + 16 else "replicate"
        return super().forward(functional.pad(x, margins, mode=mode))[..., :rows, :columns]


def build(spec: NetworkSpec) -> Trunk:
    """Return the paper's U-Net, published with ``padding`` valid and ``norm`` false; same and true are usual today.

    Option ``dropout``: rate of dropout at the end of the contracting path (section 3.1), by default 0.
    """
    options = read_options(spec, _OPTIONS)
    valid, norm, widths = options["padding"] == "valid", options["norm"], WIDTHS[spec.size]
    block = partial(DoubleConvolution, padding=0 if valid else 1, bias=not norm, norm=nn.BatchNorm2d if norm else None)
    return (ValidTrunk if valid else Trunk)(
        ContractingPath(spec.in_channels, widths, [block] * 5, dropout=options["dropout"]),
        ExpansivePath(widths, [block] * 4),
        channels=widths[0],
        stride=1,
        multiple=1 if valid else 16,
        stage_channels=dict(enumerate(widths)),
    )


UNET_ORIGINAL = Architecture(build, paper="Ronneberger et al., 2015", encoder="its contracting path")
