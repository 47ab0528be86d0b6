"""Output heads from the last features to logits (Jeong et al., 2023, variants A, B, C, D), and class probabilities."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from segview.core.base.registry import Registry
from segview.core.maps.maps import Kind
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.attention import ATTENTION
from segview.networks.base.slot import Slot
from segview.networks.base.tap import Tap

# Logits of trained networks are within this range; others are shown as its limits.
LOGIT_SPAN = (-12.0, 12.0)
# The range of the two factors of a logit: 98 % of those of a SANet trained on CamVid are within ±3.4.
FACTOR_SPAN = (-4.0, 4.0)

# None works in place: a tap may have captured the map before the activation.
OUTPUT_ACTIVATIONS: Registry[Callable[[], nn.Module]] = Registry(
    "output activation",
    {
        "none": nn.Identity,
        "tanh": nn.Tanh,
        "relu": nn.ReLU,
        "leaky_relu": lambda: nn.LeakyReLU(0.01),
        "selu": nn.SELU,
        "gelu": nn.GELU,
    },
)

_ATTENTION_OF_HEAD = {Head.C: "cbam", Head.D: "cbam_sigmoid_tanh"}


class OutputHead(nn.Module):
    """The attention of the head, if any, a 1 × 1 convolution, and the output activation f''.

    If the last layer of an architecture is not a 1 × 1 convolution, ``classifier`` builds it for the number of output
    maps.

    A: one map, read through a sigmoid. B: two maps (background, target) and f'', read through a softmax. C: B behind
    CBAM. D: C with the sigmoid · tanh spatial gate. Plain: one map for each class.
    Taps: those of the attention, and the maps before the softmax or sigmoid as ``output/…``.
    """

    def __init__(self, channels: int, spec: NetworkSpec, classifier: Callable[[int], nn.Module] | None = None) -> None:
        super().__init__()
        attention = _ATTENTION_OF_HEAD.get(spec.head)
        self.attention = ATTENTION[attention](channels, spec.reduction) if attention else Slot("output", channels)
        self.convolution = classifier(spec.outputs) if classifier else nn.Conv2d(channels, spec.outputs, kernel_size=1)
        self.activation = OUTPUT_ACTIVATIONS[spec.output_activation]()
        self.tap = output_tap(spec)

    def forward(self, features: Tensor) -> Tensor:
        return self.tap(self.activation(self.convolution(self.attention(features))))


def output_tap(spec: NetworkSpec) -> Tap:
    """Return the tap for the maps before the softmax or sigmoid."""
    span = (-1.0, 1.0) if spec.output_activation == "tanh" else LOGIT_SPAN
    return Tap("output", kind=Kind.SIGNED, span=span, channels=_names(spec), unit="logit")


def score_tap(name: str, spec: NetworkSpec) -> Tap:
    """Return a tap for one of several tensors of logits that a network adds up; it has a map for each class."""
    return Tap(name, kind=Kind.SIGNED, span=LOGIT_SPAN, channels=_names(spec), unit="logit")


def factor_tap(name: str, spec: NetworkSpec) -> Tap:
    """Return a tap for one of two factors whose product is the logits; it has a map for each class."""
    return Tap(name, kind=Kind.SIGNED, span=FACTOR_SPAN, channels=_names(spec), own=True)


def _names(spec: NetworkSpec) -> tuple[str, ...]:
    if spec.outputs == 1:
        return ("target",)
    if spec.classes == 2:
        return ("background", "target")
    return tuple(f"class {index}" for index in range(spec.classes))


def probabilities(logits: Tensor) -> Tensor:
    """Return class probabilities B × K × H × W, K ≥ 2, float32: background and target if there is only one logit."""
    logits = logits.float()
    if logits.shape[1] == 1:
        target = torch.sigmoid(logits)
        return torch.cat([1 - target, target], dim=1)
    return torch.softmax(logits, dim=1)
