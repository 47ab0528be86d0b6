"""Attention that is found by watching a network run: gates that multiply features, and softmax(QKᵀ) of any kind.

A network is run once with every operation watched. What a sigmoid or softmax gave and is multiplied into features is a
gate; what weighs values in a matrix product is self-attention. Each becomes a tap, named by the place of the module in
which it happens, so that it is shown, and can be knocked out, like attention that was built here. Afterwards only the
modules that have any are watched, and their numbers stay the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from segview.networks.base.network import SegmentationNetwork
from segview.networks.inspect.found_taps import AttentionTap, FoundTap, GateTap
from segview.networks.inspect.operations import (
    ATTENTION,
    MULTIPLIED,
    SOFTMAX,
    WHOLE_ATTENTION,
    with_weights,
)
from segview.networks.inspect.places import Found
from segview.networks.inspect.watching import watched
from segview.networks.inspect.windows import FOLLOWED, WindowTracker


class FoundAttention(nn.Module):
    """The taps of attention that was found in a network, and what calls them while it runs.

    Args:
        network: Where it was found.
        found: What was found, in the order of the pass.

    Attributes:
        taps: By a number.
    """

    def __init__(self, network: SegmentationNetwork, found: tuple[Found, ...]) -> None:
        super().__init__()
        self.taps = nn.ModuleList(_tap(one) for one in found)
        self.windowed = any(one.around is not None for one in found)
        self.frame: tuple[int, int] = (1, 1)
        self.places = {(one.owner, one.operation, one.index): (number, one.operand) for number, one in enumerate(found)}
        self._active: list[tuple[str, dict[str, int]]] = []
        self._mode: _Tapping | None = None
        network.register_forward_pre_hook(_Frame(self))
        owners = [one.owner for one in found] + [one.around for one in found if one.around is not None]
        for owner in dict.fromkeys(owners):
            module = network.get_submodule(owner)
            module.register_forward_pre_hook(_Begin(self, owner))
            module.register_forward_hook(_End(self), always_call=True)

    def begin(self, owner: str) -> None:
        """Watch what a module does."""
        self._active.append((owner, {}))
        if self._mode is None:
            self._mode = _Tapping(self)
            self._mode.__enter__()

    def end(self) -> None:
        """Watch no longer, unless a module around it is still watched."""
        self._active.pop()
        if not self._active and self._mode is not None:
            mode, self._mode = self._mode, None
            mode.__exit__(None, None, None)

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
    """Tells taps the size of the input, on which the grids of tokens lie; a hook that is copied with the network."""

    def __init__(self, found: FoundAttention) -> None:
        self.found = found

    def __call__(self, network: SegmentationNetwork, inputs: tuple[Tensor, ...]) -> None:
        frame = self.found.frame = network.padded_size((inputs[0].shape[-2], inputs[0].shape[-1]))
        for tap in self.found.taps:
            if isinstance(tap, AttentionTap):
                tap.frame = frame


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
        self.found, self.windows = found, WindowTracker(found.frame) if found.windowed else None

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
            result = func(*args, **given)
            if self.windows is not None and func in FOLLOWED:
                self.windows.follow(func, args, given, result)
            return result
        tap, operand = met
        if isinstance(tap, AttentionTap) and tap.windowed:
            tap.windows = self.windows.last if self.windows is not None else None
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


def _tap(found: Found) -> FoundTap:
    if found.operation == "multiply":
        return GateTap(found.name, found.shown, span=found.span)
    evens = found.operation != "multihead"
    return AttentionTap(
        found.name,
        found.frame,
        heads=found.heads,
        pointed=found.pointed,
        evens=evens,
        windowed=found.around is not None,
        prefix=found.prefix,
    )


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
        network.add_module("found", FoundAttention(network, found))
    return network


def found_taps(network: nn.Module) -> tuple[FoundTap, ...]:
    """Return the taps of the attention that was found in a network, in the order of the pass."""
    return tuple(module for module in network.modules() if isinstance(module, FoundTap))
