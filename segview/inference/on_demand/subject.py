"""The network and input of a map query, and its result."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

from segview.core.maps.maps import Chart, Map
from segview.core.requests.request import Inspect
from segview.core.variants.spec import VariantConfig
from segview.inference.passes.forward import covering
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import InParts, Tap, TapOutput, capture


@dataclass(frozen=True, eq=False)
class Subject:
    """A network with the input of its map queries.

    Attributes:
        network: The network, on the device of the input.
        x: 1 × C × rows × columns, float32.
        config: Configuration of the variant.
    """

    network: SegmentationNetwork
    x: Tensor
    config: VariantConfig

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the input."""
        return self.x.shape[-2], self.x.shape[-1]

    @property
    def frame(self) -> tuple[int, int]:
        """Rows and columns of the padded input, which all layers cover."""
        return self.network.padded_size(self.size)

    def check_whole(self) -> None:
        """Refuse a network that processes this input in parts, because its layers then cover one part only.

        Raises:
            UserError: the network processes the input in parts.
        """
        for module in self.network.modules():
            if isinstance(module, InParts):
                module.check_whole(self.frame)

    def logits(self, x: Tensor | None = None) -> Tensor:
        """Return the logits for the input, or for another one, computed while taps are captured.

        Some networks have layers that run only while taps are captured, and these layers can be queried too.
        """
        with capture(self.network):
            return self.network(self.x if x is None else x)

    def covering(self, image: Tensor) -> Tensor:
        """Return the first image of a layer's output B × C × h × w, as C × h × w without the padding."""
        return covering(TapOutput(Tap(""), image), self.size, self.frame)

    @staticmethod
    def resize_note(before: Tensor, after: Tensor) -> str:
        """Return a note with the original size of a layer if it was interpolated to cut off the padding, else ""."""
        finer = after.shape[-2] > before.shape[-2] or after.shape[-1] > before.shape[-1]
        return f"from {before.shape[-2]} × {before.shape[-1]}" if finer else ""


@dataclass(frozen=True, eq=False)
class Given:
    """The state of a map query, as in ``MapResult``."""

    question: Inspect
    shown: Map | Chart | None = None
    note: str = ""
    problem: str = ""
    share: float = 1.0
