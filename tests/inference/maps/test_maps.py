"""Maps: every tap is there with its kind and span, covers exactly the image, and is finite and inside its span."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import LEVELS, Kind, level_of, quantised
from segview.core.requests.request import Request
from segview.inference.backends.devices import ExecutionMode
from segview.inference.maps.evidence import levels
from segview.inference.passes.forward import forward, network_input
from segview.inference.passes.scales import at_size
from segview.inference.predict.predictor import Predictor
from segview.networks.base.tap import capture
from segview.networks.heads.output import probabilities

MakeVariant = Callable[..., Path]
SCALES = (0.3, 1.0, 1.7)
SIGNED, GATE = (Kind.SIGNED, (-1.0, 1.0)), (Kind.SCALAR, (0.0, 1.0))
LOGIT = (Kind.SIGNED, (-12.0, 12.0))
TAPS: dict[str, dict[str, tuple[Kind, tuple[float, float]]]] = {
    "A": {"output/polyp": LOGIT},
    "B": {"output/background": LOGIT, "output/polyp": LOGIT},
    "C": {"cbam/spatial": GATE, "output/background": SIGNED, "output/polyp": SIGNED},
    "D": {
        "cbam/spatial": SIGNED,
        "cbam/sigmoid": GATE,
        "cbam/tanh": SIGNED,
        "output/background": LOGIT,
        "output/polyp": LOGIT,
    },
    "plain": {f"output/{name}": LOGIT for name in ("background", "class 1", "class 2", "class 3")},
}
DEEPLAB: dict[str, Any] = {"architecture": "deeplabv3plus", "decoder_channels": (16,)}
FIELDS: dict[str, dict[str, Any]] = {"C": {"output_activation": "tanh"}, "plain": {"classes": 4}}


def _answer(shared: Predictor, folder: Path, image: np.ndarray, **how: Any) -> Prediction:
    *_, last = shared.predict(Request(Path("x.png"), folder, device="cpu", **how), image)
    return last


@pytest.fixture
def answer(request: pytest.FixtureRequest, shared: Predictor, lively: MakeVariant, image: np.ndarray) -> Prediction:
    """The answer of a variant with the head that the test names, at sizes that its trunk must pad."""
    return _answer(shared, lively(request.param, size=(33, 47), **FIELDS.get(request.param, {})), image, scales=SCALES)


@pytest.mark.parametrize(("head", "answer"), [(head, head) for head in TAPS], indirect=["answer"])
def test_every_tap_is_a_map_at_every_scale(head: str, answer: Prediction) -> None:
    for prefix in ("", "scale/0.3/", "scale/1.7/"):
        for name, (kind, span) in TAPS[head].items():
            one = answer.maps[prefix + name]
            assert (one.name, one.kind, one.span) == (prefix + name, kind, span)
    assert not any(name.startswith("scale/1/output") for name in answer.maps)
    assert {name for name in answer.maps if name.startswith(("cbam", "output"))} == set(TAPS[head])
    charts = {f"{prefix}cbam/channel" for prefix in ("", "scale/0.3/", "scale/1.7/")} if head in "CD" else set()
    assert set(answer.charts) == charts
    assert all(chart.values.shape == (8,) and 0 < chart.values.min() < 1 for chart in answer.charts.values())


@pytest.mark.parametrize("answer", list(TAPS), indirect=True)
def test_every_map_covers_the_image_and_is_finite_inside_its_span(answer: Prediction) -> None:
    # The size of the image, or of its input at one of the scales, without what was padded.
    sizes = {(75, 58), (10, 14), (33, 47), (56, 80)}
    for one in answer.maps.values():
        assert one.shape in sizes
        real = one.array()
        assert np.isfinite(real).all()
        if one.kind is not Kind.LABELS:
            assert one.span[0] <= real.min() <= real.max() <= one.span[1]
        assert np.ptp(real) > 0
    for name in ("mask", "labels", "uncertainty", *(f"probability/{name}" for name in answer.classes)):
        assert name not in answer.maps or answer.maps[name].shape == (75, 58)


@pytest.mark.parametrize("answer", ["A", "D"], indirect=True)
def test_mask_probabilities_and_uncertainty_of_two_classes_share_their_numbers(answer: Prediction) -> None:
    target = answer.target
    assert target is not None
    for name in ("mask", "probability/background", "uncertainty"):
        assert answer.maps[name].values is target.values
    p = target.array()
    assert np.allclose(answer.maps["probability/background"].array(), 1 - p, atol=1e-6)
    assert np.allclose(answer.maps["uncertainty"].array(), 1 - 2 * np.abs(p - 0.5), atol=1e-6)


@pytest.mark.parametrize("answer", ["plain"], indirect=True)
def test_labels_and_uncertainty_of_several_classes(answer: Prediction) -> None:
    p = np.stack([answer.maps[f"probability/{name}"].array() for name in answer.classes])
    ordered = np.sort(p, axis=0)
    assert np.allclose(p.sum(axis=0), 1, atol=4 / LEVELS)
    clear = ordered[-1] - ordered[-2] > 2 / LEVELS
    assert clear.mean() > 0.9
    assert np.array_equal(answer.maps["labels"].array()[clear], p.argmax(axis=0)[clear])
    assert np.abs(answer.maps["uncertainty"].array() - (1 - (ordered[-1] - ordered[-2]))).max() <= 2 / LEVELS
    assert set(np.unique(answer.maps["labels"].values)) == {0, 1, 2, 3}
    assert answer.target is None
    assert answer.maps["labels"].values.dtype == np.uint8


@pytest.mark.parametrize("answer", ["D", "plain"], indirect=True)
def test_scales_disagree_by_the_standard_deviation(answer: Prediction) -> None:
    one = answer.maps["scale/disagreement"]
    size = (56, 80)
    assert (one.shape, one.span, one.unit) == (size, (0.0, 0.5), "σ")
    deviations: list[np.ndarray] = []
    for name in answer.classes[-1:] if len(answer.classes) == 2 else answer.classes:
        planes = [torch.tensor(answer.maps[f"scale/{scale:g}/probability/{name}"].array()) for scale in SCALES]
        fine = [functional.interpolate(p[None, None], size, mode="bilinear")[0, 0].numpy() for p in planes]
        deviations.append(np.std(fine, axis=0))
    assert np.abs(one.array() - np.max(deviations, axis=0)).max() < 3 / LEVELS


def test_one_scale_has_nothing_to_disagree_with(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    answer = _answer(shared, lively("A"), image, scales=(1,))
    assert "scale/disagreement" not in answer.maps
    assert "scale/1/probability/polyp" in answer.maps


def test_two_output_maps_cut_off_at_zero_are_background(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    # Where both logits are 0 the probability is 0.5 exactly, and that is not above the threshold 0.5.
    folder, square = lively("B", size=(58, 58), output_activation="relu"), image[:58]
    variant = shared.variant(folder)
    with torch.inference_mode():
        logits = variant.network(network_input(square, 1, variant.config.preprocessing))[0]
    undecided = (logits == 0).all(dim=0).numpy()
    assert undecided.mean() > 0.05
    mask = _answer(shared, folder, square, scales=(1,)).maps["mask"]
    assert not (mask.values[undecided] > level_of(0.5)).any()
    assert (mask.values > level_of(0.5)).mean() > 0.05


def test_a_half_stays_background_through_the_rounding_of_other_resolutions() -> None:
    for size in ((37, 41), (75, 58), (64, 200)):
        assert (levels(at_size(torch.full((1, 33, 47), 0.5), size)) == LEVELS // 2).all()


@pytest.mark.parametrize("size", [(33, 47), (64, 64), (50, 90)])
def test_what_a_tap_heard_of_the_padding_is_cut_off(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, size: Any
) -> None:
    variant = shared.variant(lively("D", size=size, decoder_channels=(16, 16, 8, 8, 8)))
    x = network_input(image, 1, variant.config.preprocessing)
    found = forward(variant.network, x, scale=1.0, flip=False, mode=ExecutionMode("cpu"))
    with torch.inference_mode(), capture(variant.network) as captured:
        logits = variant.network(x)
    assert torch.allclose(found.probabilities, probabilities(logits)[0], atol=1e-6)
    assert found.probabilities.shape[-2:] == size
    spatial = captured["cbam/spatial"].tensor
    assert spatial.shape[-2:] == variant.network.padded_size(size)
    assert torch.equal(found.tap_outputs["cbam/spatial"].tensor, spatial[0, :, : size[0], : size[1]])
    assert found.tap_outputs["cbam/channel"].tensor.shape == (8, 1, 1)


def test_a_coarse_tap_covers_the_image_too(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    # DeepLabV3+ is tapped at a quarter of its input: 33 rows, padded to 48, are 8 rows and a quarter.
    folder = lively("C", size=(33, 47), **DEEPLAB)
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    with torch.inference_mode(), capture(variant.network) as captured:
        variant.network(x)
    coarse = captured["cbam/spatial"].tensor
    assert coarse.shape[-2:] == (12, 12)
    answer = _answer(shared, folder, image, scales=(1,))
    one = answer.maps["cbam/spatial"]
    assert one.shape == (33, 47)
    expected = functional.interpolate(coarse, (48, 48), mode="bilinear", align_corners=False)[0, 0, :33, :47]
    assert np.abs(one.array() - expected.numpy()).max() <= 1 / LEVELS


def test_a_tap_whose_pixels_end_at_the_border_keeps_its_resolution(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    answer = _answer(shared, lively("C", size=(40, 64), **DEEPLAB), image, scales=(1,))
    assert answer.maps["cbam/spatial"].shape == (10, 16)


@pytest.mark.parametrize("span", [(0.0, 1.0), (-12.0, 12.0), (0.0, 0.5)])
def test_torch_and_numpy_quantise_alike(span: tuple[float, float]) -> None:
    chance = np.random.default_rng(0)
    numbers = chance.uniform(span[0] - 0.1, span[1] + 0.1, (50, 60)).astype(np.float32)
    numbers[0, :6] = (np.nan, np.inf, -np.inf, *span, (span[0] + span[1]) / 2)
    assert np.array_equal(levels(torch.tensor(numbers), span), quantised(numbers, span))


@pytest.mark.parametrize(("classes", "each"), [(2, 1), (4, 1)])
def test_of_heads_with_a_map_for_each_class_the_one_found_most_is_shown_unasked(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, classes: int, each: int
) -> None:
    fields: dict[str, Any] = {"architecture": "sanet", "encoder": "mobilenet_v2", "decoder_channels": ()}
    head = "B" if classes == 2 else "plain"
    found = _answer(shared, lively(head, classes=classes, **fields), image)
    own = [name for name, one in found.maps.items() if one.own]
    assert len(own) == 8 * each  # main and attention of four heads
    (shown,) = {name.rpartition("/")[2] for name in own}
    labels = found.maps.get("labels")
    wanted = 1 if labels is None else int(np.bincount(labels.values.ravel(), minlength=classes)[1:].argmax()) + 1
    assert shown == found.classes[wanted]


def test_the_gate_of_an_attention_is_shown_unasked_at_one_scale_alone(
    shared: Predictor, lively: MakeVariant, image: np.ndarray
) -> None:
    found = _answer(shared, lively("D"), image, scales=(0.5, 1.0))
    assert [name for name, one in found.maps.items() if one.own] == ["cbam/spatial"]
