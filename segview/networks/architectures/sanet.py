"""SANet: squeeze-and-attention network (Zhong et al., 2020)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.attention.squeeze_attention import SqueezeAttention
from segview.networks.base.architecture import Architecture
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk, stage_channels
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.blocks.encoder import dilated_encoder
from segview.networks.blocks.resize import resize_like
from segview.networks.blocks.width import channels_for
from segview.networks.heads.output import OutputHead, factor_tap, score_tap

ENCODER = "tu-resnet101"
HEADS = 4
_OPTIONS = ("output_stride", "prediction", "alpha", "beta")
ALPHA, BETA = 0.2, 0.8
_PREDICTIONS = ("mask_and_dense", "mask")


class SaHeads(nn.Module):
    """A squeeze-and-attention head on each of the last four stages: a list of features to four maps of K channels.

    All four have the grid of the last stage. Taps: for head 1 (finest features) to 4, and each class,
    ``sa/head 1/attention``, ``sa/head 1/main``, ``sa/head 1/out``.
    """

    def __init__(self, widths: Sequence[int], spec: NetworkSpec) -> None:
        super().__init__()
        self.heads = nn.ModuleList(
            SqueezeAttention(
                width,
                spec.outputs,
                middle=_middle(spec, width),
                taps=(factor_tap(f"sa/head {number}/attention", spec), factor_tap(f"sa/head {number}/main", spec)),
                activation=None,
            )
            for number, width in enumerate(widths, start=1)
        )
        self.taps = nn.ModuleList(score_tap(f"sa/head {number}/out", spec) for number in range(1, HEADS + 1))

    def each(self, features: Sequence[Tensor]) -> list[Tensor]:
        """Return the output of each head, B × K × h × w."""
        stages = list(features)[-HEADS:]
        maps = [tap(head(stage)) for head, stage, tap in zip(self.heads, stages, self.taps, strict=True)]
        return [resize_like(one, maps[-1]) for one in maps]

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        return torch.cat(self.each(features), dim=1)


class SaNet(SegmentationNetwork):
    """Four squeeze-and-attention heads, and three outputs, each with its loss: mask, categorical and dense.

    - ``mask``: the output head on the four heads' maps, concatenated.
    - ``categorical``: B × K scores for the presence of each class anywhere in the image, from the mean of those maps
      over the image; their sigmoid is the chart ``sa/categorical``.
    - ``dense``: a fully convolutional head on the last stage, plus the map of head 4.

    The paper's loss is CE(mask) + α · BCE(categorical) + β · CE(dense), eq. 6 to 9, with α = 0.2 and β = 0.8. It prints
    no code and no widths: [interpretation] the heads narrow to a quarter and end in K channels with batch norm and
    without ReLU, the fully convolutional head is that of EncNet, on which the paper builds. Nor does it say which
    output is the prediction: here the mean of mask and dense logits. With the option ``prediction = "mask"``, and for
    heads B, C and D, whose reading of two maps is compared, it is the mask alone.
    """

    def __init__(self, trunk: Trunk, head: nn.Module, spec: NetworkSpec, *, last: int, mean: bool) -> None:
        super().__init__(trunk, head)
        self._alpha, self._beta = _weight(spec, "alpha", ALPHA), _weight(spec, "beta", BETA)
        middle, maps = _middle(spec, last), HEADS * spec.outputs
        self.dense = nn.Sequential(
            ConvolutionUnit(last, middle), nn.Dropout(0.1), nn.Conv2d(middle, spec.outputs, kernel_size=1)
        )
        self.categorical = nn.Linear(maps, spec.outputs)
        self.mean = mean
        dense = score_tap("sa/dense", spec)
        self.dense_tap, self.categorical_tap = dense, Tap("sa/categorical", channels=dense.channels)

    @override
    def forward(self, x: Tensor) -> Tensor:
        return self.outputs(x)["logits"]

    @property
    @override
    def loss_weights(self) -> Mapping[str, float]:
        return {"mask": 1.0, "categorical": self._alpha, "dense": self._beta}

    @override
    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits``, ``mask`` and ``dense``, B × K × H × W, and ``categorical``, B × K."""
        size = (x.shape[-2], x.shape[-1])
        features = self.trunk.encode(self.pad(x))
        heads: Any = self.trunk.decoder
        each = heads.each(features)
        maps = torch.cat(each, dim=1)
        mask = self.restore(self.head(maps), size)
        dense = self.restore(self.dense_tap(self.dense(features[-1]) + each[-1]), size)
        categorical = self.categorical(maps.mean(dim=(2, 3)))
        self.categorical_tap(torch.sigmoid(categorical)[:, :, None, None])
        logits = (mask + dense) / 2 if self.mean else mask
        return {"logits": logits, "mask": mask, "categorical": categorical, "dense": dense}


def _middle(spec: NetworkSpec, width: int) -> int:
    return channels_for(spec, max(1, width // 4), 4)


def _weight(spec: NetworkSpec, option: str, default: float) -> float:
    """Return the weight of a loss.

    Raises:
        UserError: it is not a number from 0 to 10.
    """
    given = spec.options.get(option, default)
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 10:
        raise UserError(
            "The {option} of SANet is a number from 0 to 10, not {given:.80}; the paper has {default}.",
            option=option,
            given=repr(given),
            default=default,
        )
    return float(given)


def build(spec: NetworkSpec) -> SaNet:
    """Return SANet on an encoder by name: a dilated ResNet-101 by default; ResNet-50, EfficientNet-b7 and others.

    Options: ``output_stride``, 8 as in the paper, 16 or 32; ``prediction``, ``mask_and_dense`` or ``mask``;
    ``alpha`` and ``beta``, the weights of the categorical and the dense loss, 0.2 and 0.8 as in the paper.

    Raises:
        UserError: an option is unknown, or the encoder cannot be used.
    """
    for option in spec.options:
        if option not in _OPTIONS:
            raise unknown_name("option of SANet", option, _OPTIONS)
    stride, prediction = spec.options.get("output_stride", 8), spec.options.get("prediction", _PREDICTIONS[0])
    if stride not in (8, 16, 32) or prediction not in _PREDICTIONS:
        raise UserError(
            "SANet has an output_stride of 8, 16 or 32, and as prediction {predictions}.",
            predictions=" or ".join(_PREDICTIONS),
        )
    encoder = dilated_encoder(spec, ENCODER, output_stride=stride)
    widths = list(encoder.out_channels)[-HEADS:]
    trunk = Trunk(
        encoder,
        SaHeads(widths, spec),
        channels=HEADS * spec.outputs,
        stride=stride,
        multiple=stride,
        stage_channels=stage_channels(encoder, range(-HEADS, 0)),
    )
    mean = prediction == "mask_and_dense" and spec.head in (Head.A, Head.PLAIN)
    return SaNet(trunk, OutputHead(trunk.channels, spec), spec, last=widths[-1], mean=mean)


SANET = Architecture(
    build, paper="Zhong et al., 2020; widths of the heads are ours", encoder=ENCODER, takes_encoders=True
)
