"""The convolutions of VGG16 (Simonyan and Zisserman, 2015), whole or dilated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.width import channels_for

WIDTHS = (64, 128, 256, 512, 512)
DEPTHS = (2, 2, 3, 3, 3)
# For the small size: a twenty-fifth of the parameters, 0.6 M.
DIVISOR = 5


def vgg_widths(spec: NetworkSpec, divisor: float = DIVISOR) -> tuple[int, ...]:
    """Return the widths of the five blocks for the size of a spec."""
    return tuple(channels_for(spec, width, divisor) for width in WIDTHS)


class Vgg16(nn.Module):
    """The 13 convolutions in five blocks, with ReLU; returns the pooled features of each block, fine to coarse.

    With the published pooling each block halves the grid. ``state_dict`` keys are ``blocks.I.J.0`` for convolution J of
    block I and, with batch norm, ``blocks.I.J.1``.

    Args:
        channels: Channels of the input.
        widths: Channels of the five blocks.
        batch_norm: Whether batch norm follows each convolution.
        dilations: Dilation of the convolutions in each block.
        first_padding: Zeros around the image before the first convolution.
        pools: Builds the pooling of each block from its index, 0 to 4; None for no pooling.
    """

    def __init__(
        self,
        channels: int = 3,
        widths: Sequence[int] = WIDTHS,
        *,
        batch_norm: bool = False,
        dilations: Sequence[int] = (1, 1, 1, 1, 1),
        first_padding: int = 1,
        pools: Callable[[int], nn.Module] | None = lambda _: nn.MaxPool2d(2),
    ) -> None:
        super().__init__()
        self.widths = tuple(widths)
        norm = nn.BatchNorm2d if batch_norm else None
        self.blocks = nn.ModuleList()
        for index, (width, depth, dilation) in enumerate(zip(widths, DEPTHS, dilations, strict=True)):
            units: list[nn.Module] = []
            for step in range(depth):
                padding = first_padding if index == step == 0 else None
                # SegNet and DeconvNet have biases before their norms, as Caffe's convolutions do.
                units.append(ConvolutionUnit(channels, width, dilation=dilation, padding=padding, bias=True, norm=norm))
                channels = width
            self.blocks.append(nn.Sequential(*units))
        self.pools = nn.ModuleList(pools(index) for index in range(len(DEPTHS))) if pools else None

    def forward(self, x: Tensor) -> list[Tensor]:
        features: list[Tensor] = []
        for index, block in enumerate(self.blocks):
            x = block(x)
            if self.pools is not None:
                x = self.pools[index](x)
            features.append(x)
        return features
