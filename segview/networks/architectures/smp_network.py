"""Networks of segmentation_models_pytorch, unchanged, with their own output layer."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import segmentation_models_pytorch as smp
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.base.registry import Registry
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import Trunk, from_smp
from segview.networks.base.wrapping import Wrapping
from segview.networks.heads.output import output_tap

CLASSES: Registry[type[nn.Module]] = Registry(
    "network class of segmentation_models_pytorch",
    {
        "DPT": smp.DPT,
        "DeepLabV3": smp.DeepLabV3,
        "DeepLabV3Plus": smp.DeepLabV3Plus,
        "FPN": smp.FPN,
        "Linknet": smp.Linknet,
        "MAnet": smp.MAnet,
        "PAN": smp.PAN,
        "PSPNet": smp.PSPNet,
        "Segformer": smp.Segformer,
        "UPerNet": smp.UPerNet,
        "Unet": smp.Unet,
        "UnetPlusPlus": smp.UnetPlusPlus,
    },
)

# The library's own default.
ENCODER = "resnet34"

# Last activations that agree with how logits are read: for one output map, and for several.
_ONE_MAP = (None, "identity", "sigmoid")
_MANY_MAPS = (None, "identity", "softmax", "softmax2d", "logsoftmax")


class SmpNetwork(Wrapping, SegmentationNetwork):
    """A network of segmentation_models_pytorch, with its own output layer: a convolution and a bilinear upsampling.

    Its last activation is left out, so that it returns logits like every other network here. Keys in files are the
    library's, so that the library can load the files. A classification head is ignored.
    Taps: the maps before the softmax or sigmoid, as ``output/…``.
    """

    inside = "trunk"
    file_prefixes = MappingProxyType(
        {"trunk.encoder.": "encoder.", "trunk.decoder.": "decoder.", "head.": "segmentation_head."}
    )
    left_aside = ("classification_head.",)
    older_names = (
        # DeepLabV3 before 0.5 of the library
        (r"^decoder\.0\.", "decoder.aspp."),
        (r"^decoder\.1\.", "decoder.conv."),
        (r"^decoder\.2\.", "decoder.bn."),
        # encoders that were once the library's own and are now timm's
        (r"^encoder\.(?!model\.)stages\.", "encoder.model.stages_"),
        (r"^encoder\.(?!model\.)", "encoder.model."),
    )

    def __init__(self, trunk: Trunk, head: nn.Module, spec: NetworkSpec) -> None:
        super().__init__(trunk, head)
        self.tap = output_tap(spec)

    @override
    def forward(self, x: Tensor) -> Tensor:
        rows, columns = x.shape[-2:]
        padded = self.pad(x)
        logits = self.head(self.trunk(padded))
        if logits.shape[-2:] != padded.shape[-2:]:  # the option ``upsampling`` may be too small
            logits = functional.interpolate(logits, size=padded.shape[-2:], mode="bilinear", align_corners=False)
        return self.restore(self.tap(logits), (rows, columns))


class _PrefixedTrunk(Trunk):
    """A trunk whose encoder returns the features and their prefix tokens (DPT; Ranftl et al., 2021)."""

    @override
    def forward(self, x: Tensor) -> Tensor:
        return self.decoder(*self.encoder(x))


def build(spec: NetworkSpec) -> SmpNetwork:
    """Return the network that ``options["class"]`` names; the other options are arguments of that class.

    Raises:
        UserError: the class, the encoder or an option is unknown, the head is not the library's own (A for one output
            map, plain for more), or the activation cannot be read as a sigmoid or a softmax.
    """
    options = dict(spec.options)
    network_class = CLASSES[str(options.pop("class", "Unet"))]
    if spec.head not in (Head.A, Head.PLAIN) or spec.decoder_channels is not None:
        raise UserError(
            "{kind} of segmentation_models_pytorch has its own output layer: choose head A (one output "
            "map) or plain, and give decoder_channels among the options.",
            kind=network_class.__name__,
        )
    activation = options.pop("activation", None)
    if activation not in (_ONE_MAP if spec.outputs == 1 else _MANY_MAPS):
        raise UserError(
            "The last activation {activation} does not fit {outputs} output maps: one map is read "
            "through a sigmoid, several through a softmax. Networks with overlapping classes are not "
            "supported.",
            activation=repr(activation),
            outputs=spec.outputs,
        )
    options.pop("aux_params", None)
    network = _build(network_class, spec.model_copy(update={"options": options}))
    kind = _PrefixedTrunk if network_class is smp.DPT else Trunk
    convolution = next(module for module in network.segmentation_head.modules() if isinstance(module, nn.Conv2d))
    stride = network.encoder.output_stride
    # The head upsamples its maps to the size of the input, so its tap has stride 1. Behind the encoder DPT halves the
    # features once more, and PAN three times.
    trunk = kind(
        network.encoder,
        network.decoder,
        channels=convolution.in_channels,
        stride=1,
        multiple=2 * stride if network_class is smp.DPT else stride,
        smallest=8 * stride if network_class is smp.PAN else 1,
    )
    return SmpNetwork(trunk, network.segmentation_head, spec)


def _build(network_class: type[nn.Module], spec: NetworkSpec) -> Any:
    """Return the library's network; a DPT takes images of any size if its encoder can."""
    if network_class is not smp.DPT or "dynamic_img_size" in spec.options:
        return from_smp(network_class, spec, {}, default=ENCODER, classes=spec.outputs)
    try:
        return from_smp(network_class, spec, {"dynamic_img_size": True}, default=ENCODER, classes=spec.outputs)
    except UserError:
        return from_smp(network_class, spec, {}, default=ENCODER, classes=spec.outputs)


SMP = Architecture(
    build,
    paper="that of the class, in segmentation_models_pytorch's form",
    encoder=ENCODER,
    takes_encoders=True,
    own_output=True,
)
