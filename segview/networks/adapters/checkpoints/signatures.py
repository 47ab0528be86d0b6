"""Networks of well-known libraries, recognised only by the names and shapes of their weights."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

Shapes = Mapping[str, tuple[int, ...]]

SMP, TORCHVISION = "segmentation_models_pytorch", "torchvision"


@dataclass(frozen=True)
class Signature:
    """A network that weights may belong to.

    Attributes:
        library: One of the two above.
        kind: The library's class, or the function that builds the network.
        outputs: Number of output maps.
        encoders: Encoders of segmentation_models_pytorch with the same number of weights.
        channels: Channels of the input.
        options: Further arguments of the class.
    """

    library: str
    kind: str
    outputs: int
    encoders: tuple[str, ...] = ()
    channels: int = 3
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])


# The beginning of a key that a class of segmentation_models_pytorch has, and none of the classes below it.
_OF_SMP = (
    ("decoder.blocks.x_0_0.", "UnetPlusPlus"),
    ("decoder.center.top_conv.", "MAnet"),
    ("decoder.blocks.0.block.0.", "Linknet"),
    ("decoder.p5.", "FPN"),
    ("decoder.fpn_lateral_blocks.", "UPerNet"),
    ("decoder.psp.", "PSPNet"),
    ("decoder.fpa.", "PAN"),
    ("decoder.block1.", "DeepLabV3Plus"),
    ("decoder.aspp.", "DeepLabV3"),
    ("decoder.0.convs.", "DeepLabV3"),  # before 0.5 of the library
    ("decoder.mlp_stage.", "Segformer"),
    ("decoder.blocks.0.conv1.", "Unet"),
)
_WIDTH = "decoder.blocks.{}.conv2.0.weight"

# The same for torchvision: key, first part of the function's name, and key of the last layer.
_OF_TORCHVISION = (
    ("classifier.cbr.", "lraspp", "classifier.low_classifier.weight"),
    ("classifier.0.convs.", "deeplabv3", "classifier.4.weight"),
    ("classifier.0.weight", "fcn", "classifier.4.weight"),
)
TORCHVISION_KINDS = (
    *("deeplabv3_mobilenet_v3_large", "deeplabv3_resnet50", "deeplabv3_resnet101"),
    *("fcn_resnet50", "fcn_resnet101", "lraspp_mobilenet_v3_large"),
)


def signature_of(shapes: Shapes) -> Signature | None:
    """Return the network that weights belong to, by their names and shapes; None if it is not known.

    Args:
        shapes: Shape of each tensor by its name, which may have prefixes of wrappers.
    """
    for last, read in (("segmentation_head.0.weight", _of_smp), ("backbone.", _of_torchvision)):
        for prefix in dict.fromkeys(found[1] for name in shapes if (found := re.match(rf"(.*?){last}", name))):
            inside = {name.removeprefix(prefix): one for name, one in shapes.items() if name.startswith(prefix)}
            found = read(inside)
            if found is not None:
                return found
    return None


def _of_smp(shapes: Shapes) -> Signature | None:
    encoder = {name: one for name, one in shapes.items() if name.startswith("encoder.") and name[-8:] != "_tracked"}
    kind = next((kind for begin, kind in _OF_SMP if any(name.startswith(begin) for name in shapes)), None)
    if kind is None:
        return None
    encoders, channels = _encoders(list(encoder.values()))
    options: dict[str, Any] = {}
    if kind in ("Unet", "MAnet"):
        widths = [shapes[_WIDTH.format(place)][0] for place in range(5) if _WIDTH.format(place) in shapes]
        options = {"encoder_depth": len(widths), "decoder_channels": widths}
    if any(".attention1.attention.cSE" in name for name in shapes):
        options["decoder_attention_type"] = "scse"
    return Signature(SMP, kind, shapes["segmentation_head.0.weight"][0], encoders, channels, options)


def _encoders(shapes: list[tuple[int, ...]]) -> tuple[tuple[str, ...], int]:
    """Return the encoders with the same number of weights, and the number of input channels for which this holds."""
    count = sum(map(prod, shapes))
    first = {shape for shape in shapes if len(shape) == 4 and shape[1] not in (0, 3)}
    for channels, change in ((3, 0), *((shape[1], prod(shape) // shape[1] * (3 - shape[1])) for shape in first)):
        names = tuple(name for name, known in ENCODERS.items() if known == count + change)
        if names:
            return names, channels
    return (), 3


def _of_torchvision(shapes: Shapes) -> Signature | None:
    for begin, head, last in _OF_TORCHVISION:
        if last not in shapes or not any(name.startswith(begin) for name in shapes):
            continue
        deep = "backbone.layer3.22.conv1.weight" in shapes
        residual = "resnet101" if deep else "resnet50"
        backbone = residual if "backbone.layer1.0.conv1.weight" in shapes else "mobilenet_v3_large"
        kind = f"{head}_{backbone}"
        helped = any(name.startswith("aux_classifier.") for name in shapes)
        options = {"aux_loss": True} if helped else {}
        return Signature(TORCHVISION, kind, shapes[last][0], options=options) if kind in TORCHVISION_KINDS else None
    return None


ENCODERS: dict[str, int] = {
    "resnet18": 11186112,
    "resnet34": 21301696,
    "resnet50": 23561152,
    "resnet101": 42605504,
    "resnet152": 58295232,
    "resnext50_32x4d": 23048128,
    "resnext101_32x4d": 42266560,
    "resnext101_32x8d": 86945216,
    "resnext101_32x16d": 192310720,
    "resnext101_32x32d": 467074496,
    "resnext101_32x48d": 827215296,
    "dpn68": 11843718,
    "dpn68b": 11843718,
    "dpn92": 35104608,
    "dpn98": 59046624,
    "dpn107": 84442624,
    "dpn131": 76788864,
    "vgg11": 9220480,
    "vgg11_bn": 9231488,
    "vgg13": 9404992,
    "vgg13_bn": 9416768,
    "vgg16": 14714688,
    "vgg16_bn": 14731584,
    "vgg19": 20024384,
    "vgg19_bn": 20046400,
    "senet154": 113287536,
    "se_resnet50": 26092144,
    "se_resnet101": 47383216,
    "se_resnet152": 64924272,
    "se_resnext50_32x4d": 25579120,
    "se_resnext101_32x4d": 47044272,
    "densenet121": 7037504,
    "densenet169": 12642880,
    "densenet201": 18321984,
    "densenet161": 26691936,
    "inceptionresnetv2": 54367008,
    "inceptionv4": 41205984,
    "efficientnet-b0": 4049564,
    "efficientnet-b1": 6575232,
    "efficientnet-b2": 7768562,
    "efficientnet-b3": 10783528,
    "efficientnet-b4": 17673816,
    "efficientnet-b5": 28513520,
    "efficientnet-b6": 40960136,
    "efficientnet-b7": 64097680,
    "mobilenet_v2": 2257984,
    "xception": 20861480,
    "timm-efficientnet-b0": 4049564,
    "timm-efficientnet-b1": 6575232,
    "timm-efficientnet-b2": 7768562,
    "timm-efficientnet-b3": 10783528,
    "timm-efficientnet-b4": 17673816,
    "timm-efficientnet-b5": 28513520,
    "timm-efficientnet-b6": 40960136,
    "timm-efficientnet-b7": 64097680,
    "timm-efficientnet-b8": 84976174,
    "timm-efficientnet-l2": 475894996,
    "timm-tf_efficientnet_lite0": 3413024,
    "timm-tf_efficientnet_lite1": 4189344,
    "timm-tf_efficientnet_lite2": 4869168,
    "timm-tf_efficientnet_lite3": 6992768,
    "timm-tf_efficientnet_lite4": 11837936,
    "timm-skresnet18": 11455872,
    "timm-skresnet34": 21790240,
    "timm-skresnext50_32x4d": 24023328,
    "mit_b0": 3319392,
    "mit_b1": 13151424,
    "mit_b2": 24196288,
    "mit_b3": 44072128,
    "mit_b4": 60842688,
    "mit_b5": 81443008,
    "mobileone_s0": 4356464,
    "mobileone_s1": 3612544,
    "mobileone_s2": 5922688,
    "mobileone_s3": 8226304,
    "mobileone_s4": 13029992,
}
"""Number of weights of each encoder of segmentation_models_pytorch, for three channels and five stages."""
