"""Ablation: a copy of a network without some attention blocks, gates or scales, or with their mean."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from torch import Tensor, nn
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.variants.ablation import Ablation
from segview.networks.attention.module import AttentionModule
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import Tap, taps
from segview.networks.inspect.found_taps import AttentionTap, FoundTap, GateTap, check_channel
from segview.networks.scale import ScaleNetwork

SCALE = "scale/"


class MeanAblation(Tap):
    """A gate that passes the mean of its values: over the image, or over the channels if it has one value a channel.

    With ``channel``, only that channel is replaced.
    """

    def __init__(self, tap: Tap, channel: int | None) -> None:
        super().__init__(tap.name, kind=tap.kind, span=tap.span, channels=tap.channels, unit=tap.unit)
        self.region, self._tap, self._channel = tap.region, tap, channel

    def forward(self, x: Tensor) -> Tensor:
        chart = x.shape[-2] == x.shape[-1] == 1
        mean = x.mean(dim=1, keepdim=True) if chart else x.mean(dim=(2, 3), keepdim=True)
        mean = mean.expand_as(x)
        if self._channel is None:
            return mean
        check_channel(self.name, self._channel, x.shape[1])
        x = x.clone()
        x[:, self._channel] = mean[:, self._channel]
        return x

    @override
    def to_map(self, x: Tensor) -> Tensor:
        return self._tap.to_map(x)


@dataclass(frozen=True)
class Parts:
    """The parts of a network that can be ablated, each with its place.

    Attributes:
        blocks: Attention modules that can be left out, by the common name of their taps: ``cbam``, ``decoder 3/se``.
        gates: Taps in attention modules, and the attention of a scale: ``cbam/spatial``, ``hierarchical/attention``.
        branches: Scales that the network weighs itself, if there are several: ``scale/0.5``.
    """

    blocks: Mapping[str, str]
    gates: Mapping[str, str]
    branches: Mapping[str, float]

    @property
    def changes(self) -> tuple[str, ...]:
        """The possible changes, each as an ablation is written."""
        without = (f"without={part}" for part in (*self.blocks, *self.branches))
        return (*without, *(f"mean={gate}" for gate in self.gates))


def parts(network: nn.Module, scales: Iterable[float] = ()) -> Parts:
    """Return the parts of a network that can be ablated.

    Args:
        network: The network.
        scales: The scales that it runs with; by default those of its training.
    """
    blocks: dict[str, str] = {}
    gates: dict[str, str] = {}
    for place, module in network.named_modules():
        if isinstance(module, AttentionModule):
            names = [tap.name for tap in taps(module)]
            if module.keeps_width:
                blocks[_common_path(names)] = place
            gates.update({tap.name: f"{place}.{inside}" for inside, tap in _taps_by_place(module)})
        elif isinstance(module, FoundTap) and not module.fixed:
            blocks[module.name] = place
            if not isinstance(module, AttentionTap) or module.can_average:
                gates[module.name] = place
        elif isinstance(module, Tap) and module.name == "hierarchical/attention":
            gates[module.name] = place
    branches: dict[str, float] = {}
    if isinstance(network, ScaleNetwork):
        run = sorted(scales) or network.trained_scales
        branches = {f"scale/{scale:g}": scale for scale in run} if len(run) > 1 else {}
    return Parts(blocks, gates, branches)


def ablate(network: SegmentationNetwork, ablation: Ablation) -> SegmentationNetwork:
    """Return a copy of a network with an ablation; the network itself is not changed.

    Raises:
        UserError: it has no such block, gate or scale.
    """
    changed, known = copy.deepcopy(network), parts(network)
    for name in ablation.mean:
        gate, _, channel = name.partition(":")
        place = _find_place("attention gate", gate, known.gates)
        if channel and not channel.isdecimal():
            raise UserError(
                "'{channel}' is no channel of {gate}. Write a number, for example {gate}:0.", channel=channel, gate=gate
            )
        tap = changed.get_submodule(place)
        if isinstance(tap, FoundTap):
            if channel and not (isinstance(tap, GateTap) and tap.shown == "channel"):
                raise UserError(
                    "{gate} has no channel that can be changed by itself. Leave out ':{channel}'.",
                    gate=gate,
                    channel=channel,
                )
            tap.change, tap.channel = "mean", int(channel) if channel else None
            continue
        assert isinstance(tap, Tap)
        changed.set_submodule(place, MeanAblation(tap, int(channel) if channel else None))
    scales = frozenset(_parse_scale(network, name) for name in ablation.without if name.startswith(SCALE))
    if isinstance(changed, ScaleNetwork):
        changed.without = scales
    for name in ablation.without:
        if not name.startswith(SCALE):
            _leave_out(changed, _find_place("attention block", name, known.blocks))
    return changed


def _leave_out(network: nn.Module, place: str) -> None:
    """Replace an attention block by the identity, or switch a tap on found attention to its neutral output."""
    block = network.get_submodule(place)
    if isinstance(block, FoundTap):
        block.change = "without"
    else:
        network.set_submodule(place, nn.Identity())


def _parse_scale(network: SegmentationNetwork, name: str) -> float:
    """Return the scale that a change names; it need not be a trained one, as hierarchical attention takes any."""
    if not isinstance(network, ScaleNetwork):
        raise UserError("The network does not weigh its scales: leave {name} out of the requested scales.", name=name)
    try:
        return float(name.removeprefix(SCALE))
    except ValueError:
        raise unknown_name("scale", name, parts(network).branches) from None


def _find_place(what: str, name: str, known: Mapping[str, str]) -> str:
    if not known:
        raise UserError("The network has no {what} that could be switched off.", what=what)
    if name not in known:
        raise unknown_name(what, name, known)
    return known[name]


def _taps_by_place(module: nn.Module) -> list[tuple[str, Tap]]:
    return [(place, tap) for place, tap in module.named_modules() if isinstance(tap, Tap)]


def _common_path(names: list[str]) -> str:
    """Return the common path of the names of a module's taps: ``decoder 3/cbam`` for its two gates."""
    return posixpath.commonpath([posixpath.dirname(name) for name in names])
