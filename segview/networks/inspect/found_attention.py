"""Attention that is found by watching a network run: gates that multiply features, and softmax(QKᵀ) of any kind.

A network is run once with every operation watched. What a sigmoid or softmax gave and is multiplied into features is a
gate; what weighs values in a matrix product is self-attention. Each becomes a tap, named by the place of the module in
which it happens, so that it is shown, and can be knocked out, like attention that was built here. Afterwards only the
modules that have any are watched, and their numbers stay the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from segview.networks.base.network import SegmentationNetwork
from segview.networks.inspect.found_taps import AttentionTap, FoundTap, GateTap
from segview.networks.inspect.layout import Layout
from segview.networks.inspect.operations import (
    ATTENTION,
    MULTIPLIED,
    SOFTMAX,
    WHOLE_ATTENTION,
    with_weights,
)
from segview.networks.inspect.places import Found
from segview.networks.inspect.watching import watched


class FoundAttention(nn.Module):
    """The taps of attention that was found in a network, and what calls them while it runs.

    Args:
        network: Where it was found.
        found: What was found, in the order of the pass.
        frame: Rows and columns of the padded input on which it was found.

    Attributes:
        taps: By a number.
        layouts: Of attention in parts, by the frame and by where it happens.
        is_paused: Whether the network is watched anew, so that nothing passes through the taps.
    """

    def __init__(self, network: SegmentationNetwork, found: tuple[Found, ...], frame: tuple[int, int]) -> None:
        super().__init__()
        self.taps = nn.ModuleList(_tap(one, frame) for one in found)
        self.places = {one.at: (number, one.operand) for number, one in enumerate(found)}
        self.owners = frozenset(one.owner for one in found)
        self.layouts = {frame: layouts_of(found)}
        self.is_paused = False
        self._active: list[tuple[str, dict[str, int]]] = []
        self._mode: _Tapping | None = None
        network.register_forward_pre_hook(_Frame(self))
        for owner in dict.fromkeys(one.owner for one in found):
            module = network.get_submodule(owner)
            module.register_forward_pre_hook(_Begin(self, owner))
            module.register_forward_hook(_End(self), always_call=True)

    def begin(self, owner: str) -> None:
        """Watch what a module does."""
        if self.is_paused:
            return
        self._active.append((owner, {}))
        if self._mode is None:
            self._mode = _Tapping(self)
            self._mode.__enter__()

    def end(self) -> None:
        """Watch no longer, unless a module around it is still watched."""
        if self.is_paused:
            return
        self._active.pop()
        if not self._active and self._mode is not None:
            mode, self._mode = self._mode, None
            mode.__exit__(None, None, None)

    @torch.no_grad()
    def arrange(self, network: SegmentationNetwork, x: Tensor) -> None:
        """Tell the taps where the tokens of an input lie: parts of another frame are found by watching once more."""
        frame = network.padded_size((x.shape[-2], x.shape[-1]))
        parted = any(self.layouts.values()) and any(cast("FoundTap", tap).is_captured for tap in self.taps)
        if parted and frame not in self.layouts:
            self.is_paused = True
            try:
                self.layouts[frame] = layouts_of(watched(network, x[:1].detach(), self.owners))
            finally:
                self.is_paused = False
        layouts = self.layouts.get(frame, {})
        for at, (number, _) in self.places.items():
            tap = self.taps[number]
            if isinstance(tap, AttentionTap):
                tap.frame, tap.layout = frame, layouts.get(at)

    def tap_for(self, operation: str) -> tuple[FoundTap, int] | None:
        """Return the tap of the operation that is about to happen, and which operand is meant; None where none is."""
        owner, counts = self._active[-1]
        index = counts[operation] = counts.get(operation, -1) + 1
        place = self.places.get((owner, operation, index))
        if place is None:
            return None
        tap = self.taps[place[0]]
        assert isinstance(tap, FoundTap)
        return tap, place[1]


class _Frame:
    """Tells taps of an input that comes; a hook that is copied with the network."""

    def __init__(self, found: FoundAttention) -> None:
        self.found = found

    def __call__(self, network: SegmentationNetwork, inputs: tuple[Tensor, ...]) -> None:
        if not self.found.is_paused:
            self.found.arrange(network, inputs[0])


class _Begin:
    """As above; a module begins."""

    def __init__(self, found: FoundAttention, owner: str) -> None:
        self.found, self.owner = found, owner

    def __call__(self, _module: nn.Module, _inputs: Any) -> None:
        self.found.begin(self.owner)


class _End:
    """As above; a module ends."""

    def __init__(self, found: FoundAttention) -> None:
        self.found = found

    def __call__(self, _module: nn.Module, _inputs: Any, _output: Any) -> None:
        self.found.end()


class _Tapping(TorchFunctionMode):
    """Has what attention gives pass through its tap."""

    def __init__(self, found: FoundAttention) -> None:
        super().__init__()
        self.found = found

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        given = dict(kwargs or {})
        operation = MULTIPLIED.get(func) or SOFTMAX.get(func) or WHOLE_ATTENTION.get(func)
        met = None if operation is None else self.found.tap_for(operation)
        if met is None:
            return func(*args, **given)
        tap, operand = met
        if func in MULTIPLIED:
            changed = list(args)
            changed[operand] = tap(args[operand])
            return func(*changed, **given)
        if func in SOFTMAX:
            return tap(func(*args, **given))
        return _attended(func, args, given, tap)


def _attended(func: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any], tap: FoundTap) -> Any:
    result = func(*args, **given)
    if tap.is_captured:
        weights = with_weights(func, args, given)
        if weights is not None:
            tap(weights)
    if not tap.change:
        return result
    whole = result[0] if isinstance(result, tuple) else result
    values = args[2] if len(args) > 2 else given["value"]
    evened = tap.change == "mean" and func in ATTENTION
    changed = values.mean(dim=-2, keepdim=True).expand_as(whole) if evened else torch.zeros_like(whole)
    return (changed, *result[1:]) if isinstance(result, tuple) else changed


def _tap(found: Found, frame: tuple[int, int]) -> FoundTap:
    if found.layout is None:
        return GateTap(found.name, found.shown, span=found.span)
    evens = found.operation != "multihead"
    return AttentionTap.on(found.layout, found.name, frame, evens=evens, turned=found.turned)


def layouts_of(found: tuple[Found, ...]) -> dict[tuple[str, str, int], Layout]:
    """Return the layouts of attention in parts, by where it happens."""
    return {one.at: one.layout for one in found if one.layout is not None and not one.layout.is_plain}


@torch.no_grad()
def find_attention(network: SegmentationNetwork, channels: int, size: tuple[int, int]) -> SegmentationNetwork:
    """Return a network with taps on the attention that is found in it; none where there is no attention.

    Args:
        network: On the CPU, in evaluation mode; it is run once.
        channels: Of its input.
        size: Rows and columns of its input.
    """
    x = torch.rand(1, channels, *size, generator=torch.Generator().manual_seed(0))
    found = watched(network, x)
    if found:
        network.add_module("found", FoundAttention(network, found, network.padded_size(size)))
    return network


def found_taps(network: nn.Module) -> tuple[FoundTap, ...]:
    """Return the taps of the attention that was found in a network, in the order of the pass."""
    return tuple(module for module in network.modules() if isinstance(module, FoundTap))
