"""Trunks: encoder and decoder, without the output."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import segmentation_models_pytorch as smp
import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.registry import unknown_name
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.slot import StageSlots
from segview.networks.base.tap import SummaryTap

# Arguments that the spec sets itself, or that would download weights.
_NOT_OPTIONS = frozenset({"self", "kwargs", "encoder_name", "encoder_weights", "in_channels", "classes"})
# Arguments that the library passes to timm's encoders. Others of timm name files to read or weights to download.
_TIMM_OPTIONS = frozenset(
    {"drop_path_rate", "drop_rate", "dynamic_img_size", "dynamic_img_pad", "img_size", "patch_size", "window_size"}
)
# Errors that the libraries raise on unsuitable arguments, which may come from a file.
REFUSALS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Trunk(nn.Module):
    """Encoder and decoder: B × 3 × H × W to B × ``channels`` × H/``stride`` × W/``stride``.

    H and W are multiples of ``multiple`` and at least ``smallest``. If the trunk is ``aligned``, they are multiples
    plus 1, and the centres of its corner cells are the centres of the image's corner pixels.

    Attributes:
        classifier: Builds the last layer for a number of output maps; None if it is a 1 × 1 convolution.
        stages: Slots for attention on the features of the encoder that the decoder reads, by ``stage_channels``.
    """

    def __init__(
        self,
        encoder: nn.Module,
        decoder: nn.Module,
        *,
        channels: int,
        stride: int,
        multiple: int,
        smallest: int = 1,
        classifier: Callable[[int], nn.Module] | None = None,
        stage_channels: Mapping[int, int] | None = None,
        aligned: bool = False,
    ) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        self.stages = StageSlots(stage_channels) if stage_channels else nn.Identity()
        self.channels, self.stride, self.multiple, self.smallest = channels, stride, multiple, smallest
        self.classifier, self.aligned = classifier, aligned
        self.summary = SummaryTap()

    def forward(self, x: Tensor) -> Tensor:
        return self.decoder(self.encode(x))

    def encode(self, x: Tensor) -> Any:
        """Return the features that the decoder takes."""
        features = self.stages(self.encoder(x))
        if self.summary.is_captured:
            self.summary(_means(features, x))
        return features

    def upsample(self, y: Tensor) -> Tensor:
        """Return maps of the trunk's stride, upsampled to its input's size: bilinear if the paper names no method."""
        if self.stride == 1:
            return y
        if self.aligned:
            size = [(side - 1) * self.stride + 1 for side in y.shape[-2:]]
            return functional.interpolate(y, size, mode="bilinear", align_corners=True)
        return functional.interpolate(y, scale_factor=self.stride, mode="bilinear", align_corners=False)


def _means(features: Any, x: Tensor) -> Tensor:
    """Return the means of maps with less than a third of the image's width, or else of the last map: B × C × 1 × 1."""
    every = [features] if isinstance(features, Tensor) else [one for one in features if isinstance(one, Tensor)]
    maps = [one for one in every if one.ndim == 4 and one.numel()]
    coarse = [one for one in maps if one.shape[-1] * 3 < x.shape[-1]] or maps[-1:]
    return torch.cat([one.float().mean(dim=(2, 3), keepdim=True) for one in coarse], dim=1)


def stage_channels(encoder: Any, read: Sequence[int] | None = None) -> dict[int, int]:
    """Return the number of channels of the features that a decoder reads, by their index in the encoder's list.

    By default a decoder reads all but the first, which is the image itself. Empty stages of an encoder are left out.
    """
    widths = list(encoder.out_channels)
    places = range(1, len(widths)) if read is None else [place % len(widths) for place in read]
    return {place: widths[place] for place in places if widths[place]}


def encoder_names() -> list[str]:
    """Return the names of the encoders of segmentation_models_pytorch, without those of timm."""
    return list(smp.encoders.get_encoder_names())


def check_encoder(name: str) -> None:
    """Refuse an encoder that is neither in segmentation_models_pytorch nor, with the prefix ``tu-``, in timm.

    The name is only looked up: timm would treat a name such as ``tu-hf-hub:…`` as an address and download from it.

    Raises:
        UserError: the encoder is unknown; the error names the nearest known encoder.
    """
    if smp.encoders.is_equivalent_to_timm_universal(name):  # older names, which the library still accepts
        name = name.replace("timm-mobilenetv3", "tu-tf_mobilenetv3").replace("timm-", "tu-")
    if name.startswith("tu-"):
        if not timm.is_model(name.removeprefix("tu-")):
            raise unknown_name("encoder", name, [f"tu-{known}" for known in timm.list_models()])
        return
    known = encoder_names()
    if name not in known:
        raise unknown_name("encoder", name, known)


def from_smp(
    network: type[nn.Module], spec: NetworkSpec, arguments: dict[str, Any], *, default: str, classes: int = 1
) -> Any:
    """Build one of the library's networks with random weights (its own default would download weights).

    Args:
        network: The library's class.
        spec: The spec of the network; its options override ``arguments``.
        arguments: Further arguments of the class.
        default: The encoder if the spec names none.
        classes: Number of output maps of the library's own head.

    Raises:
        UserError: the encoder or an option is unknown, or does not fit this architecture.
    """
    encoder = spec.encoder or default
    check_encoder(encoder)
    check_options(network, spec.options)
    try:
        return network(
            encoder_name=encoder,
            encoder_weights=None,
            in_channels=spec.in_channels,
            classes=classes,
            **{**arguments, **spec.options},
        )
    except REFUSALS as error:
        raise UserError(
            "{kind} cannot be built on the encoder {encoder}: {error}. Choose another encoder, or change "
            "decoder_channels or options.",
            kind=network.__name__,
            encoder=encoder,
            error=first_sentence(error),
        ) from error


def check_options(network: type[nn.Module], options: dict[str, Any]) -> None:
    """Refuse options that are not arguments of a network of segmentation_models_pytorch.

    Raises:
        UserError: an option is unknown; the error names the nearest known option.
    """
    allowed = (set(inspect.signature(network).parameters) - _NOT_OPTIONS) | _TIMM_OPTIONS
    for name in options:
        if name not in allowed:
            raise unknown_name(f"option of {network.__name__}", name, sorted(allowed))
