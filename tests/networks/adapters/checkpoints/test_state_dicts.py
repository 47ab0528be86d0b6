"""The weights are found whatever a training script has wrapped around them, and whatever lies beside them."""

from __future__ import annotations

import argparse
import datetime
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from segview.core.base.errors import UserError
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec
from segview.networks.adapters.checkpoints import reading_child
from segview.networks.adapters.checkpoints.importing import import_checkpoint
from segview.networks.adapters.checkpoints.state_dicts import StateDict, chosen
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build, outline
from segview.networks.storage.checkpoint import load_variant
from segview.networks.storage.weights import check

SPEC = NetworkSpec(encoder="tu-test_resnet", decoder_channels=(16, 16, 8, 8, 8))
KEY = "trunk.encoder.model.conv1.0.weight"

State = dict[str, Tensor]


def _made(seed: int) -> State:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build(SPEC).state_dict()


@pytest.fixture(scope="module")
def state() -> State:
    return _made(4)


@pytest.fixture(scope="module")
def other() -> State:
    return _made(5)


@pytest.fixture(scope="module")
def network() -> SegmentationNetwork:
    return outline(SPEC)


@pytest.fixture
def take(tmp_path: Path, network: SegmentationNetwork) -> Callable[..., StateDict]:
    """Save a content and choose from it what the reading process would find, in this process, which is faster."""

    def taken(content: object, *, wanted: str = "", legacy: bool = False) -> StateDict:
        source = tmp_path / "it.pt"
        torch.save(content, source, _use_new_zipfile_serialization=not legacy)
        reading_child.check_archive(str(source))
        found = [StateDict(*one) for one in reading_child.state_dicts(reading_child.load(str(source)))]
        return chosen(found, network, source, wanted=wanted)

    return taken


def _under(prefix: str, state: State) -> State:
    return {prefix + name: tensor for name, tensor in state.items()}


def _optimiser(state: State) -> dict[str, Any]:
    moments = {place: {"step": 3, "exp_avg": tensor.float()} for place, tensor in enumerate(state.values())}
    return {"state": moments, "param_groups": [{"lr": 0.1, "params": list(moments)}]}


def _lightning(state: State, other: State) -> dict[str, Any]:
    beside = {"mean": torch.zeros(1, 3, 1, 1), "std": torch.ones(1, 3, 1, 1), "loss_fn.weight": torch.ones(2)}
    return {
        "epoch": 3,
        "pytorch-lightning_version": "2.4.0",
        "state_dict": {**beside, **_under("model.", state)},
        "optimizer_states": [_optimiser(state)],
        "hyper_parameters": {
            "lr": np.float32(0.1),
            "loss": nn.CrossEntropyLoss(),
            "args": argparse.Namespace(a=Path()),
        },
        "callbacks": {"best": {"best_model_score": torch.tensor(0.9)}},
    }


def _odd(state: State) -> dict[str, Any]:
    odd = {"when": datetime.datetime(2020, 1, 1), "set": {1}, "lists": defaultdict(list, {"a": [1]}), "z": 3j}
    return {"net": state, **odd}


def _mean_teacher(state: State, other: State) -> dict[str, Any]:
    return {"state_dict": {**_under("teacher.", other), **_under("student.", state)}}


def _averaged(state: State, other: State) -> State:
    return {**_under("ema_model.", other), **_under("online_model.", state), "step": torch.ones(1)}


def _without_prefix(state: State) -> dict[str, Any]:
    return {"state_dict": {**state, "mean": torch.zeros(3), "criterion.weight": torch.ones(2)}}


MADE: dict[str, Callable[[State, State], object]] = {
    "alone": lambda s, _: s,
    "ordered": lambda s, _: OrderedDict(s),
    "state_dict": lambda s, _: {"state_dict": s, "epoch": 3},
    "model_state_dict": lambda s, o: {"model_state_dict": s, "optimizer_state_dict": _optimiser(o)},
    "net": lambda s, _: {"net": s, "acc": 0.9},
    "weights": lambda s, _: {"weights": s},
    "an odd name": lambda s, _: {"best": {"the_network": s}, "rest": {"thing": torch.zeros(7)}},
    "only an average": lambda s, _: {"state_dict_ema": s},
    "an average beside": lambda s, o: {"state_dict_ema": o, "state_dict": s},
    "an average first": lambda s, o: {"ema": {"module": o, "updates": 7}, "model": s},
    "teacher and student": _mean_teacher,
    "averaged in one dict": _averaged,
    "data parallel": lambda s, _: _under("module.", s),
    "compiled": lambda s, _: {"model": _under("_orig_mod.module.", s)},
    "lightning": _lightning,
    "lightning without prefix": lambda s, _: _without_prefix(s),
    "numbers of numpy": lambda s, _: {"net": s, "best": np.float64(0.9), "curve": np.arange(5.0), "n": np.int32(3)},
    "odd things": lambda s, _: _odd(s),
    "twice the same": lambda s, _: {"best_net": s, "last_net": dict(s)},
}


Take = Callable[..., StateDict]


def _same(found: Mapping[str, Tensor], state: State) -> bool:
    return found.keys() == state.keys() and all(torch.equal(found[name], tensor) for name, tensor in state.items())


@pytest.mark.parametrize("kind", MADE)
def test_the_weights_are_found(state: State, other: State, take: Take, kind: str) -> None:
    assert _same(take(MADE[kind](state, other)).tensors, state)


@pytest.mark.parametrize("kind", ["alone", "net", "an average beside", "numbers of numpy"])
def test_files_of_before_torch_1_6_are_read(state: State, other: State, take: Take, kind: str) -> None:
    assert _same(take(MADE[kind](state, other), legacy=True).tensors, state)


def test_an_averaged_model_of_torch_is_found(take: Take) -> None:
    averaged = AveragedModel(build(SPEC))
    found = take(averaged.state_dict())
    assert _same(found.tensors, averaged.module.state_dict())
    assert (found.path, found.left_out) == ("module", 1)


@pytest.mark.parametrize("path", ["state_dict_ema", "state_dict", "ema"])
def test_which_weights_are_taken_can_be_said(state: State, other: State, take: Take, path: str) -> None:
    content = {"state_dict": state, "state_dict_ema": other, "ema": {"module": other}}
    found = take(content, wanted=path)
    assert _same(found.tensors, state if path == "state_dict" else other)
    assert found.path.startswith(path)


def test_what_is_not_there_is_told_with_what_is(state: State, take: Take) -> None:
    with pytest.raises(UserError, match=r"holds no weights at 'state_dict_em'\. Did you mean 'state_dict'\?"):
        take({"state_dict": state}, wanted="state_dict_em")


def test_networks_that_fit_alike_are_named(state: State, other: State, take: Take) -> None:
    with pytest.raises(UserError, match=r"holds several weights that fit: first, second\. Say which"):
        take({"first": state, "second": other})


def test_what_does_not_fit_is_told_by_the_nearest(state: State, take: Take, network: SegmentationNetwork) -> None:
    less = dict(list(state.items())[2:])
    found = take({"state_dict": {**_under("model.", less), "mean": torch.zeros(3)}})
    with pytest.raises(UserError, match=rf"2 keys are missing: {KEY}") as refusal:
        check(found.tensors, network, "They")
    assert "unexpected" not in str(refusal.value)


def test_another_key_behind_the_prefix_is_not_passed_over(
    state: State, take: Take, network: SegmentationNetwork
) -> None:
    found = take({**_under("model.", state), "model.more.weight": torch.zeros(3)})
    with pytest.raises(UserError, match=r"1 key is unexpected: more\.weight"):
        check(found.tensors, network, "They")


@torch.no_grad()
@pytest.mark.parametrize("ending", ["ckpt", "safetensors"])
def test_a_variant_says_which_weights_it_has(state: State, other: State, tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"it.{ending}"
    if ending == "ckpt":
        torch.save(_lightning(state, other), source)
    else:
        save_file({**_under("model.", state), "mean": torch.zeros(3)}, source)
    folder = import_checkpoint(
        source,
        SPEC,
        name="imported",
        classes=("background", "polyp"),
        preprocessing=Preprocessing(input_size=(64, 64)),
        folder=tmp_path / "variants",
    )
    variant = load_variant(folder)
    assert _same(variant.network.state_dict(), state)
    place, beside = ("state_dict.model", 3) if ending == "ckpt" else ("model", 1)
    assert variant.config.trained_with.endswith(f"{source.name}, {place}, without {beside} tensors beside it")
