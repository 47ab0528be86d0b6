"""Auxiliary heads: losses at earlier depths, which training looks at and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from torch import Tensor, nn
from torch.nn import functional

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import Trunk
from segview.networks.blocks.convolution import ConvolutionUnit
from segview.networks.heads.output import OutputHead

OPTION: Mapping[str, tuple[bool, tuple[bool, ...]]] = {"auxiliary": (False, (False, True))}
# Of each in the loss.
WEIGHT = 0.4


class Watched(Protocol):
    """A decoder that also says what auxiliary heads look at."""

    def decoded(self, features: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
        """Return what ``forward`` returns, and the maps that auxiliary heads look at, shallow to deep."""
        ...


class AuxiliaryNetwork(SegmentationNetwork):
    """A network with auxiliary heads at earlier depths, each of which counts 0.4 times in its loss.

    So it is in PSPNet (Zhao et al., 2017, section 3.3) and in SETR (Zheng et al., 2021). What the network answers is
    what it would answer without them. Its trunk's decoder is a ``Watched`` one.
    """

    def __init__(self, trunk: Trunk, spec: NetworkSpec, heads: Sequence[nn.Module]) -> None:
        super().__init__(trunk, OutputHead(trunk.channels, spec, trunk.classifier))
        self.auxiliary = nn.ModuleList(heads)

    @property
    def loss_weights(self) -> Mapping[str, float]:
        return {"logits": 1.0, **dict.fromkeys(self._names(), WEIGHT)}

    def outputs(self, x: Tensor) -> Mapping[str, Tensor]:
        """Return ``logits`` and, B × K × H × W too, ``auxiliary/1`` …, shallow to deep."""
        padded, (rows, columns) = self.padded(x), x.shape[-2:]
        decoder: Any = self.trunk.decoder
        result, watched = decoder.decoded(self.trunk.encoded(padded))
        aligned, size = self.trunk.aligned, padded.shape[-2:]
        maps = {
            name: functional.interpolate(head(one), size, mode="bilinear", align_corners=aligned)[..., :rows, :columns]
            for name, head, one in zip(self._names(), self.auxiliary, watched, strict=True)
        }
        return {"logits": self.restore(self.head(result), (rows, columns)), **maps}

    def _names(self) -> list[str]:
        return [f"auxiliary/{number}" for number in range(1, len(self.auxiliary) + 1)]


def with_residual_auxiliary(
    trunk: Trunk, spec: NetworkSpec, *, width: int, dropout: type[nn.Module] = nn.Dropout
) -> AuxiliaryNetwork:
    """Return a network on a dilated residual one with an auxiliary head on its last stage but one.

    The head is a 3 × 3 convolution unit to a quarter of the channels, dropout of 0.1 and a 1 × 1 convolution: that of
    PSPNet and, for FCN and DeepLab v3, of torchvision.

    Args:
        trunk: Whose decoder watches that stage.
        spec: What is built.
        width: Of that stage.
        dropout: Of single numbers, as in torchvision, or of whole channels, as in PSPNet.
    """
    middle = max(8, width // 4)
    head = nn.Sequential(ConvolutionUnit(width, middle), dropout(0.1), nn.Conv2d(middle, spec.outputs, kernel_size=1))
    return AuxiliaryNetwork(trunk, spec, [head])
