"""The subject of an inspection, and its result."""

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
    """A network with the input that it is inspected on.

    Attributes:
        network: On the device of the input.
        x: 1 × C × rows × columns, float32.
        config: Of the variant.
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
        """Rows and columns of the padded input, on which all layers lie."""
        return self.network.padded_size(self.size)

    def check_whole(self) -> None:
        """Refuse a network that sees its input in parts: what happens inside is of one part.

        Raises:
            UserError: it sees parts.
        """
        for module in self.network.modules():
            if isinstance(module, InParts):
                module.check_whole(self.frame)

    def logits(self, x: Tensor | None = None) -> Tensor:
        """Return what the network gives for its input, or for another one, as when its taps are captured.

        Some networks do part of their work for the taps alone, and their layers are to be seen too.
        """
        with capture(self.network):
            return self.network(self.x if x is None else x)

    def covering(self, image: Tensor) -> Tensor:
        """Return of what a layer gives, B × C × h × w, the first as C × h × w, without what lies on the padding."""
        return covering(TapOutput(Tap(""), image), self.size, self.frame)

    @staticmethod
    def resize_note(before: Tensor, after: Tensor) -> str:
        """Return which size a layer had, in words, where it was interpolated to be cut at the border of the image."""
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
