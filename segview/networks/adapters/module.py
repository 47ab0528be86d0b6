"""A user's own module as a network: pixels in, logits out, at the size of the input."""

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

    Logits on a coarser grid are enlarged bilinearly. Of several outputs, the logits are the entry ``out`` or
    ``logits``, as in torchvision and transformers, else the first tensor.
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
    """A user's own module as a network; in files, its weights keep the names they have in the module."""

    inside = "trunk.encoder"
    file_prefixes = MappingProxyType({"trunk.encoder.": ""})


def logits_of(output: Any) -> Tensor:
    """Return the logits in the output of a module.

    Raises:
        UserError: there is no tensor.
    """
    if isinstance(output, Tensor):
        return output
    if isinstance(output, dict):
        output = [output[key] for key in ("out", "logits") if key in output] or list(output.values())
    elif isinstance(logits := getattr(output, "logits", None), Tensor):
        return logits
    if isinstance(output, list | tuple) and output and isinstance(output[0], Tensor):
        return output[0]
    raise UserError("The module gives {kind}, where a tensor of logits is needed. Wrap it.", kind=type(output).__name__)


def network_of(module: nn.Module, *, outputs: int, multiple: int = 1) -> SegmentationNetwork:
    """Return a module as a network, in evaluation mode and without gradients.

    Args:
        module: B × C × H × W to logits.
        outputs: Number of its output maps: 1 is read through a sigmoid, more through a softmax.
        multiple: The sides of its input must be multiples of this number.
    """
    return ModuleNetwork(ModuleTrunk(module, channels=outputs, multiple=multiple), nn.Identity()).eval()
