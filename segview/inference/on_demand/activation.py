"""The output of a layer, as one image."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.registry import Registry
from segview.core.base.text import Text
from segview.core.maps.maps import Chart, Kind, Map
from segview.core.maps.softsign import SOFT_NORM, SOFTSIGN
from segview.core.requests.map_query import Activation, Reduction
from segview.core.requests.request import Inspect
from segview.inference.maps.evidence import levels
from segview.inference.on_demand.subject import Given, Subject
from segview.inference.passes.forward import is_chart
from segview.networks.inspect.layers import capture_layers, find_layer

DEVIATIONS = "σ"
# Of normally distributed values, one in a few hundred is outside.
COMPONENT_SPAN = (-3.0, 3.0)
_SIGNED_SPAN = (-1.0, 1.0)


def maps(subject: Subject, questions: Sequence[Inspect]) -> Iterator[Given]:
    """Yield the activations of layers, all from one pass.

    Activations have no bounds. So that every image has the same scale, they are shown as x / (1 + |x|), which is 0.5
    where x is 1; the norm, which is never negative, as n / (1 + n).
    """
    there: list[tuple[Inspect, Activation]] = []
    for question in questions:
        assert isinstance(question.asked, Activation)
        try:
            find_layer(subject.network, question.asked.layer)
        except UserError as error:
            yield Given(question, problem=str(error))
        else:
            there.append((question, question.asked))
    places = [asked.layer for _, asked in there]
    with torch.inference_mode(), capture_layers(subject.network, places, subject.frame) as kept:
        subject.logits()
    for question, asked in there:
        if asked.layer not in kept:
            yield Given(
                question, problem=Text("{layer} gives no image here. Choose a layer inside it.", layer=asked.layer)
            )
            continue
        try:
            image = subject.covering(kept[asked.layer])
            yield Given(question, activation_result(asked, image), subject.resize_note(kept[asked.layer], image))
        except UserError as error:
            yield Given(question, problem=str(error))


def activation_result(asked: Activation, image: Tensor) -> Map | Chart:
    """Return an activation C × h × w as a map, or as a chart of its channels if it has no spatial extent.

    Raises:
        UserError: the layer does not have the chosen channel.
    """
    if is_chart(image):
        values = softsign(image.flatten()).cpu().numpy()
        return Chart(asked.name, values, tuple(str(index) for index in range(len(values))), _SIGNED_SPAN)
    return _REDUCTIONS[asked.reduction](asked, image)


def softsign(x: Tensor) -> Tensor:
    """Return x / (1 + |x|), in −1 to 1."""
    return x / (1 + x.abs())


def components(image: Tensor, count: int = 3) -> Tensor:
    """Return the first principal components of the pixels of C × h × w, ``count`` × h × w, in standard deviations.

    The sign of each is chosen so that the channel with the largest weight has a positive one. If there are fewer
    components than ``count``, the others are zeros.
    """
    pixels = image.flatten(1).T.double()
    pixels = pixels - pixels.mean(dim=0)
    # The smaller of the two products is used: both have the same nonzero eigenvalues.
    narrow = pixels.shape[1] <= pixels.shape[0]
    product = pixels.T @ pixels if narrow else pixels @ pixels.T
    strengths, vectors = torch.linalg.eigh(product)
    strengths, vectors = strengths.flip(0)[:count], vectors.flip(1)[:, :count]
    real = strengths > strengths[:1].clamp_min(1e-12) * 1e-9
    axes = vectors if narrow else pixels.T @ vectors
    axes = axes / axes.norm(dim=0).clamp_min(1e-12)
    most = axes.abs().argmax(dim=0)
    axes = axes * axes.gather(0, most[None]).sign()
    scores = pixels @ axes
    scores = torch.where(real, scores / scores.std(dim=0, unbiased=False).clamp_min(1e-12), 0.0)
    result = image.new_zeros((count, *image.shape[1:]))
    result[: scores.shape[1]] = scores.T.unflatten(1, image.shape[1:]).to(image.dtype)
    return result


def _mean(asked: Activation, image: Tensor) -> Map:
    return _signed_map(asked, image.mean(dim=0))


def _channel(asked: Activation, image: Tensor) -> Map:
    if asked.channel >= len(image):
        raise UserError(
            "{layer} has {count} channels, 0 to {count2}, but no channel {channel}.",
            layer=asked.layer,
            count=len(image),
            count2=len(image) - 1,
            channel=asked.channel,
        )
    return _signed_map(asked, image[asked.channel])


def _signed_map(asked: Activation, plane: Tensor) -> Map:
    return Map(asked.name, levels(softsign(plane), _SIGNED_SPAN), Kind.SIGNED, _SIGNED_SPAN, unit=SOFTSIGN)


def _norm(asked: Activation, image: Tensor) -> Map:
    # Divided by √C, so that layers with many and with few channels are on one scale.
    norm = image.square().mean(dim=0).sqrt()
    return Map(asked.name, levels(norm / (1 + norm)), Kind.SCALAR, unit=SOFT_NORM)


def _components(asked: Activation, image: Tensor) -> Map:
    values = levels(components(image).permute(1, 2, 0), COMPONENT_SPAN)
    return Map(asked.name, values, Kind.COMPONENTS, COMPONENT_SPAN, unit=DEVIATIONS)


_REDUCTIONS: Registry[Callable[[Activation, Tensor], Map]] = Registry(
    "way to show a layer",
    {
        Reduction.MEAN: _mean,
        Reduction.NORM: _norm,
        Reduction.CHANNEL: _channel,
        Reduction.COMPONENTS: _components,
    },
)
