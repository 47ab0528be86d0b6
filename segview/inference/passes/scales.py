"""Several scales become one."""

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
    """Return scales in the order in which they are computed: the one nearest to 1 first, then from coarse to fine."""
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
    """Return the probabilities that a network with scale attention makes of its scales, and what each scale counts.

    They are K × rows × columns and, for each scale, 1 × rows × columns, which over the scales sum to 1; the weights
    are those of the plain image, as what taps hear is.
    """
    # The results may lie elsewhere than the network: of a large image they are kept on the CPU.
    device = network.device
    seen = {one.scale: one.seen.to(device) for one in forwards if one.seen is not None}
    with torch.inference_mode():
        merged = network.merge(seen)
        shares = merge_mirrored(probabilities(merged.logits))
    home = forwards[0].probabilities.device
    return shares.to(home), {scale: weight[0].to(home) for scale, weight in merged.weights.items()}


def merge(stack: Tensor, how: str) -> Tensor:
    """Return the probabilities of S scales, S × K × rows × columns, merged: K × rows × columns.

    ``average`` is the mean over the scales; ``max`` is the largest over the scales, class by class, divided by the
    sum over the classes.

    Raises:
        UserError: there is no such way.
    """
    return MERGES[how](stack)


def at_size(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """Return C × rows × columns at another size, bilinear."""
    if tuple(planes.shape[-2:]) == size:
        return planes
    return functional.interpolate(planes[None], size, mode="bilinear", align_corners=False)[0]
