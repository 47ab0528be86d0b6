"""The network for hierarchical multi-scale attention: NVIDIA's DeepLabV3+ (Tao et al., 2020)."""

from __future__ import annotations

from torch import nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.deeplab import DEEP, FINE, FineDecoder
from segview.networks.base.architecture import Architecture
from segview.networks.base.options import read_options
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.aspp import ATROUS_RATES, Aspp
from segview.networks.blocks.convolution import DoubleConvolution
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.width import channels_for

ENCODER = "tu-resnet50"


def build(spec: NetworkSpec) -> Trunk:
    """Return the trunk with its last layers, two 3 × 3 convolutions and a 1 × 1 one without bias, as the classifier.

    Hierarchical scale attention thus reads the 304 channels before them, as in the paper: 41,642,560 parameters for 19
    classes on ResNet-50.

    Raises:
        UserError: there are options, or the encoder cannot be dilated.
    """
    read_options(spec, {})
    encoder = dilated_encoder(spec, ENCODER, output_stride=8)
    read = stage_channels(encoder, (FINE, DEEP))
    width, narrow = channels_for(spec, 256, 4), channels_for(spec, 48, 4)
    fine, deep = (encoder.out_channels[place] for place in (FINE, DEEP))
    channels = width + narrow

    def classifier(outputs: int) -> nn.Module:
        return nn.Sequential(DoubleConvolution(channels, width), nn.Conv2d(width, outputs, kernel_size=1, bias=False))

    aspp = Aspp(deep, ATROUS_RATES[8], outputs=width, dropout=0.0)
    # As in the authors' code, neither the pyramid's projection nor that of the fine features has a norm.
    aspp.add_module("projection", nn.Conv2d(len(aspp.branches) * width, width, kernel_size=1, bias=False))
    return Trunk(
        encoder,
        FineDecoder(aspp, nn.Conv2d(fine, narrow, kernel_size=1, bias=False)),
        channels=channels,
        stride=4,
        multiple=8,
        classifier=classifier,
        stage_channels=read,
    )


DEEPLABV3PLUS_HMSA = Architecture(
    build, paper="Tao et al., 2020, after Chen et al., 2018", encoder=ENCODER, takes_encoders=True
)
