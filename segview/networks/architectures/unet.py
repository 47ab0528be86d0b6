"""U-Net (Ronneberger et al., 2015) on a classification encoder, padded, with batch norm."""

from __future__ import annotations

import segmentation_models_pytorch as smp

from segview.core.spec import NetworkSpec
from segview.networks.trunk import Trunk, from_smp


def build(spec: NetworkSpec) -> Trunk:
    """Return the U-Net of segmentation_models_pytorch without its output layer; features at full resolution."""
    arguments = {}
    if spec.decoder_channels is not None:
        arguments = {"decoder_channels": spec.decoder_channels, "encoder_depth": len(spec.decoder_channels)}
    network = from_smp(smp.Unet, spec, arguments)
    channels = network.segmentation_head[0].in_channels
    multiple = network.encoder.output_stride
    return Trunk(network.encoder, network.decoder, channels=channels, stride=1, multiple=multiple)
