"""Merging the probabilities of several scales."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from segview.core.base.registry import Registry
from segview.inference.passes.forward import Forward, merge_mirrored
from segview.networks.heads.output import probabilities
from segview.networks.scale import ScaleNetwork


def _average(stack: Tensor) -> Tensor:
    return stack.mean(dim=0)


def _max(stack: Tensor) -> Tensor:
    largest = stack.amax(dim=0)
    return largest / largest.sum(dim=0, keepdim=True)


MERGES: Registry[Callable[[Tensor], Tensor]] = Registry("way to merge scales", {"average": _average, "max": _max})


def order(scales: Sequence[float]) -> tuple[float, ...]:
    """Return scales in the order of computation: the scale nearest to 1 first, then ascending."""
    first = nearest_to_one(scales)
    return (first, *sorted(scale for scale in scales if scale != first))


def nearest_to_one(scales: Sequence[float]) -> float:
    """Return the scale nearest to the network's input size."""
    return min(scales, key=lambda scale: (abs(scale - 1), scale))


def stack_scales(forwards: Sequence[Forward]) -> Tensor:
    """Return each scale's probabilities at the finest scale's resolution: S × K × rows × columns, bilinear."""
    finest = max((one.probabilities for one in forwards), key=lambda p: p.shape[-2] * p.shape[-1])
    device = finest.device if all(one.probabilities.device == finest.device for one in forwards) else "cpu"
    size = finest.shape[-2:]
    return torch.stack([at_size(one.probabilities.to(device), (size[0], size[1])) for one in forwards])


def merge_by_attention(network: ScaleNetwork, forwards: Sequence[Forward]) -> tuple[Tensor, dict[float, Tensor]]:
    """Return the probabilities that scale attention makes of the scales, and the weight of each scale.

    They are K × rows × columns and, for each scale, 1 × rows × columns; the weights sum to 1 over the scales and are
    those of the plain image, like tap outputs.
    """
    # The results may be on another device than the network: those of a large image are kept on the CPU.
    device = network.device
    seen = {one.scale: one.seen.to(device) for one in forwards if one.seen is not None}
    with torch.inference_mode():
        merged = network.merge(seen)
        shares = merge_mirrored(probabilities(merged.logits))
    home = forwards[0].probabilities.device
    return shares.to(home), {scale: weight[0].to(home) for scale, weight in merged.weights.items()}


def merge(stack: Tensor, how: str) -> Tensor:
    """Merge the probabilities of S scales, S × K × rows × columns, and return K × rows × columns.

    ``average`` is the mean over the scales; ``max`` is the largest over the scales, class by class, divided by the
    sum over the classes.

    Raises:
        UserError: there is no way to merge of that name.
    """
    return MERGES[how](stack)


def at_size(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """Return C × rows × columns at another size, interpolated bilinearly."""
    if tuple(planes.shape[-2:]) == size:
        return planes
    return functional.interpolate(planes[None], size, mode="bilinear", align_corners=False)[0]
