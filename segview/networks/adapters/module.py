"""A module of one's own as a network: pixels in, logits out, at the size of the input."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.trunk import Trunk
from segview.networks.base.wrapping import Wrapping


class ModuleTrunk(Trunk):
    """A whole module in place of encoder and decoder: B × C × H × W to logits B × K × H × W.

    A module that stops at a coarser grid is enlarged bilinearly. Of several outputs the logits are the first tensor, or
    what is called ``out`` or ``logits``, as torchvision's and transformers' networks have it.
    """

    def __init__(self, module: nn.Module, *, channels: int, multiple: int = 1) -> None:
        super().__init__(module, nn.Identity(), channels=channels, stride=1, multiple=multiple)

    @override
    def forward(self, x: Tensor) -> Tensor:
        logits = logits_of(self.encoder(x))
        if logits.ndim != 4 or logits.shape[1] != self.channels:
            raise UserError(
                "The module gives {shape} for an input of {shape2}; segview needs logits, batch × "
                "{channels} × rows × columns. Give the number of its output maps, or wrap it.",
                shape=tuple(logits.shape),
                shape2=tuple(x.shape),
                channels=self.channels,
            )
        if logits.shape[-2:] == x.shape[-2:]:
            return logits
        return functional.interpolate(logits, size=x.shape[-2:], mode="bilinear", align_corners=False)


class ModuleNetwork(Wrapping, SegmentationNetwork):
    """A module of one's own as a network; in files its weights have the names that they have in the module."""

    inside = "trunk.encoder"
    file_prefixes = MappingProxyType({"trunk.encoder.": ""})


def logits_of(given: Any) -> Tensor:
    """Return the logits among what a module gives.

    Raises:
        UserError: there is no tensor.
    """
    if isinstance(given, Tensor):
        return given
    if isinstance(given, dict):
        given = [given[key] for key in ("out", "logits") if key in given] or list(given.values())
    elif isinstance(logits := getattr(given, "logits", None), Tensor):
        return logits
    if isinstance(given, list | tuple) and given and isinstance(given[0], Tensor):
        return given[0]
    raise UserError("The module gives {kind}, where a tensor of logits is needed. Wrap it.", kind=type(given).__name__)


def network_of(module: nn.Module, *, outputs: int, multiple: int = 1) -> SegmentationNetwork:
    """Return a module as a network, in evaluation mode and without gradients.

    Args:
        module: B × C × H × W to logits.
        outputs: Number of its output maps: 1 is read through a sigmoid, more through a softmax.
        multiple: What the sides of its input must be multiples of.
    """
    return ModuleNetwork(ModuleTrunk(module, channels=outputs, multiple=multiple), nn.Identity()).eval()
