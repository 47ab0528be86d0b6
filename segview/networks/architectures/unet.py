"""U-Net (Ronneberger et al., 2015) on a classification encoder, padded, with batch norm."""

from __future__ import annotations

from typing import Any

import segmentation_models_pytorch as smp
from torch import nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.slot import Slot
from segview.networks.base.trunk import Trunk, from_smp, stage_channels

SMALL_DECODER = (64, 48, 32, 24, 16)


def build(spec: NetworkSpec) -> Trunk:
    """Return the U-Net of segmentation_models_pytorch without its output layer; features at full resolution."""
    arguments: dict[str, Any] = {}
    widths = spec.decoder_channels or (SMALL_DECODER if spec.size == "small" else None)
    if widths is not None:
        arguments = {"decoder_channels": widths, "encoder_depth": len(widths)}
    network = from_smp(smp.Unet, spec, arguments, default=UNET.encoder)
    channels = network.segmentation_head[0].in_channels
    multiple = network.encoder.output_stride
    for number, block in enumerate(network.decoder.blocks, start=1):
        if isinstance(block.attention2.attention, nn.Identity):  # else an option has put the library's attention there
            width = block.conv2[0].out_channels
            block.attention2 = Slot("decoder", width, f"decoder {number}")
    return Trunk(
        network.encoder,
        network.decoder,
        channels=channels,
        stride=1,
        multiple=multiple,
        stage_channels=stage_channels(network.encoder),
    )


UNET = Architecture(
    build,
    paper="Ronneberger et al., 2015, on an encoder of segmentation_models_pytorch",
    encoder="mobilenet_v2",
    takes_encoders=True,
)
