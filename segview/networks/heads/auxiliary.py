"""Auxiliary heads: losses at earlier depths, used only in training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.heads.output import OutputHead

OPTION: Mapping[str, tuple[bool, tuple[bool, ...]]] = {"auxiliary": (False, (False, True))}
# The weight of each auxiliary loss.
WEIGHT = 0.4


class AuxiliaryDecoder(Protocol):
    """A decoder that also returns the inputs of auxiliary heads."""

    def decode(self, features: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return the output of ``forward``, and the features that auxiliary heads take, shallow to deep."""
        ...


class AuxiliaryNetwork(SegmentationNetwork):
    """A network with auxiliary heads at earlier depths, each with the weight 0.4 in its loss.

    As in PSPNet (Zhao et al., 2017, section 3.3) and SETR (Zheng et al., 2021). The logits do not depend on them. The
    decoder of the trunk is an ``AuxiliaryDecoder``.
    """

    def __init__(self, trunk: Trunk, spec: NetworkSpec, heads: Sequence[nn.Module]) -> None:
        super().__init__(trunk, OutputHead(trunk.channels, spec, trunk.classifier))
        self.auxiliary = nn.ModuleList(heads)

    @property
    @override
    def loss_weights(self) -> Mapping[str, float]:
        return {"logits": 1.0, **dict.fromkeys(self._names(), WEIGHT)}

    @override
    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits`` and ``auxiliary/1`` …, shallow to deep, all B × K × H × W."""
        padded, (rows, columns) = self.pad(x), x.shape[-2:]
        decoder: Any = self.trunk.decoder
        result, features = decoder.decode(self.trunk.encode(padded))
        aligned, size = self.trunk.aligned, padded.shape[-2:]
        maps = {
            name: functional.interpolate(head(one), size, mode="bilinear", align_corners=aligned)[..., :rows, :columns]
            for name, head, one in zip(self._names(), self.auxiliary, features, strict=True)
        }
        return {"logits": self.restore(self.head(result), (rows, columns)), **maps}

    def _names(self) -> list[str]:
        return [f"auxiliary/{number}" for number in range(1, len(self.auxiliary) + 1)]


def with_residual_auxiliary(
    trunk: Trunk, spec: NetworkSpec, *, width: int, dropout: type[nn.Module] = nn.Dropout
) -> AuxiliaryNetwork:
    """Return a network with an auxiliary head on the last stage but one of its dilated residual encoder.

    The head is a 3 × 3 convolution unit to a quarter of the channels, dropout of 0.1 and a 1 × 1 convolution, as in
    PSPNet and, for FCN and DeepLab v3, in torchvision.

    Args:
        trunk: The trunk; its decoder is an ``AuxiliaryDecoder`` that returns the features of that stage.
        spec: The spec of the network.
        width: Channels of that stage.
        dropout: Dropout of single numbers, as in torchvision, or of whole channels, as in PSPNet.
    """
    middle = max(8, width // 4)
    head = nn.Sequential(ConvolutionUnit(width, middle), dropout(0.1), nn.Conv2d(middle, spec.outputs, kernel_size=1))
    return AuxiliaryNetwork(trunk, spec, [head])
