"""Class activation maps: the evidence of a layer for the class of the mask, of a part of it, or of a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

import torch
from torch import Tensor

from segview.annotation.region_tools import component
from segview.core.base.errors import UserError, first_sentence
from segview.core.base.registry import Registry
from segview.core.base.text import Text
from segview.core.maps.maps import Kind, Map
from segview.core.requests.map_query import ClassMap, Method, Target
from segview.core.requests.request import Inspect
from segview.inference.backends.devices import out_of_memory
from segview.inference.maps.evidence import levels
from segview.inference.on_demand.subject import Given, Subject
from segview.networks.heads.output import probabilities
from segview.networks.inspect.layers import as_feature_maps, capture_layers, find_layer

# Channels ablated between two yields, at which the caller can cancel, and channels in one batch.
_CHUNK, _TOGETHER = 16, 8
_MISSING = Text(
    "Class activation maps are computed by captum, which is not installed. Install it with pip install "
    "'segview[explain]', or choose Eigen-CAM."
)


@dataclass(frozen=True, eq=False)
class Aim:
    """The score that a class activation map explains.

    Attributes:
        region: Pixels over which the score is averaged, rows × columns of the input, bool.
        index: Index of the class.
        words: Description of the region, for the user.
    """

    region: Tensor
    index: int
    words: str


def maps(subject: Subject, questions: Sequence[Inspect]) -> Iterator[Given]:
    """Yield the class activation map of one question; slow methods first yield empty results that tell the progress.

    The map explains the mean score over the mask, its part at the point, or the point. With two classes the score is
    the log-odds of the target, else the logit of the class. A map is max(Σ w · activation, 0) with a weight w for each
    channel, divided by its largest number, which is given as the unit.

    - Grad-CAM (Selvaraju et al., 2017): w is the mean gradient of the score.
    - Grad-CAM++ (Chattopadhay et al., 2018): positive gradients, weighed by what they contribute.
    - Ablation-CAM (Ramaswamy and Desai, 2020): w is how far the score falls without the channel; no gradients.
    - Eigen-CAM (Muhammad and Yeasin, 2020): the first singular vector of the activation, whatever the class.

    Raises:
        UserError: the layer or the region does not exist, or captum is not installed.
    """
    (question,) = questions
    asked = question.asked
    assert isinstance(asked, ClassMap)
    find_layer(subject.network, asked.layer)
    aim = Aim(torch.empty(0), 0, "") if asked.method is Method.EIGEN_CAM else aim_of(subject, asked)
    for share, drawn in _METHODS[asked.method](subject, asked.layer, aim):
        if drawn is None:
            yield Given(question, share=share)
            continue
        plane = subject.covering(drawn[None, None].clamp_min(0))[0]
        largest = float(plane.max())
        values = levels(plane / largest if largest > 0 else plane)
        note = aim.words if largest > 0 else Text("{aim}; nowhere positive", aim=aim.words)
        yield Given(question, Map(asked.name, values, Kind.SCALAR, unit=f"× {largest:.3g}"), note)


def aim_of(subject: Subject, asked: ClassMap) -> Aim:
    """Return the region and class that a question wants explained, at the size of the input.

    Raises:
        UserError: there is no mask, or none at the point.
    """
    with torch.inference_mode():
        shares = probabilities(subject.logits())[0]
    two = len(shares) == 2
    labels = (shares[1] > asked.threshold).long() if two else shares.argmax(dim=0)
    if asked.target is Target.MASK:
        counts = labels.flatten().bincount(minlength=len(shares))[1:]
        if not counts.any():
            raise UserError("There is no mask to explain. Lower the threshold, or explain a point.")
        index = int(counts.argmax()) + 1
        words = "mask" if two else subject.config.classes[index]
        return Aim(labels == index, index, Text("{words}, {count:,} px", words=words, count=int(counts[index - 1])))
    assert asked.point is not None
    row, column = (min(int(part * side), side - 1) for part, side in zip(asked.point, labels.shape, strict=True))
    index = int(labels[row, column])
    if asked.target is Target.POINT:
        region = torch.zeros_like(labels, dtype=torch.bool)
        region[row, column] = True
        return Aim(region, 1 if two else index, Text("point, {name}", name=subject.config.classes[1 if two else index]))
    if index == 0:
        raise UserError("There is no part of the mask at the point. Choose a point inside the mask.")
    found = component((labels == index).cpu().numpy(), row, column)
    region = torch.from_numpy(found).to(labels.device)
    return Aim(region, index, Text("part, {count:,} px", count=int(region.sum())))


def scoring(subject: Subject, aim: Aim) -> Callable[[Tensor], Tensor]:
    """Return a callable that gives the score of each image of a batch: the mean over the region."""
    share = aim.region / aim.region.sum()

    def score(x: Tensor) -> Tensor:
        logits = subject.logits(x).float()
        single = logits.shape[1] == 1
        plane = (
            logits[:, 0] if single else logits[:, 1] - logits[:, 0] if logits.shape[1] == 2 else logits[:, aim.index]
        )
        return (plane * share).sum(dim=(1, 2))

    return score


Steps = Iterator[tuple[float, Tensor | None]]


def _grad_cam(subject: Subject, place: str, aim: Aim) -> Steps:
    activation, gradient = _with_gradient(subject, place, aim)
    yield 1.0, _weighted_sum(activation, gradient.mean(dim=(1, 2)))


def _grad_cam_plus(subject: Subject, place: str, aim: Aim) -> Steps:
    activation, gradient = _with_gradient(subject, place, aim)
    squares, cubes = gradient**2, gradient**3
    below = 2 * squares + activation.sum(dim=(1, 2), keepdim=True) * cubes
    shares = torch.where(below != 0, squares / torch.where(below != 0, below, 1.0), 0.0)
    yield 1.0, _weighted_sum(activation, (shares * gradient.clamp_min(0)).sum(dim=(1, 2)))


def _ablation_cam(subject: Subject, place: str, aim: Aim) -> Steps:
    attr, module = _captum(), find_layer(subject.network, place)
    activation, raw = _layer_output(subject, place), attr.LayerActivation(subject.logits, module).attribute(subject.x)
    channels = activation.shape[0]
    ablation = attr.LayerFeatureAblation(scoring(subject, aim), module)
    weights = activation.new_zeros(channels)
    for first in range(0, channels, _CHUNK):
        yield first / channels, None
        end = min(first + _CHUNK, channels)
        # The channels of this chunk have a group each; the others share one, because captum needs a group for each.
        groups = torch.zeros(channels, dtype=torch.long, device=activation.device)
        groups[first:end] = torch.arange(1, end - first + 1, device=activation.device)
        with torch.no_grad():
            mask = _group_of_channels(groups, raw, subject.frame)
            fall = ablation.attribute(subject.x, layer_mask=mask, perturbations_per_eval=_TOGETHER)
        weights[first:end] = _image(fall, subject, place)[first:end].mean(dim=(1, 2))
    yield 1.0, _weighted_sum(activation, weights)


def _eigen_cam(subject: Subject, place: str, _aim: Aim) -> Steps:
    activation = _layer_output(subject, place)
    pixels = activation.flatten(1).T
    _, _, directions = torch.linalg.svd(pixels.double(), full_matrices=False)
    plane = (pixels @ directions[0].to(pixels.dtype)).unflatten(0, activation.shape[1:])
    yield 1.0, plane * (plane.sum().sign() or 1.0)


_METHODS: Registry[Callable[[Subject, str, Aim], Steps]] = Registry(
    "class activation map",
    {
        Method.GRAD_CAM: _grad_cam,
        Method.GRAD_CAM_PLUS: _grad_cam_plus,
        Method.ABLATION_CAM: _ablation_cam,
        Method.EIGEN_CAM: _eigen_cam,
    },
)


def _weighted_sum(activation: Tensor, weights: Tensor) -> Tensor:
    return (activation * weights[:, None, None]).sum(dim=0)


def _captum() -> ModuleType:
    try:
        from captum import attr
    except ImportError as error:
        raise UserError(_MISSING) from error
    return attr


def _with_gradient(subject: Subject, place: str, aim: Aim) -> tuple[Tensor, Tensor]:
    """Return the output of a layer, C × h × w, and the gradient of the score with respect to it."""
    attr, module = _captum(), find_layer(subject.network, place)
    x, score = subject.x.clone().requires_grad_(), scoring(subject, aim)
    try:
        gradient = attr.LayerGradientXActivation(score, module, multiply_by_inputs=False).attribute(x)
    except RuntimeError as error:
        if out_of_memory(error) or ("grad" not in str(error) and "graph" not in str(error)):
            raise
        raise UserError(
            "No gradient leads from the score back to this layer ({error}). Choose another layer, or Eigen-CAM.",
            error=first_sentence(error),
        ) from error
    return _layer_output(subject, place), _image(gradient, subject, place)


def _layer_output(subject: Subject, place: str) -> Tensor:
    with torch.inference_mode(), capture_layers(subject.network, [place], subject.frame) as kept:
        subject.logits()
    if place not in kept:
        raise UserError("{place} gives no image here. Choose a layer inside it.", place=place)
    return kept[place][0].float()


def _image(raw: Tensor | tuple[Tensor, ...], subject: Subject, place: str) -> Tensor:
    image = as_feature_maps(raw, subject.frame)
    if image is None:
        raise UserError("{place} gives no image here. Choose a layer inside it.", place=place)
    return image[0].detach().float()


def _group_of_channels(groups: Tensor, raw: Tensor, frame: tuple[int, int]) -> Tensor:
    """Return the group of each channel, with a shape that fits the layout of the layer's output."""
    image = as_feature_maps(raw, frame)
    assert image is not None
    place = 1 if image.shape[:2] == raw.shape[:2] else raw.ndim - 1
    shape = [1] * raw.ndim
    shape[place] = len(groups)
    return groups.view(shape)
