"""Size, computing cost and maps of each architecture, for the table and the page of the docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch.utils.flop_counter import FlopCounterMode

from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.attention import ATTENTION
from segview.networks.attention.placement import build_attention
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.outlines import on_meta
from segview.networks.base.tap import Tap, taps
from segview.networks.build import build, outline
from segview.networks.inspect.attention_blocks import attention_blocks
from segview.networks.inspect.timing import seconds

SIDE = 224


@dataclass(frozen=True)
class NetworkRow:
    """One architecture with its default options and head A.

    Attributes:
        name: Its name in the table of architectures.
        encoder: Its default encoder.
        paper: Authors and year, and deviations from the paper.
        parameters: Number of parameters of the published size.
        small: Number of parameters of the small size.
        multiply_adds: For one image of 224 × 224 in the published size.
        maps: Names of its maps.
        seconds: For one image of 224 × 224 in the published size, if measured.
        small_seconds: The same in the small size.
    """

    name: str
    encoder: str
    paper: str
    parameters: int
    small: int
    multiply_adds: int
    maps: tuple[str, ...]
    seconds: float | None = None
    small_seconds: float | None = None


def network_names() -> list[str]:
    """Return the names of the architectures that are networks."""
    return [name for name in ARCHITECTURES if NetworkSpec(architecture=name).learns]


def rows(*, timed_on: str = "") -> Iterator[NetworkRow]:
    """Yield a row for each network, by name.

    Only outlines without weights are built, unless a device is named to measure the time on.
    """
    for name in network_names():
        architecture, spec = ARCHITECTURES[name], NetworkSpec(architecture=name)
        narrow = spec.model_copy(update={"size": "small"})
        network, small = outline(spec), outline(narrow)
        shown = tuple(dict.fromkeys(tap.name for tap in taps(network)))
        yield NetworkRow(
            name=name,
            encoder=architecture.encoder,
            paper=architecture.paper,
            parameters=_parameters(network),
            small=_parameters(small),
            multiply_adds=_multiply_adds(network, spec.in_channels),
            maps=shown,
            seconds=_seconds(spec, timed_on),
            small_seconds=_seconds(narrow, timed_on),
        )


def maps_page() -> str:
    """Return the page that lists what every architecture, attention module and scale attention shows, as Markdown."""
    parts = [_INTRODUCTION]
    for name, architecture in ARCHITECTURES.items():
        network = outline(NetworkSpec(architecture=name, in_channels=architecture.channels))
        parts.append(f"## {name}\n\n{architecture.paper}.\n\n{_format_table(taps(network))}{_at_point(network)}")
    parts.append("## Attention modules\n\nAt a decoder block or an encoder stage its label stands before the name.")
    for name in ATTENTION:
        with on_meta():
            module = build_attention(NetworkSpec(attention=name), 64)
        parts.append(f"### {name}\n\n{_format_table(taps(module))}")
    parts.append("## Scale attention")
    for kind in ("explicit", "hierarchical"):
        spec = NetworkSpec.model_validate({"scale_attention": kind})
        own = [tap for tap in taps(outline(spec)) if tap.name not in _names(NetworkSpec())]
        parts.append(f"### {kind}\n\n{_format_table(own)}")
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """\
# Maps

The maps of the inside of each network. Every network also has `mask` or `labels`, `probability/…` of each class,
`uncertainty`, `scale/…/probability/…` of each scale and `scale/disagreement`. Written by `segview networks --maps`.

A network with dropout can make several passes (Gal, 2016; Kendall et al., 2015). Their maps are
`dropout/probability/…`, the mean; `dropout/deviation`, the standard deviation of the probability (σ, 0 to 0.5; of
many classes the largest); `dropout/entropy`, that of the mean (bit, 0 to log2 of the number of classes); and
`dropout/information`, the part of this entropy that comes from their disagreement.

Networks that learn from labels of images also have `cam/saliency`, 0.8 of their fused attention and 0.2 of the grey
image (Hou et al., 2018).

Every map lies on the absolute scale of its span, the same for every image and variant. `a/(1 + a)` is the energy of
features, with a the mean absolute value of the channels. Members in braces are the classes."""


def _format_table(shown: tuple[Tap, ...] | list[Tap]) -> str:
    lines = ["| map | read as | span | unit |", "|---|---|---|---|"]
    rows_by_name: dict[str, str] = {}
    for tap in shown:
        name = f"{tap.name}/{{class}}" if tap.channels else tap.name
        low, high = tap.span
        rows_by_name[name] = f"| `{name}` | {tap.kind} | {low:g} to {high:g} | {tap.unit} |"
    return "\n".join([*lines, *rows_by_name.values()])


def _at_point(network: SegmentationNetwork) -> str:
    blocks = attention_blocks(network)
    if not blocks:
        return ""
    return f"\n\nAsked for, from a point: `{blocks[0].names[0]}` to `{blocks[-1].names[-1]}`."


def _seconds(spec: NetworkSpec, device: str) -> float | None:
    return seconds(build(spec), spec.in_channels, side=SIDE, device=device) if device else None


def _names(spec: NetworkSpec) -> set[str]:
    return {tap.name for tap in taps(outline(spec))}


def _parameters(network: SegmentationNetwork) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def _multiply_adds(network: SegmentationNetwork, channels: int) -> int:
    """Return half of the floating-point operations that torch counts for convolutions, products and attention."""
    counter = FlopCounterMode(display=False)
    with torch.no_grad(), counter:
        network.eval()(torch.empty(1, channels, SIDE, SIDE, device="meta"))
    return counter.get_total_flops() // 2
