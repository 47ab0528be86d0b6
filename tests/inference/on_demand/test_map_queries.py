"""Maps that are computed only when they are asked for: by hand, and against references of a few lines."""

from __future__ import annotations

import builtins
import gc
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.answers.map_result import MapResult
from segview.core.maps.maps import Chart, Kind, Map
from segview.core.requests.attention_query import AttentionAtPoint
from segview.core.requests.map_query import Activation, ClassMap, MapQuery, Method, Reduction, Target
from segview.core.requests.request import Inspect, Request
from segview.core.variants.ablation import Ablation, ablation_path
from segview.inference.on_demand.activation import activation_result, components
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.networks.base.network import SegmentationNetwork
from segview.networks.heads.output import probabilities
from segview.networks.inspect.attention_at_point import capture_at

Make = Callable[..., Path]
SEGFORMER: dict[str, Any] = {
    "name": "segformer",
    "architecture": "segformer_b0",
    "size": "small",
    "encoder": "",
    "decoder_channels": None,
}
LAYER, DEEP = "trunk.decoder.blocks.0", "trunk.encoder.model.layer1"


def inspected(predictor: Predictor, folder: Path, image: np.ndarray, *asked: MapQuery) -> list[MapResult]:
    """The complete answers, in the order of the questions."""
    request = Request(Path("image.png"), folder, scales=(1.0,))
    answers = list(predictor.inspect([Inspect(request, one) for one in asked], image))
    complete = {answer.question.asked: answer for answer in answers if answer.complete}
    assert len(complete) == len(asked)
    return [complete[one] for one in asked]


def as_map(answer: MapResult) -> Map:
    assert isinstance(answer.shown, Map), answer.problem
    return answer.shown


def hooks(network: nn.Module) -> int:
    return sum(
        len(module._forward_hooks) + len(module._forward_pre_hooks) + len(module._backward_hooks)
        for module in network.modules()
    )


def kept(work: Callable[[], object], *, first: int, then: int) -> int:
    """Return how many bytes more are held after some passes than after the first ones."""
    held: list[int] = []
    tracemalloc.start()
    for count in (first, then):
        for _ in range(count):
            work()
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return held[1] - held[0]


def test_components_of_points_on_a_line_lie_on_the_first_alone() -> None:
    # Five pixels on the line (3, −4)·t, t = −2 … 2, moved: spread √2 of t, and channel 1 counts most.
    t = torch.tensor([-2.0, -1, 0, 1, 2])
    image = torch.stack([3 * t + 7, -4 * t + 1])[:, None]
    found = components(image)
    assert found.shape == (3, 1, 5)
    assert torch.allclose(found[0, 0], -t / 2**0.5, atol=1e-6)
    assert found[1:].abs().max() == 0


def test_components_of_two_spreads_at_right_angles_by_hand() -> None:
    # A cross: four pixels at ±5 along channel 2, two at ±1 along channel 0.
    image = torch.zeros(3, 2, 3)
    image[2].flatten()[:4] = torch.tensor([5.0, -5, 5, -5])
    image[0].flatten()[4:] = torch.tensor([1.0, -1])
    first, second, third = components(image).flatten(1)
    strong, weak = (100 / 6) ** 0.5, (2 / 6) ** 0.5
    assert torch.allclose(first, torch.tensor([5, -5, 5, -5, 0, 0]) / strong, atol=1e-5)
    assert torch.allclose(second, torch.tensor([0, 0, 0, 0, 1, -1]) / weak, atol=1e-5)
    assert third.abs().max() == 0


@pytest.mark.parametrize("shape", [(5, 9, 8), (40, 3, 4)], ids=["more pixels", "more channels"])
def test_components_are_those_of_the_covariance(shape: tuple[int, int, int]) -> None:
    image = torch.randn(shape, generator=torch.Generator().manual_seed(0)).double()
    pixels = image.flatten(1).T.numpy()
    centred = pixels - pixels.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov(centred.T, bias=True))
    found = components(image).flatten(1).numpy()
    for index in range(3):
        axis = axes[:, -1 - index]
        scores = centred @ axis * np.sign(axis[np.abs(axis).argmax()])
        assert np.allclose(found[index], scores / scores.std(), atol=1e-6)


def test_reductions_by_hand() -> None:
    image = torch.tensor([[[3.0, 0.0]], [[-1.0, -4.0]]])
    mean = activation_result(Activation("a.b"), image)
    norm = activation_result(Activation("a.b", Reduction.NORM), image)
    channel = activation_result(Activation("a.b", Reduction.CHANNEL, 1), image)
    assert isinstance(mean, Map)
    assert isinstance(norm, Map)
    assert isinstance(channel, Map)
    assert np.allclose(mean.array(), [[1 / 2, -2 / 3]], atol=1e-4)
    n = np.sqrt([[5.0, 8.0]])
    assert np.allclose(norm.array(), n / (1 + n), atol=1e-4)
    assert np.allclose(channel.array(), [[-1 / 2, -4 / 5]], atol=1e-4)
    assert (mean.kind, mean.span, mean.name) == (Kind.SIGNED, (-1.0, 1.0), "layer/a.b/mean")
    chart = activation_result(Activation("a.b"), torch.tensor([1.0, -3.0])[:, None, None])
    assert isinstance(chart, Chart)
    assert np.allclose(chart.values, [0.5, -0.75])


def test_an_activation_is_what_the_layer_gives(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    # 33 × 47 is padded: the map must cover what is not.
    folder = lively("B", size=(33, 47))
    mean, colours, wrong, beyond = inspected(
        shared,
        folder,
        image,
        Activation(LAYER),
        Activation(LAYER, Reduction.COMPONENTS),
        Activation("trunk.decoder.block.0"),
        Activation(LAYER, Reduction.CHANNEL, 999),
    )
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    given: list[Tensor] = []
    handle = variant.network.get_submodule(LAYER).register_forward_hook(lambda _m, _i, o: given.append(o.clone()))
    with torch.inference_mode():
        variant.network(x)
    handle.remove()
    # Where the border of the image falls inside a pixel of the layer, the input's resolution decides.
    padded = variant.network.padded_size((33, 47))
    whole = functional.interpolate(given[0], padded, mode="bilinear")[0].mean(dim=0)[:33, :47]
    assert given[0].shape[-2:] != padded
    assert np.allclose(as_map(mean).array(), whole / (1 + whole.abs()), atol=1e-4)
    assert mean.note == f"from {given[0].shape[-2]} × {given[0].shape[-1]}"
    assert as_map(colours).values.shape == (33, 47, 3)
    assert as_map(colours).kind is Kind.COMPONENTS
    assert "Did you mean 'trunk.decoder.blocks.0'" in wrong.problem
    assert "but no channel 999" in beyond.problem


def test_an_activation_before_one_that_works_in_place_is_not_overwritten(
    shared: Predictor, lively: Make, image: np.ndarray
) -> None:
    folder = lively("A")
    network = shared.variant(folder).network
    norm = next(
        place
        for place, module in network.named_modules()
        if isinstance(module, nn.ReLU) and module.inplace and place.endswith("act1")
    ).replace("act1", "bn1")
    (before,) = inspected(shared, folder, image, Activation(norm, Reduction.CHANNEL, 0))
    assert as_map(before).array().min() < -0.1


def reference(network: SegmentationNetwork, place: str, x: Tensor, region: Tensor) -> tuple[Tensor, Tensor]:
    """Activation and gradient of the mean log-odds over a region, by autograd alone."""
    held: list[Tensor] = []

    def hold(_module: nn.Module, _inputs: Any, output: Tensor) -> Tensor:
        held.append(output.detach().clone().requires_grad_())
        return held[0]

    handle = network.get_submodule(place).register_forward_hook(hold)
    logits = network(x)
    handle.remove()
    odds = logits[0, 0] if logits.shape[1] == 1 else logits[0, 1] - logits[0, 0]
    (gradient,) = torch.autograd.grad(odds[region].mean(), held)
    return held[0][0].detach(), gradient[0]


def mask_of(network: SegmentationNetwork, x: Tensor) -> Tensor:
    with torch.no_grad():
        return probabilities(network(x))[0, 1] > 0.5


@pytest.mark.parametrize("head", ["A", "C"])
def test_grad_cam_is_that_of_ten_lines(shared: Predictor, lively: Make, image: np.ndarray, head: str) -> None:
    folder = lively(head)
    cam, plus = inspected(shared, folder, image, ClassMap(LAYER), ClassMap(LAYER, Method.GRAD_CAM_PLUS))
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    activation, gradient = reference(variant.network, LAYER, x, mask_of(variant.network, x))
    expected = (activation * gradient.mean(dim=(1, 2), keepdim=True)).sum(dim=0).relu()
    assert np.allclose(as_map(cam).array(), expected / expected.max(), atol=1e-3)
    assert as_map(cam).unit == f"× {float(expected.max()):.3g}"
    share = gradient**2 / (2 * gradient**2 + activation.sum(dim=(1, 2), keepdim=True) * gradient**3)
    weights = (share.nan_to_num() * gradient.relu()).sum(dim=(1, 2), keepdim=True)
    expected = (activation * weights).sum(dim=0).relu()
    assert np.allclose(as_map(plus).array(), expected / expected.max(), atol=1e-3)


def test_grad_cam_is_captums_own(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    attr = pytest.importorskip("captum.attr")
    folder = lively("B")
    point = (0.4, 0.6)
    (cam,) = inspected(shared, folder, image, ClassMap(DEEP, target=Target.POINT, point=point))
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing).requires_grad_()
    row, column = (int(part * 64) for part in point)

    def odds(x: Tensor) -> Tensor:
        logits = variant.network(x)
        return logits[:, 1, row, column] - logits[:, 0, row, column]

    module = variant.network.get_submodule(DEEP)
    theirs = attr.LayerGradCam(odds, module).attribute(x, relu_attributions=True)[0, 0].detach()
    assert np.allclose(as_map(cam).array(), theirs / theirs.max().clamp_min(1e-12), atol=1e-3)


def test_ablation_cam_is_what_happens_without_a_channel(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("B")
    (cam,) = inspected(shared, folder, image, ClassMap(DEEP, Method.ABLATION_CAM))
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    region = mask_of(variant.network, x)
    activation, _ = reference(variant.network, DEEP, x, region)
    without = [-1, *range(len(activation))]
    scores: list[Tensor] = []
    for channel in without:

        def ablate(_module: nn.Module, _inputs: Any, output: Tensor, channel: int = channel) -> Tensor:
            changed = output.clone()
            if channel >= 0:
                changed[:, channel] = 0
            return changed

        handle = variant.network.get_submodule(DEEP).register_forward_hook(ablate)
        with torch.no_grad():
            logits = variant.network(x)[0]
        handle.remove()
        scores.append((logits[1] - logits[0])[region].mean())
    weights = scores[0] - torch.stack(scores[1:])
    expected = (activation * weights[:, None, None]).sum(dim=0).relu()
    assert np.allclose(as_map(cam).array(), expected / expected.max().clamp_min(1e-12), atol=2e-3)


def test_ablation_tells_how_far_it_is_and_can_be_left(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("B")
    question = Inspect(
        Request(Path("image.png"), folder, scales=(1.0,)), ClassMap(DEEP, Method.ABLATION_CAM, threshold=0.5)
    )
    answers = shared.inspect([question], image)
    first = next(answers)
    assert not first.complete
    assert first.shown is None
    answers.close()
    assert hooks(shared.variant(folder).network) == 0
    shares = [one.share for one in shared.inspect([question], image)]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_eigen_cam_is_the_first_singular_vector(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("A")
    (cam,) = inspected(shared, folder, image, ClassMap(DEEP, Method.EIGEN_CAM))
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    activation, _ = reference(variant.network, DEEP, x, torch.ones(64, 64, dtype=torch.bool))
    left, strengths, _ = np.linalg.svd(activation.flatten(1).T.double().numpy(), full_matrices=False)
    plane = (left[:, 0] * strengths[0]).reshape(activation.shape[1:])
    plane = np.maximum(plane * np.sign(plane.sum()), 0)
    assert np.allclose(as_map(cam).array(), plane / plane.max(), atol=1e-3)


def test_parts_of_the_mask_add_up_and_have_their_own_maps(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("A")
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    mask = mask_of(variant.network, x)
    row, column = (int(index) for index in mask.nonzero()[0])
    outside = (~mask).nonzero()[0]
    inside = ((row + 0.5) / 64, (column + 0.5) / 64)
    part, whole, nothing = inspected(
        shared,
        folder,
        image,
        ClassMap(LAYER, target=Target.PART, point=inside),
        ClassMap(LAYER),
        ClassMap(LAYER, target=Target.PART, point=((outside[0].item() + 0.5) / 64, (outside[1].item() + 0.5) / 64)),
    )
    assert whole.note == f"mask, {int(mask.sum()):,} px"
    assert part.note.startswith("part, ")
    assert "no part of the mask at the point" in nothing.problem
    (none,) = inspected(shared, folder, image, ClassMap(LAYER, threshold=0.999999))
    assert "no mask to explain" in none.problem


def test_several_classes_explain_the_largest_or_the_one_at_the_point(
    shared: Predictor, lively: Make, image: np.ndarray
) -> None:
    folder = lively("plain", classes=4)
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    with torch.no_grad():
        labels = variant.network(x)[0].argmax(dim=0)
    counts = labels.flatten().bincount(minlength=4)
    largest = int(counts[1:].argmax()) + 1
    other = next(index for index in range(4) if index != largest and counts[index])
    row, column = (int(index) for index in (labels == other).nonzero()[0])
    point = ((row + 0.5) / 64, (column + 0.5) / 64)
    whole, at_point = inspected(
        shared, folder, image, ClassMap(LAYER), ClassMap(LAYER, target=Target.POINT, point=point)
    )
    assert whole.note == f"{variant.config.classes[largest]}, {int(counts[largest]):,} px"
    assert at_point.note.split(";")[0] == f"point, {variant.config.classes[other]}"


def test_without_captum_a_sentence_says_what_to_install(
    shared: Predictor, lively: Make, image: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: Any, **named: Any) -> Any:
        if name.split(".")[0] == "captum":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    gradients, eigen = inspected(shared, lively("A"), image, ClassMap(LAYER), ClassMap(LAYER, Method.EIGEN_CAM))
    assert "pip install 'segview[explain]'" in gradients.problem
    assert isinstance(eigen.shown, Map)


def test_attention_at_a_point_is_the_row_times_the_tokens(
    shared: Predictor, tiny_variant: Make, image: np.ndarray
) -> None:
    folder = tiny_variant(**SEGFORMER)
    blocks = (AttentionAtPoint(2, 1, point=(0.3, 0.8)), AttentionAtPoint(8, point=(0.3, 0.8)))
    head, mean, missing = inspected(shared, folder, image, *blocks, AttentionAtPoint(99, point=(0.3, 0.8)))
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    with torch.no_grad(), capture_at(variant.network, (0.3, 0.8), size=(64, 64)) as captured:
        variant.network(x)
    row = captured["attention/block 2/head 1 at point"].tensor[0, 0]
    assert np.allclose(as_map(head).array(), row * row.numel() / (1 + row * row.numel()), atol=1e-4)
    rows = torch.stack(
        [one.tensor[0, 0] for name, one in captured.items() if name.startswith("attention/block 8/head")]
    )
    even = rows.mean(dim=0) * rows[0].numel()
    assert np.allclose(as_map(mean).array(), even / (1 + even), atol=1e-4)
    assert "but no block 99" in missing.problem


def test_a_prediction_says_what_is_inside(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("A")
    *_, answer = shared.predict(Request(Path("image.png"), folder, scales=(0.5, 1.0)), image)
    layers = {layer.place: layer for layer in answer.inside.layers}
    network = shared.variant(folder).network
    assert list(layers) == [place for place, _ in network.named_modules() if place in layers]
    assert layers["head.convolution"].kind == "Conv2d"
    assert layers["head.convolution"].channels == 1
    assert not layers["trunk.encoder"].visible
    assert layers["trunk.encoder.model.conv1"].size is not None
    assert answer.inside.heads == ()
    assert hooks(network) == 0


def test_tokens_of_transformers_are_layers_with_a_size(
    shared: Predictor, tiny_variant: Make, image: np.ndarray
) -> None:
    folder = tiny_variant(**SEGFORMER)
    *_, answer = shared.predict(Request(Path("image.png"), folder, scales=(1.0,)), image)
    assert len(answer.inside.heads) == 8
    tokens = [layer for layer in answer.inside.layers if layer.kind == "Attention"]
    assert [layer.size for layer in tokens] == [(16, 16)] * 2 + [(8, 8)] * 2 + [(4, 4)] * 2 + [(2, 2)] * 2
    places = [layer.place for layer in tokens]
    activation, cam, ablation = inspected(
        shared, folder, image, Activation(places[0]), ClassMap(places[4]), ClassMap(places[4], Method.ABLATION_CAM)
    )
    assert as_map(activation).shape == (16, 16)
    assert as_map(cam).shape == as_map(ablation).shape == (4, 4)


def test_nothing_is_left_behind(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("A", size=(32, 32))
    network = shared.variant(folder).network
    asked: Sequence[MapQuery] = (
        Activation(LAYER),
        Activation("nowhere"),
        ClassMap(LAYER),
        ClassMap("head.convolution", threshold=0.999999),
        AttentionAtPoint(1, point=(0.5, 0.5)),
    )

    more = kept(lambda: inspected(shared, folder, image, *asked), first=3, then=25)
    assert hooks(network) == 0
    assert more < 50_000
    assert not any(parameter.requires_grad for parameter in network.parameters())
    *_, again = shared.predict(replace(Request(Path("p.png"), folder), scales=(1.0,)), image)
    assert again.complete


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_memory_is_flat_over_a_thousand_passes(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("A", size=(16, 16))
    asked: Sequence[MapQuery] = (Activation(LAYER), Activation(DEEP, Reduction.NORM))

    more = kept(lambda: inspected(shared, folder, image, *asked), first=50, then=1000)
    assert hooks(shared.variant(folder).network) == 0
    assert more < 50_000


def test_a_changed_variant_is_inspected_as_it_is_changed(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("C")
    place = "head.attention"
    (before,) = inspected(shared, folder, image, Activation("head.convolution"))
    after, gone = inspected(
        shared,
        ablation_path(folder, Ablation(without=("cbam",))),
        image,
        Activation("head.convolution"),
        Activation(place),
    )
    assert not np.allclose(as_map(before).array(), as_map(after).array(), atol=1e-2)
    # In the place of the block stands what passes its input on.
    assert as_map(gone).shape == as_map(after).shape


def test_scale_attention_is_inspected_at_scale_one(shared: Predictor, lively: Make, image: np.ndarray) -> None:
    folder = lively("A", scale_attention="hierarchical")
    mean, cam = inspected(shared, folder, image, Activation("head.convolution"), ClassMap(LAYER))
    assert as_map(mean).shape[0] * 64 == as_map(mean).shape[1] * 64
    assert cam.problem == "" or "no mask" in cam.problem


@pytest.mark.gpu
def test_a_gpu_finds_the_same(lively: Make, image: np.ndarray) -> None:
    folder = lively("B")
    asked = (
        Activation(LAYER),
        Activation(LAYER, Reduction.COMPONENTS),
        *(ClassMap(DEEP, method) for method in Method),
        ClassMap(LAYER, target=Target.POINT, point=(0.5, 0.5)),
    )
    found: dict[str, list[MapResult]] = {}
    for device in ("cpu", "cuda"):
        request = Request(Path("image.png"), folder, scales=(1.0,), device=device)
        questions = [Inspect(request, one) for one in asked]
        found[device] = [one for one in Predictor().inspect(questions, image) if one.complete]
    for one, other in zip(found["cpu"], found["cuda"], strict=True):
        assert as_map(one).name == as_map(other).name
        assert np.allclose(as_map(one).array(), as_map(other).array(), atol=0.02)
