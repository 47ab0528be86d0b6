"""Graphs give what torch gives, are made beside it, and are refused where they differ."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.core.variants.folders import read_config
from segview.inference.backends import graphs as graphs_module
from segview.inference.backends.graph_files import GraphKey, Verdict, trim
from segview.inference.backends.graphs import Graphs, uses_graphs
from segview.inference.backends.make_graph import compare, main, make
from segview.inference.backends.onnx_graph import GraphError, OnnxGraph
from segview.inference.backends.tapped import Tapped
from segview.inference.predict.predictor import Predictor
from segview.networks.storage.checkpoint import load_variant

pytest.importorskip("onnxruntime")
pytest.importorskip("onnxscript")


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def key_of(folder: Path, size: tuple[int, int], images: int = 1) -> GraphKey:
    config = read_config(folder)
    key = Graphs.key(folder, config, (images, len(config.preprocessing.mean), *size))
    assert key is not None
    return key


def made(folder: Path, size: tuple[int, int], scratch: Path, images: int = 1) -> Verdict:
    scratch.mkdir(exist_ok=True)
    return make(key_of(folder, size, images), Tapped(load_variant(folder).network).eval(), scratch=scratch)


@pytest.mark.parametrize(
    "network",
    [
        {"head": "D", "size": (33, 47)},
        {"head": "A", "scale_attention": "hierarchical", "trained_scales": (0.5, 1.0)},
        pytest.param({"head": "plain", "classes": 4, "architecture": "deeplabv3plus"}, marks=pytest.mark.slow),
    ],
    ids=["attention", "scale attention", "classes"],
)
def test_a_graph_gives_every_map_that_torch_gives(lively, image, tmp_path, network) -> None:
    folder = lively(**network)
    size = network.get("size", (64, 64))
    for images in (1, 2) if network["head"] == "D" else (1,):
        verdict = made(folder, size, tmp_path / "scratch", images)
        assert verdict.refused == ""
        assert verdict.difference < 1e-4
    request = Request(tmp_path / "one.png", folder, (1.0,), backend="onnxruntime")
    predictor = Predictor(graphs=Graphs(uses=10**6))
    for flip in (False, True) if network["head"] == "D" else (False,):
        asked = replace(request, flip=flip)
        *_, wanted_answer = predictor.predict(replace(asked, backend="torch"), image)
        *_, found = predictor.predict(asked, image)
        assert "onnxruntime" in found.path
        assert "onnxruntime" not in wanted_answer.path
        assert list(found.maps) == list(wanted_answer.maps)
        assert list(found.charts) == list(wanted_answer.charts)
        for name, one in wanted_answer.maps.items():
            low, high = one.span
            np.testing.assert_allclose(found.maps[name].array(), one.array(), atol=2e-4 * (high - low), err_msg=name)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_graph_is_made_beside_torch_which_answers_meanwhile(lively, image, tmp_path) -> None:
    predictor = Predictor(graphs=Graphs(uses=2, nice=0))
    request = Request(tmp_path / "one.png", lively("B"), (1.0,), backend="onnxruntime")
    paths = [[*predictor.predict(request, image)][-1].path for _ in range(4)]
    assert paths == ["cpu fp32"] * 4
    end = time.monotonic() + 500
    while (path := [*predictor.predict(request, image)][-1].path) == "cpu fp32" and time.monotonic() < end:
        time.sleep(0.2)
    assert path == "cpu fp32, onnxruntime"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_who_asks_for_it_by_name_may_wait_for_it(lively, image, tmp_path) -> None:
    predictor = Predictor(graphs=Graphs(wait=True))
    request = Request(tmp_path / "one.png", lively("B", size=(32, 32)), (1.0,), backend="onnxruntime")
    # The first pass of all shows what there is inside the network.
    assert [*predictor.predict(request, image)][-1].path == "cpu fp32"
    assert [*predictor.predict(request, image)][-1].path == "cpu fp32, onnxruntime"


class Different(torch.nn.Module):
    """A network whose graph knows one side of a branch alone."""

    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x):
        y = self.network(x)
        return y + 1 if torch.onnx.is_in_onnx_export() or torch.compiler.is_exporting() else y


def test_a_graph_that_differs_is_refused_and_torch_computes(lively, image, tmp_path) -> None:
    folder = lively("B", size=(40, 40))
    tapped = Tapped(load_variant(folder).network).eval()
    tapped.network.head = Different(tapped.network.head)
    verdict = make(key_of(folder, (40, 40)), tapped, scratch=tmp_path)
    assert "differs from torch by 1" in verdict.refused
    predictor = Predictor()
    request = Request(tmp_path / "one.png", folder, (1.0,), backend="onnxruntime")
    first = [*predictor.predict(request, image)]
    assert first[-1].path.startswith("cpu fp32")
    *_, found = predictor.predict(request, image)
    assert "no onnxruntime: its graph differs from torch by 1" in found.path


def test_what_cannot_be_exported_is_refused(lively, tmp_path) -> None:
    folder = lively("B", size=(40, 40))
    tapped = Tapped(load_variant(folder).network).eval()

    class Unruly(torch.nn.Module):
        def forward(self, x):
            return x if x.sum() > 0 else -x

    tapped.network.head = torch.nn.Sequential(tapped.network.head, Unruly())
    assert "it has no graph" in make(key_of(folder, (40, 40)), tapped, scratch=tmp_path).refused


def test_a_file_that_is_another_is_not_opened(lively, tmp_path) -> None:
    folder = lively("B", size=(32, 32))
    assert made(folder, (32, 32), tmp_path / "scratch").refused == ""
    key = key_of(folder, (32, 32))
    assert Graphs().ready(key) is not None
    key.file.write_bytes(key.file.read_bytes()[:-1])
    assert key.verdict() is None
    assert Graphs(uses=9).ready(key) is None
    with pytest.raises(GraphError):
        OnnxGraph(key.file, ["logits"])


def test_a_difference_in_a_tap_counts_too(lively, tmp_path) -> None:
    folder = lively("D", size=(32, 32))
    made(folder, (32, 32), tmp_path / "scratch")
    key = key_of(folder, (32, 32))
    verdict = key.verdict()
    assert verdict is not None
    tapped, graph, x = (
        Tapped(load_variant(folder).network).eval(),
        OnnxGraph(key.file, verdict.names),
        torch.rand(1, 3, 32, 32),
    )
    assert compare(graph, tapped, [x], key.file).refused == ""
    for module in tapped.network.head.modules():
        if isinstance(module, torch.nn.Linear | torch.nn.Conv2d):
            module.weight.data.mul_(3)
    assert "differs" in compare(graph, tapped, [x], key.file).refused


def test_another_network_has_another_graph(lively) -> None:
    files = {key_of(lively("B"), (64, 64)).file, key_of(lively("A"), (64, 64)).file, key_of(lively("B"), (32, 64)).file}
    assert len(files) == 3


def test_the_oldest_graphs_go_first(tmp_path) -> None:
    import os

    for number in range(4):
        for ending in ("onnx", "json"):
            path = tmp_path / f"{number}.{ending}"
            path.write_bytes(b"x" * 10)
            os.utime(path, (number, number))
    trim(tmp_path, 25)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2.json", "2.onnx", "3.json", "3.onnx"]


def test_auto_takes_it_where_it_is_installed(monkeypatch) -> None:
    monkeypatch.delenv("SEGVIEW_BACKEND")
    assert (uses_graphs("auto"), uses_graphs("torch"), uses_graphs("onnxruntime")) == (True, False, True)
    monkeypatch.setenv("SEGVIEW_BACKEND", "torch")
    assert not uses_graphs("auto")
    monkeypatch.delenv("SEGVIEW_BACKEND")
    monkeypatch.setattr(graphs_module, "is_installed", lambda: False)
    assert not uses_graphs("auto")
    with pytest.raises(UserError, match="Install it with"):
        uses_graphs("onnxruntime")


def test_the_process_that_makes_it_says_what_is_wrong(tmp_path, capsys) -> None:
    assert main([str(tmp_path / "nothing"), "32", "32", "1", "0"]) == 2
    assert "nothing" in capsys.readouterr().err
