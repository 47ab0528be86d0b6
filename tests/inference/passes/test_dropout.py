"""Passes with dropout: their statistics against numpy, and what the predictor makes of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.maps.maps import LEVELS, Kind
from segview.core.requests.request import Request
from segview.inference.backends.devices import ExecutionMode
from segview.inference.passes.dropout import Spread, drops, sample
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor

MakeVariant = Callable[..., Path]
BAYESIAN: dict[str, Any] = {
    "architecture": "segnet_basic",
    "encoder": "",
    "decoder_channels": None,
    "options": {"dropout": True},
}
NAMES = {"dropout/probability/polyp", "dropout/deviation", "dropout/entropy", "dropout/information"}


def _answers(shared: Predictor, folder: Path, image: np.ndarray, **how: Any) -> list[Prediction]:
    return list(shared.predict(Request(Path("x.png"), folder, device="cpu", **how), image))


def test_the_statistics_are_those_of_numpy() -> None:
    shares = np.random.default_rng(0).dirichlet((1, 2, 0.5), (7, 4, 5)).astype(np.float32)
    shares[:, 0, 0] = (1, 0, 0)  # sure, and always the same
    spread = Spread()
    for one in shares:
        spread.add(torch.from_numpy(one).permute(2, 0, 1))
    mean = shares.astype(np.float64).mean(axis=0)
    assert spread.passes == 7
    assert np.allclose(spread.mean.permute(1, 2, 0), mean, atol=1e-6)
    assert np.allclose(spread.deviation.permute(1, 2, 0), shares.astype(np.float64).std(axis=0), atol=1e-6)

    def entropy(p: np.ndarray) -> np.ndarray:
        return -(p * np.log2(np.maximum(p, 1e-30))).sum(axis=-1)

    assert np.allclose(spread.entropy, entropy(mean), atol=1e-5)
    assert np.allclose(spread.information, entropy(mean) - entropy(shares).mean(axis=0), atol=1e-5)
    assert spread.entropy.max() <= math.log2(3) + 1e-6
    assert (spread.deviation[:, 0, 0], spread.entropy[0, 0], spread.information[0, 0]) == (pytest.approx([0] * 3), 0, 0)


def test_a_difference_far_below_the_mean_is_not_lost() -> None:
    spread = Spread()
    for value in (0.5, 0.5 + 2e-5):
        spread.add(torch.tensor([1 - value, value])[:, None, None])
    assert float(spread.deviation[1, 0, 0]) == pytest.approx(1e-5, rel=0.01)


def test_a_pass_drops_and_leaves_all_else_as_it_was(shared: Predictor, lively: MakeVariant, image: Any) -> None:
    variant = shared.variant(lively("A", **BAYESIAN))
    network, mode = variant.network, ExecutionMode("cpu")
    x = network_input(image, 1, variant.config.preprocessing)
    state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    torch.manual_seed(11)
    first = sample(network, x, number=0, mode=mode)
    after = torch.rand(3)
    torch.manual_seed(11)
    assert torch.equal(torch.rand(3), after)  # nobody else's chance was used up
    assert torch.equal(sample(network, x, number=0, mode=mode), first)
    assert not torch.equal(sample(network, x, number=1, mode=mode), first)
    assert not any(module.training for module in network.modules())
    assert all(torch.equal(tensor, state[name]) for name, tensor in network.state_dict().items())


def test_the_maps_come_last_and_grow(shared: Predictor, lively: MakeVariant, image: Any) -> None:
    folder = lively("A", **BAYESIAN)
    scales = (0.5, 1.0)
    plain = _answers(shared, folder, image, scales=scales)
    answers = _answers(shared, folder, image, scales=scales, passes=10)
    assert [one.complete for one in answers] == [False, False, False, False, True]  # two scales; 4, 8 and 10 passes
    assert [bool(NAMES & set(one.maps)) for one in answers] == [False, False, True, True, True]
    last = answers[-1]
    assert set(last.maps) - set(plain[-1].maps) == NAMES
    # What the network answers without dropout stays what it is.
    for name, one in plain[-1].maps.items():
        assert np.array_equal(last.maps[name].values, one.values), name
    assert last.timings["dropout"] > 0
    assert last.path == "cpu fp32"
    again = _answers(shared, folder, image, scales=scales, passes=10)[-1]
    assert all(np.array_equal(again.maps[name].values, last.maps[name].values) for name in NAMES)


def test_the_maps_are_the_statistics_on_an_absolute_scale(shared: Predictor, lively: MakeVariant, image: Any) -> None:
    folder = lively("A", size=(33, 47), **BAYESIAN)
    last = _answers(shared, folder, image, scales=(1.0,), passes=5)[-1]
    variant = shared.variant(folder)
    x = network_input(image, 1, variant.config.preprocessing)
    p = np.stack([sample(variant.network, x, number=n, mode=ExecutionMode("cpu")).numpy()[1] for n in range(5)])
    deviation = last.maps["dropout/deviation"]
    assert (deviation.kind, deviation.span, deviation.unit) == (Kind.SCALAR, (0.0, 0.5), "σ")
    assert deviation.shape == (33, 47)
    assert np.abs(deviation.array() - p.std(axis=0)).max() < 1 / LEVELS
    assert deviation.array().max() > 0.01
    assert np.abs(last.maps["dropout/probability/polyp"].array() - p.mean(axis=0)).max() < 1 / LEVELS
    entropy, information = (last.maps[f"dropout/{name}"] for name in ("entropy", "information"))
    assert (entropy.span, entropy.unit) == (information.span, information.unit) == ((0.0, 1.0), "bit")
    assert (information.array() <= entropy.array() + 1 / LEVELS).all()


def test_of_several_classes_all_are_shown(shared: Predictor, lively: MakeVariant, image: Any) -> None:
    last = _answers(shared, lively("plain", classes=4, **BAYESIAN), image, scales=(1.0,), passes=3)[-1]
    names = {f"dropout/probability/{name}" for name in last.classes}
    assert names <= set(last.maps)
    assert last.maps["dropout/entropy"].span == (0.0, 2.0)
    for name in (*names, "dropout/deviation", "dropout/entropy", "dropout/information"):
        real, span = last.maps[name].array(), last.maps[name].span
        assert np.isfinite(real).all()
        assert span[0] <= real.min() <= real.max() <= span[1]


def test_without_dropout_there_is_nothing_to_sample(shared: Predictor, lively: MakeVariant, image: Any) -> None:
    folder = lively("A")
    assert not drops(shared.variant(folder).network)
    assert not drops(nn.Sequential(nn.Dropout(0.0)))
    answers = _answers(shared, folder, image, scales=(1.0,), passes=10)
    assert [one.complete for one in answers] == [True]
    assert not NAMES & set(answers[0].maps)
    assert answers[0].path == "cpu fp32; no dropout to sample"


def test_nothing_is_sampled_unless_it_is_asked_for(shared: Predictor, lively: MakeVariant, image: Any) -> None:
    folder = lively("A", **BAYESIAN)
    network = shared.variant(folder).network
    runs: list[int] = []
    handle = network.register_forward_hook(lambda *_: runs.append(1))
    try:
        (answer,) = _answers(shared, folder, image, scales=(1.0,))
        assert (len(runs), answer.complete) == (1, True)
        _answers(shared, folder, image, scales=(1.0,), passes=3)
        assert len(runs) == 1 + 1 + 3
    finally:
        handle.remove()


@pytest.mark.parametrize("passes", [-1, 201])
def test_a_number_of_passes_that_nobody_waits_for_is_refused(passes: int) -> None:
    with pytest.raises(UserError, match=f"Passes with dropout must be 0 to 200, not {passes}"):
        Request(Path(), Path(), passes=passes)
