"""SqueezeNet 1.1 (Iandola et al., 2016) as an encoder, with an output stride of 16 or 8."""

from __future__ import annotations

from typing import ClassVar

from torch import Tensor, nn
from torchvision.models.squeezenet import Fire

NAME = "squeezenet1_1"
# Width of the squeeze and of each half of the expansion, for the fire modules of each stage.
_STAGES = (((16, 64), (16, 64)), ((32, 128), (32, 128)), ((48, 192), (48, 192), (64, 256), (64, 256)))


class SqueezeNet(nn.Module):
    """Convolution and eight fire modules: B × C × H × W to maps at strides 1, 2, 4, 8 and 16, fine to coarse.

    The first is the image itself. ``state_dict`` keys are those of torchvision's ``squeezenet1_1`` without its
    classifier. There the pools have no padding, so each map is shifted further to the right and down; here the
    convolution and the first two pools have padding, and the last map is aligned with the image to half a pixel.

    Args:
        channels: Channels of the input.
        output_stride: Stride of the last map: 16 or 8. With 8 the last pool keeps the grid and the convolutions behind
            it have the rate 2, so every second cell has the values of the map at stride 16.
    """

    out_channels: ClassVar[tuple[int, ...]] = (3, 64, 128, 256, 512)
    left_aside: ClassVar[tuple[str, ...]] = ("classifier.",)

    def __init__(self, channels: int = 3, *, output_stride: int = 16) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(channels, 64, kernel_size=3, stride=2, padding=1), nn.ReLU(inplace=True)]
        width, self._ends = 64, {1}
        for place, fires in enumerate(_STAGES):
            last = place == len(_STAGES) - 1
            dilated = last and output_stride == 8
            layers.append(_pool(last=last, dilated=dilated))
            for squeeze, expand in fires:
                fire = Fire(width, squeeze, expand, expand)
                if dilated:
                    fire.expand3x3.dilation = fire.expand3x3.padding = (2, 2)
                layers.append(fire)
                width = 2 * expand
            self._ends.add(len(layers) - 1)
        self.features = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> list[Tensor]:
        maps = [x]
        for place, layer in enumerate(self.features):
            x = layer(x)
            if place in self._ends:
                maps.append(x)
        return maps


def _pool(*, last: bool, dilated: bool) -> nn.Module:
    if dilated:
        return nn.MaxPool2d(3, stride=1, padding=1)
    return nn.MaxPool2d(3, stride=2, padding=0 if last else 1, ceil_mode=last)
