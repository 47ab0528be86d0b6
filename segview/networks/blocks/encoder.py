"""Classification encoders by name, dilated if a network needs a finer grid."""

from __future__ import annotations

from typing import Any

import segmentation_models_pytorch as smp
from torch import nn

from segview.core.base.errors import UserError, first_sentence
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.trunk import REFUSALS, check_encoder
from segview.networks.blocks import squeezenet

# Arguments of timm for a residual network of a quarter of the published width and the depth of ResNet-50.
_NARROW = {"channels": (16, 32, 64, 128), "layers": (3, 4, 6, 3)}


def dilated_encoder(spec: NetworkSpec, default: str, *, output_stride: int, depth: int = 5, **arguments: Any) -> Any:
    """Return the encoder that a spec names, or the architecture's own: B × 3 × H × W to a list of ``depth`` + 1 maps.

    The first map is the image itself, the last one has the stride ``output_stride``; ``out_channels`` are their
    widths. For the size ``small`` the architecture's own residual network has a quarter of its width. SqueezeNet
    returns one map less, because it has none at stride 32.

    Args:
        spec: The spec of the network.
        default: The architecture's own encoder, a residual network of timm (``tu-resnet101``).
        output_stride: 8, 16 or 32.
        depth: Number of stages.
        arguments: Arguments of timm for the architecture's own encoder.

    Raises:
        UserError: there is no such encoder, or it cannot be dilated.
    """
    name = spec.encoder or default
    if name == squeezenet.NAME:
        return _squeezenet(spec, output_stride)
    check_encoder(name)
    own: dict[str, Any] = {}
    if not spec.encoder:
        own = {**(_NARROW if spec.size == "small" else {}), **arguments}
    return named_encoder(name, spec.in_channels, depth=depth, output_stride=output_stride, **own)


def _squeezenet(spec: NetworkSpec, output_stride: int) -> squeezenet.SqueezeNet:
    if output_stride not in (8, 16):
        raise UserError(
            "The encoder {name} has an output stride of 8 or 16, not {stride}. Choose one of them, or another encoder.",
            name=squeezenet.NAME,
            stride=output_stride,
        )
    return squeezenet.SqueezeNet(spec.in_channels, output_stride=output_stride)


def named_encoder(name: str, in_channels: int, **arguments: Any) -> nn.Module:
    """Return an encoder of segmentation_models_pytorch with random weights.

    Raises:
        UserError: the encoder cannot be built with these arguments.
    """
    try:
        return smp.encoders.get_encoder(name, in_channels=in_channels, weights=None, **arguments)
    except REFUSALS as error:
        raise UserError(
            "The encoder {name} cannot be used: {error}. Choose another.", name=name, error=first_sentence(error)
        ) from error
