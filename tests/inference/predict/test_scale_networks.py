"""Networks that weigh their scales themselves: the request's scales go in, their weights come out as maps."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.inference.backends.devices import ExecutionMode
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.networks.heads.output import probabilities
from segview.networks.scale import ScaleNetwork

MakeVariant = Callable[..., Path]


def _answers(predictor: Predictor, folder: Path, image: np.ndarray, **how: Any) -> list[Prediction]:
    among = how.pop("among", None)
    return list(predictor.predict(Request(Path("x.png"), folder, device="cpu", **how), image, among=among))


@pytest.mark.parametrize("scales", [(1,), (0.5, 1), (0.25, 0.5, 1, 2)])
def test_the_prediction_is_what_the_network_makes_of_its_scales(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, scales: Any
) -> None:
    folder = lively("B", scale_attention="hierarchical")
    last = _answers(shared, folder, image, scales=scales)[-1]
    variant = shared.variant(folder)
    network = cast("ScaleNetwork", variant.network)
    with torch.inference_mode():
        inputs = {scale: network_input(image, scale, variant.config.preprocessing) for scale in scales}
        merged = network.merge({scale: network.forward_scale(x) for scale, x in inputs.items()})
        expected = probabilities(merged.logits)
    expected = torch.nn.functional.interpolate(expected, last.size, mode="bilinear")[0, 1].numpy()
    np.testing.assert_allclose(last.maps["probability/polyp"].array(), expected, atol=1e-4)
    for scale in scales:
        weight = last.maps[f"scale/{scale:g}/weight"]
        np.testing.assert_allclose(weight.array(), merged.weights[scale][0, 0].numpy(), atol=1e-4)
        assert weight.span == (0, 1)
    assert ("scale/winner" in last.maps) is (len(scales) > 1)
    if len(scales) > 1:
        winner, counts = last.maps["scale/winner"], torch.stack([merged.weights[scale][0, 0] for scale in scales])
        assert winner.names == tuple(f"{scale:g}" for scale in scales)
        np.testing.assert_array_equal(winner.values, counts.argmax(dim=0).numpy())


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize(("kind", "scales"), [("hierarchical", (0.5, 1, 2)), ("explicit", (0.5, 1))])
def test_the_weights_under_a_point_sum_to_one_in_every_answer(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, kind: str, scales: Any, flip: bool
) -> None:
    answers = _answers(shared, lively("D", scale_attention=kind), image, scales=scales, flip=flip)
    assert [answer.complete for answer in answers] == [False] * (len(scales) - 1) + [True]
    for before, after in pairwise(answers):
        assert set(before.maps) < set(after.maps)
    for answer in answers:
        weights = [one.array() for name, one in answer.maps.items() if name.endswith("/weight")]
        if kind == "hierarchical" or answer.complete:
            assert len(weights) == len(answer.scales_done)
            np.testing.assert_allclose(sum(weights), 1, atol=1e-4)
    assert {f"scale/{scale:g}/probability/polyp" for scale in scales} <= set(answers[-1].maps)
    if kind == "hierarchical":
        assert {"hierarchical/attention", "scale/0.5/hierarchical/attention"} <= set(answers[-1].maps)


@pytest.mark.parametrize(("kind", "scales"), [("hierarchical", (0.5, 1, 2)), ("explicit", (0.5, 1))])
def test_mirroring_in_one_batch_or_two_passes_is_the_same(
    shared: Predictor, lively: MakeVariant, image: np.ndarray, kind: str, scales: Any
) -> None:
    folder = lively("B", scale_attention=kind)
    ways = (ExecutionMode("cpu"), ExecutionMode("cpu", together=False))
    one, two = (_answers(shared, folder, image, scales=scales, flip=True, among=[way])[-1] for way in ways)
    mirrored = _answers(shared, folder, np.ascontiguousarray(image[:, ::-1]), scales=scales, flip=True)[-1]
    probability = one.maps["probability/polyp"].array()
    np.testing.assert_allclose(probability, two.maps["probability/polyp"].array(), atol=1e-4)
    np.testing.assert_allclose(probability, mirrored.maps["probability/polyp"].array()[:, ::-1], atol=1e-3)


def test_scales_that_it_cannot_weigh_are_refused(shared: Predictor, lively: MakeVariant, image: np.ndarray) -> None:
    with pytest.raises(UserError, match="Add 1 to the scales"):
        _answers(shared, lively("B", scale_attention="hierarchical"), image, scales=(0.5, 2))
    with pytest.raises(UserError, match="weighs the scales of its training"):
        _answers(shared, lively("B", scale_attention="explicit"), image, scales=(0.5, 1, 2))
