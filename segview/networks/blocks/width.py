"""Numbers of channels, as published or reduced."""

from __future__ import annotations

from segview.core.variants.spec import NetworkSpec


def scale_channels(channels: int, divisor: float, *, multiple: int = 8) -> int:
    """Return a number of channels divided by ``divisor``, rounded to a multiple of ``multiple`` and at least that."""
    return max(multiple, round(channels / divisor / multiple) * multiple)


def channels_for(spec: NetworkSpec, channels: int, divisor: float) -> int:
    """Return the published number of channels for the size ``paper``, and 1/``divisor`` of it for ``small``."""
    return channels if spec.size == "paper" else scale_channels(channels, divisor)
