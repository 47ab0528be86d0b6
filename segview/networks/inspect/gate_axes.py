"""The axes over which a gate varies: over pixels, over channels, or both."""

from __future__ import annotations

from torch import Tensor

from segview.networks.inspect.found_taps import Shown
from segview.networks.inspect.layers import covers


def gate_axes(gate: Tensor, other: Tensor, frame: tuple[int, int]) -> Shown | None:
    """Return the axes over which a gate varies, from its shape and that of the features; None if it cannot be drawn."""
    axes = _varying_axes(gate, other)
    if axes in (None, "channel"):
        return axes
    last = gate.shape[-1] == 1 and gate.shape[1] > 1
    rows, columns = gate.shape[1:3] if last else gate.shape[-2:]
    return axes if min(rows, columns) == 1 or covers((rows, columns), frame) else None


def _varying_axes(gate: Tensor, other: Tensor) -> Shown | None:
    if other.ndim < 3 or gate.ndim != other.ndim or gate.numel() <= 1:
        return None
    differs = [side > 1 and stride != 0 for side, stride in zip(gate.shape[1:], gate.stride()[1:], strict=True)]
    if other.ndim == 5:  # branches × channels
        return None if any(differs[2:]) or not any(differs) else "channel"
    if other.ndim == 4:
        first, middle, last = differs
        if first and not (middle or last):
            return "channel"
        if last and not (first or middle) and other.shape[1] != 1 and other.shape[-1] == gate.shape[-1]:
            return "channel"  # channels last: one number for each of the last axis
        if (middle and last and not first) or (first and middle and not last):
            return "spatial"
        return "both" if first and (middle or last) else None
    return "channel" if differs == [False, True] else None  # tokens × channels
