"""Maps of a network's taps: attention gates, their parts, and the output maps before the softmax."""

from __future__ import annotations

from collections.abc import Iterator

from segview.core.maps.maps import Chart, Map
from segview.core.variants.classes import background_of
from segview.inference.maps.evidence import Evidence, levels
from segview.inference.passes.forward import Forward, is_chart
from segview.networks.base.tap import SummaryTap, TapOutput


def maps(evidence: Evidence) -> Iterator[Map | Chart]:
    """Yield the maps and charts of every tap at the newest scale; names start with ``scale/…/`` except at the base."""
    forward = evidence.newest
    prefix = "" if forward.scale == evidence.base else f"scale/{forward.scale:g}/"
    # Of a group with one map for each class, the map of the class with the largest area is shown by default.
    most = _most_found(evidence) if any(one.tap.own for one in forward.tap_outputs.values()) and not prefix else 0
    yield from _of_scale(forward, prefix, evidence.classes, most)


def _most_found(evidence: Evidence) -> int:
    """Return the index of the class with the most pixels, except background; with two classes the target's."""
    if len(evidence.classes) == 2:
        return 1
    counts = evidence.merged.argmax(dim=0).flatten().bincount(minlength=len(evidence.classes))
    background = background_of(evidence.classes)
    if background is not None:
        counts[background] = -1
    return int(counts.argmax())


def _of_scale(forward: Forward, prefix: str, classes: tuple[str, ...], most: int) -> Iterator[Map | Chart]:
    for name, one in forward.tap_outputs.items():
        if isinstance(one.tap, SummaryTap):
            continue
        if is_chart(one.tensor):
            values = one.tensor.flatten().float().cpu().numpy()
            labels = tuple(str(i) for i in range(len(values)))
            if one.tap.channels is not None:
                labels = _channels(one.tap.channels, classes)
            yield Chart(prefix + name, values, labels, one.tap.span)
            continue
        for plane_name, plane in zip(_names(name, one, classes), one.tensor, strict=True):
            tap = one.tap
            shown = tap.own and not prefix and (tap.channels is None or plane_name == f"{name}/{classes[most]}")
            yield Map(prefix + plane_name, levels(plane, tap.span), tap.kind, tap.span, unit=tap.unit, own=shown)


def _names(name: str, one: TapOutput, classes: tuple[str, ...]) -> tuple[str, ...]:
    channels = one.tap.channels
    if channels is None:
        return (name,) if len(one.tensor) == 1 else tuple(f"{name}/{i}" for i in range(len(one.tensor)))
    return tuple(f"{name}/{channel}" for channel in _channels(channels, classes))


def _channels(channels: tuple[str, ...], classes: tuple[str, ...]) -> tuple[str, ...]:
    # Output maps are named after the variant's classes: all of them, all but the background, or the target alone.
    own = classes[-len(channels) :]
    return own if len(channels) in (1, len(classes) - 1, len(classes)) else channels
