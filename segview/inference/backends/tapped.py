"""A network that returns everything a pass shows: logits, evidence of scale attention, and tap outputs."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn

from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import TapOutput, capture, taps
from segview.networks.scale import ScaleNetwork, ScaleOutput

LOGITS, EVIDENCE, TAP = "logits", "evidence", "tap/"


class Tapped(nn.Module):
    """A network in the form of a graph: one input, and outputs in a fixed order.

    Attributes:
        names: Of the outputs of the last pass: ``logits``, ``evidence`` of scale attention, ``tap/…`` of each tap.
    """

    def __init__(self, network: SegmentationNetwork) -> None:
        super().__init__()
        self.network = network
        self.names: tuple[str, ...] = ()

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs for an input B × C × rows × columns, in the order of ``names``."""
        with capture(self.network) as captured:
            if isinstance(self.network, ScaleNetwork):
                seen = self.network.forward_scale(x)
                outputs = {LOGITS: seen.logits, EVIDENCE: seen.evidence}
            else:
                outputs = {LOGITS: self.network(x)}
        outputs |= {TAP + name: one.tensor for name, one in captured.items()}
        self.names = tuple(outputs)
        return tuple(outputs.values())


def seen_of(outputs: Mapping[str, Tensor]) -> ScaleOutput | None:
    """Return the logits and evidence that scale attention uses, or None for networks without it."""
    evidence = outputs.get(EVIDENCE)
    return None if evidence is None else ScaleOutput(outputs[LOGITS], evidence)


def tap_outputs(network: SegmentationNetwork, outputs: Mapping[str, Tensor]) -> dict[str, TapOutput]:
    """Return the tap outputs of a network by name, in the order of the pass."""
    own = {tap.name: tap for tap in taps(network, summary=True)}
    found = ((name.removeprefix(TAP), tensor) for name, tensor in outputs.items() if name.startswith(TAP))
    return {name: TapOutput(own[name], tensor) for name, tensor in found}
