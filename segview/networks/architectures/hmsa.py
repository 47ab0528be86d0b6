"""The network under hierarchical multi-scale attention: NVIDIA's DeepLabV3+ (Tao et al., 2020)."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from segview.core.registry import unknown_name
from segview.core.spec import NetworkSpec
from segview.networks.architecture import Architecture
from segview.networks.blocks.aspp import Aspp
from segview.networks.blocks.convolution import DoubleConvolution
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.resize import up_and_concatenated
from segview.networks.blocks.width import narrowed
from segview.networks.trunk import Trunk, stage_channels

ENCODER = "tu-resnet50"
RATES = (12, 24, 36)
_FINE, _DEEP = 2, -1


class HmsaDecoder(nn.Module):
    """Stride-4 features narrowed to 48, beside the pyramid's: a list of features to B × 304 × H/4 × W/4.

    As in the authors' code neither the pyramid's projection nor that of the fine features has a norm.
    """

    def __init__(self, fine: int, deep: int, *, width: int, narrow: int) -> None:
        super().__init__()
        self.aspp = Aspp(deep, RATES, outputs=width, dropout=0.0)
        self.aspp.add_module("projection", nn.Conv2d((len(RATES) + 2) * width, width, kernel_size=1, bias=False))
        self.fine = nn.Conv2d(fine, narrow, kernel_size=1, bias=False)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return up_and_concatenated(self.aspp(features[_DEEP]), self.fine(features[_FINE]))


def build(spec: NetworkSpec) -> Trunk:
    """Return it with its last layers, two 3 × 3 convolutions and a 1 × 1 one without bias, as the classifier.

    So hierarchical scale attention reads the 304 channels before them, as in the paper: 41,642,560 parameters for 19
    classes on ResNet-50.

    Raises:
        UserError: there are options, or the encoder does not suit.
    """
    for option in spec.options:
        raise unknown_name(f"option of {spec.architecture}", option, ())
    encoder = dilated_encoder(spec, ENCODER, output_stride=8)
    read = stage_channels(encoder, (_FINE, _DEEP))
    width, narrow = narrowed(spec, 256, 4), narrowed(spec, 48, 4)
    fine, deep = (encoder.out_channels[place] for place in (_FINE, _DEEP))
    channels = width + narrow

    def classifier(outputs: int) -> nn.Module:
        return nn.Sequential(DoubleConvolution(channels, width), nn.Conv2d(width, outputs, kernel_size=1, bias=False))

    decoder = HmsaDecoder(fine, deep, width=width, narrow=narrow)
    return Trunk(
        encoder,
        decoder,
        channels=channels,
        stride=4,
        multiple=8,
        classifier=classifier,
        stage_channels=read,
    )


DEEPLABV3PLUS_HMSA = Architecture(
    build, paper="Tao et al., 2020, after Chen et al., 2018", encoder=ENCODER, takes_encoders=True
)
