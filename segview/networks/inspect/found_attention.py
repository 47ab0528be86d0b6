"""Attention that is found by watching a network run: gates that multiply features, and softmax(QKᵀ) of any kind.

A network is run once and every operation is watched. An output of a sigmoid or softmax that is multiplied into features
is a gate; one that weighs values in a matrix product is self-attention. Each becomes a tap, named by its module, so
that it can be shown and ablated like attention that was built here. Afterwards only the modules with attention are
watched, and their numbers stay the same to the bit.
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
    PRODUCTS,
    SOFTMAX,
    name_of,
    weights_of,
)
from segview.networks.inspect.places import Found
from segview.networks.inspect.watching import find_by_watching


class FoundAttention(nn.Module):
    """The taps of attention that was found in a network, and the hooks that call them while it runs.

    Args:
        network: The network.
        found: The attention in it, in the order of the pass.
        frame: Rows and columns of the padded input on which it was found.

    Attributes:
        taps: In the order of ``found``.
        layouts: The layouts of attention in parts, by frame and place.
        is_paused: Whether the network is being watched again, so that nothing passes through the taps.
    """

    def __init__(self, network: SegmentationNetwork, found: tuple[Found, ...], frame: tuple[int, int]) -> None:
        super().__init__()
        self.taps = nn.ModuleList(_make_tap(attention, frame) for attention in found)
        self.places = {attention.at: (number, attention.operand) for number, attention in enumerate(found)}
        self.owners = frozenset(attention.owner for attention in found)
        self.layouts = {frame: layouts_of(found, frame)}
        self.is_paused = False
        self._active: list[tuple[str, dict[str, int]]] = []
        self._mode: _Tapping | None = None
        network.register_forward_pre_hook(_Frame(self))
        for owner in dict.fromkeys(attention.owner for attention in found):
            module = network.get_submodule(owner)
            module.register_forward_pre_hook(_Begin(self, owner))
            module.register_forward_hook(_End(self), always_call=True)

    def begin(self, owner: str) -> None:
        """Start to watch the operations of a module."""
        if self.is_paused:
            return
        self._active.append((owner, {}))
        if self._mode is None:
            self._mode = _Tapping(self)
            self._mode.__enter__()

    def end(self) -> None:
        """Stop watching, unless a module around it is still watched."""
        if self.is_paused:
            return
        self._active.pop()
        if not self._active and self._mode is not None:
            mode, self._mode = self._mode, None
            mode.__exit__(None, None, None)

    @torch.no_grad()
    def arrange(self, network: SegmentationNetwork, x: Tensor) -> None:
        """Give the taps the layout of an input; for attention in parts, a new frame is watched once more."""
        frame = network.padded_size((x.shape[-2], x.shape[-1]))
        needs_layouts = any(self.layouts.values()) and any(cast("FoundTap", tap).is_captured for tap in self.taps)
        if needs_layouts and frame not in self.layouts:
            self.is_paused = True
            try:
                found = find_by_watching(network, x[:1].detach(), self.owners)
                self.layouts[frame] = layouts_of(found, frame)
            finally:
                self.is_paused = False
        layouts = self.layouts.get(frame, {})
        for at, (number, _) in self.places.items():
            tap = self.taps[number]
            if isinstance(tap, AttentionTap):
                tap.frame, tap.layout = frame, layouts.get(at)

    def tap_for(self, operation: str) -> tuple[FoundTap, int] | None:
        """Return the tap of the operation that is about to run, and the index of its operand; None if it has no tap."""
        owner, counts = self._active[-1]
        index = counts[operation] = counts.get(operation, -1) + 1
        place = self.places.get((owner, operation, index))
        if place is None:
            return None
        tap = self.taps[place[0]]
        assert isinstance(tap, FoundTap)
        return tap, place[1]


class _Frame:
    """A hook before each pass that arranges the taps; it is copied with the network."""

    def __init__(self, found: FoundAttention) -> None:
        self.found = found

    def __call__(self, network: SegmentationNetwork, inputs: tuple[Tensor, ...]) -> None:
        if not self.found.is_paused:
            self.found.arrange(network, inputs[0])


class _Begin:
    """A hook at the beginning of a module; copied like the above."""

    def __init__(self, found: FoundAttention, owner: str) -> None:
        self.found, self.owner = found, owner

    def __call__(self, _module: nn.Module, _inputs: Any) -> None:
        self.found.begin(self.owner)


class _End:
    """A hook at the end of a module; copied like the above."""

    def __init__(self, found: FoundAttention) -> None:
        self.found = found

    def __call__(self, _module: nn.Module, _inputs: Any, _output: Any) -> None:
        self.found.end()


class _Tapping(TorchFunctionMode):
    """Passes the output of attention through its tap."""

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
        operation = name_of(func)
        target = None if operation is None else self.found.tap_for(operation)
        if target is None:
            return func(*args, **given)
        tap, operand = target
        if func in MULTIPLIED or func in PRODUCTS:
            changed = list(args)
            changed[operand] = tap(args[operand])
            return func(*changed, **given)
        if func in SOFTMAX:
            return tap(func(*args, **given))
        return _run_attention(func, args, given, tap)


def _run_attention(func: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any], tap: FoundTap) -> Any:
    result = func(*args, **given)
    if tap.is_captured:
        weights = weights_of(func, args, given)
        if weights is not None:
            tap(weights)
    if not tap.change:
        return result
    whole = result[0] if isinstance(result, tuple) else result
    values = args[2] if len(args) > 2 else given["value"]
    takes_mean = tap.change == "mean" and func in ATTENTION
    changed = values.mean(dim=-2, keepdim=True).expand_as(whole) if takes_mean else torch.zeros_like(whole)
    return (changed, *result[1:]) if isinstance(result, tuple) else changed


def _make_tap(found: Found, frame: tuple[int, int]) -> FoundTap:
    if found.layout is None:
        return GateTap(found.name, found.shown, span=found.span)
    return AttentionTap.on(
        found.layout,
        found.name,
        frame,
        can_average=found.operation != "multihead",
        keys_first=found.keys_first,
        mixed=found.operation == "product",
    )


def layouts_of(found: tuple[Found, ...], frame: tuple[int, int]) -> dict[tuple[str, str, int], Layout]:
    """Return the layouts of attention in parts, by place, for an input of a size."""
    return {
        attention.at: attention.layout
        for attention in found
        if attention.layout is not None and not attention.layout.is_plain(frame)
    }


@torch.no_grad()
def find_attention(network: SegmentationNetwork, channels: int, size: tuple[int, int]) -> SegmentationNetwork:
    """Add taps for all attention that is found in a network, and return it.

    Args:
        network: On the CPU, in evaluation mode; it is run once.
        channels: Number of its input channels.
        size: Rows and columns of its input.
    """
    x = torch.rand(1, channels, *size, generator=torch.Generator().manual_seed(0))
    found = find_by_watching(network, x)
    if found:
        network.add_module("found", FoundAttention(network, found, network.padded_size(size)))
    return network


def found_taps(network: nn.Module) -> tuple[FoundTap, ...]:
    """Return the taps of the attention that was found in a network, in the order of the pass."""
    return tuple(module for module in network.modules() if isinstance(module, FoundTap))
