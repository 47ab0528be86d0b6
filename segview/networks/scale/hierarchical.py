"""Hierarchical scale attention (Tao et al., 2020)."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.scale.network import Merged, ScaleNetwork, ScaleOutput, at_size


class HierarchicalNetwork(ScaleNetwork):
    """A network in which each scale's attention, from its own features alone, weighs it against all larger scales.

    It is trained on two scales and runs with any set of scales that contains 1, also scales not used in training:
    from the largest scale down, result = a · logits + (1 − a) · result. The product is computed at the scale's own
    resolution and resized to that of the result; from scale 1 upwards the result is resized to the scale's resolution
    instead. The attention of the largest scale is never used. Logits are merged, and lower scales have priority.
    Taps: ``hierarchical/attention``, high where the scale is trusted; those of ``ScaleNetwork``.
    """

    own_weight = 0.05  # from the authors' code

    def __init__(self, trunk: Trunk, head: nn.Module, spec: NetworkSpec) -> None:
        super().__init__(trunk, head, spec)
        width = 256 if spec.size == "paper" else 32
        self.attention = nn.Sequential(
            ConvolutionUnit(trunk.channels, width),
            ConvolutionUnit(width, width),
            nn.Conv2d(width, 1, kernel_size=1, bias=False),
            nn.Sigmoid(),
            Tap("hierarchical/attention"),
        )

    @override
    def forward_scale(self, x: Tensor) -> ScaleOutput:
        features, size = self.trunk(self.pad(x)), (x.shape[-2], x.shape[-1])
        logits, attention = self.head(features), self.attention(features)
        return ScaleOutput(self.restore(logits, size).float(), self.restore(attention, size).float())

    @override
    def merge(self, seen: Mapping[float, ScaleOutput]) -> Merged:
        self.check(tuple(seen))
        *others, largest = self.active_scales(seen)
        logits = seen[largest].logits
        weights = {largest: torch.ones_like(seen[largest].evidence)}
        for scale in reversed(others):
            here = seen[scale]
            size = here.size if scale >= 1 else (logits.shape[-2], logits.shape[-1])
            product, attention = at_size(here.evidence * here.logits, size), at_size(here.evidence, size)
            logits = product + (1 - attention) * at_size(logits, size)
            weights = {larger: (1 - attention) * at_size(weight, size) for larger, weight in weights.items()}
            weights[scale] = attention
        # If scale 1 is ablated, the result may have the size of another scale.
        final = seen[1.0].size
        weights = {scale: at_size(weight, final) for scale, weight in weights.items()}
        gone = {scale: torch.zeros_like(weights[largest]) for scale in seen if scale not in weights}
        return Merged(at_size(logits, final), weights | gone)
