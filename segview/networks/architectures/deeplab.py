"""DeepLab (Chen et al., 2015 to 2018)."""

from __future__ import annotations

import segmentation_models_pytorch as smp

from segview.core.spec import NetworkSpec
from segview.networks.architecture import Architecture
from segview.networks.trunk import Trunk, from_smp, stage_channels


def build_v3plus(spec: NetworkSpec) -> Trunk:
    """Return DeepLabV3+ (Chen et al., 2018) of segmentation_models_pytorch without its output layer; stride 4.

    The atrous rates are the paper's 6, 12, 18 at output stride 16; the library's own default is 12, 24, 36.
    """
    arguments: dict[str, object] = {"decoder_atrous_rates": (6, 12, 18)}
    if spec.decoder_channels is not None:
        arguments["decoder_channels"] = spec.decoder_channels[-1]
    network = from_smp(smp.DeepLabV3Plus, spec, arguments, default=DEEPLABV3PLUS.encoder)
    channels = network.segmentation_head[0].in_channels
    return Trunk(
        network.encoder,
        network.decoder,
        channels=channels,
        stride=4,
        multiple=32,
        stage_channels=stage_channels(network.encoder, (2, -1)),
    )


DEEPLABV3PLUS = Architecture(build_v3plus, paper="Chen et al., 2018", encoder="mobilenet_v2", takes_encoders=True)
