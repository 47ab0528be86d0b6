"""From a spec to a network."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.heads import OutputHead
from segview.networks.trunk import Trunk


class SegmentationNetwork(nn.Module):
    """A trunk and an output head: B × 3 × H × W in, logits B × K × H × W out, for any H and W.

    Sides that are no multiple of the trunk's coarsest stride are padded on the right and at the bottom by repeating
    the border, and the logits are cut back. K = 1 is read through a sigmoid, K ≥ 2 through a softmax.
    """

    def __init__(self, trunk: Trunk, head: nn.Module) -> None:
        super().__init__()
        self.trunk, self.head = trunk, head

    def forward(self, x: Tensor) -> Tensor:
        rows, columns = x.shape[-2:]
        return self.restore(self.head(self.trunk(self.padded(x))), (rows, columns))

    def padded(self, x: Tensor) -> Tensor:
        """Return ``x`` with sides that are multiples of the trunk's coarsest stride."""
        down, right = (-side % self.trunk.multiple for side in x.shape[-2:])
        return functional.pad(x, (0, right, 0, down), mode="replicate") if down or right else x

    def restore(self, y: Tensor, size: tuple[int, int]) -> Tensor:
        """Return what the padded input gave, at the trunk's stride, as it lies on an input of ``size``."""
        if self.trunk.stride > 1:
            y = functional.interpolate(y, scale_factor=self.trunk.stride, mode="bilinear", align_corners=False)
        return y[..., : size[0], : size[1]]


def build(spec: NetworkSpec) -> SegmentationNetwork:
    """Return the network that a spec describes, with random weights.

    Raises:
        UserError: the architecture or the encoder is unknown, or they do not go together.
    """
    trunk = ARCHITECTURES[spec.architecture](spec)
    return SegmentationNetwork(trunk, OutputHead(trunk.channels, spec))


def probabilities(logits: Tensor) -> Tensor:
    """Return class probabilities B × K × H × W, K ≥ 2, float32: background and target where there is one logit."""
    logits = logits.float()
    if logits.shape[1] == 1:
        target = torch.sigmoid(logits)
        return torch.cat([1 - target, target], dim=1)
    return torch.softmax(logits, dim=1)
