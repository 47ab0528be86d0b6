"""Construction of a network from a spec."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional, init

from segview.core.base.errors import UserError, first_sentence
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.attention.placement import place_attention
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.outlines import CallInterceptor, on_meta
from segview.networks.base.trunk import REFUSALS, Trunk
from segview.networks.heads.output import OutputHead
from segview.networks.scale import SCALE_ATTENTION

DRAWN = frozenset(
    (
        init.kaiming_normal_,
        init.kaiming_uniform_,
        init.normal_,
        init.trunc_normal_,
        init.uniform_,
        init.xavier_normal_,
        init.xavier_uniform_,
        torch.Tensor.normal_,
        torch.Tensor.uniform_,
    )
)


def build(spec: NetworkSpec) -> SegmentationNetwork:
    """Return the network that a spec describes, with random weights.

    Raises:
        UserError: the architecture or the encoder is unknown, or they cannot be combined.
    """
    network = _assemble(spec)
    place_attention(network, spec)
    return network


def _assemble(spec: NetworkSpec) -> SegmentationNetwork:
    built = ARCHITECTURES[spec.architecture](spec)
    if not spec.scale_attention and isinstance(built, SegmentationNetwork):
        return built
    if isinstance(built, SegmentationNetwork) or type(built).upsample is not Trunk.upsample:
        raise UserError(
            "{architecture} takes no scale attention, because it has its own output layer. Choose an "
            "architecture that takes every head, for example unet or deeplabv3plus.",
            architecture=spec.architecture,
        )
    head = OutputHead(built.channels, spec, built.classifier)
    kind = SCALE_ATTENTION[spec.scale_attention] if spec.scale_attention else None
    return kind(built, head, spec) if kind else SegmentationNetwork(built, head)


def outline(spec: NetworkSpec) -> SegmentationNetwork:
    """Return the network that a spec describes on torch's meta device: names and shapes, no memory for the numbers.

    A file of weights is compared with this outline before memory for the weights is allocated.

    Raises:
        UserError: as for ``build``.
    """
    with on_meta(), _passing_over(_draws):
        return build(spec)


def build_unfilled(spec: NetworkSpec) -> SegmentationNetwork:
    """Return the network that a spec describes, with uninitialised weights, to be filled from a file.

    Raises:
        UserError: as for ``build``.
    """
    with _passing_over(_draws):
        return build(spec)


def rehearse(frame: SegmentationNetwork, spec: NetworkSpec, size: tuple[int, int]) -> None:
    """Run an outline on the outline of an image, because some wrong options fail only in the forward pass.

    Raises:
        UserError: the network cannot run on images of ``size``, or its output does not have the shape of logits.
    """
    try:
        with torch.no_grad(), _passing_over(_keeps_shape):
            given = tuple(frame.eval()(torch.empty(1, spec.in_channels, *size, device="meta")).shape)
    except REFUSALS as error:
        if "meta" in str(error):  # the failed operation needs real numbers: the network may still be valid
            return
        raise UserError(
            "The network of the spec cannot run at {size} × {size2}: {error}. Change its options or the input size.",
            size=size[0],
            size2=size[1],
            error=first_sentence(error),
        ) from error
    if given != (1, spec.outputs, *size):
        raise UserError(
            "The network of the spec gives {given} for an input of {size}. Change its options.", given=given, size=size
        )


def _passing_over(chosen: Callable[[Callable[..., Any], tuple[Any, ...]], bool]) -> CallInterceptor:
    """Make some calls of torch return their first argument unchanged.

    Args:
        chosen: Whether to do so for a call; called with its function and its arguments.
    """

    def answer(func: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> Any:
        return (*args, *given.values())[0] if chosen(func, args) else func(*args, **given)

    return CallInterceptor(answer)


def _draws(func: Callable[..., Any], _args: tuple[Any, ...]) -> bool:
    """Return whether a call draws random weights: a file replaces them, and an outline has no memory for them."""
    return func in DRAWN


def _keeps_shape(func: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    """Return whether a call keeps the shape but is slow on the meta device: torch decomposes it there in Python."""
    return func is functional.hardtanh or (func is functional.batch_norm and _has_means(*args[:2]))


def _has_means(image: torch.Tensor, mean: torch.Tensor | None = None) -> bool:
    """Return whether the call has a running mean for each channel; instance norms compute their own means."""
    return mean is not None and len(mean) == image.shape[1]
