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
    """Each scale's attention, from its own features alone, says how much it counts against all larger scales.

    It is trained on two scales, and runs with any chain of scales in which 1 is, also of scales never met in training:
    from the largest scale down, result = a · logits + (1 − a) · result. The product is taken at the scale's own
    resolution and brought to that of the result, or above scale 1 the result to that of the scale. The attention of
    the largest scale is never used. What is merged are logits, and lower scales have priority.
    Taps: ``hierarchical/attention``, high where the scale is to be trusted; those of ``ScaleNetwork``.
    """

    own_weight = 0.05  # of the authors' code

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
        # Without scale 1 the last step may have ended at the size of another.
        final = seen[1.0].size
        weights = {scale: at_size(weight, final) for scale, weight in weights.items()}
        gone = {scale: torch.zeros_like(weights[largest]) for scale in seen if scale not in weights}
        return Merged(at_size(logits, final), weights | gone)
