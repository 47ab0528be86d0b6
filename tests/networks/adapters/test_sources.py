"""Networks of other programs give here what they give where they were made."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.base.trust import ConsentNeeded, trust
from segview.networks.adapters.adapter import Choices
from segview.networks.adapters.contained import Bounds, ContainedProcess
from segview.networks.adapters.contained_network import end_processes, logits_from
from segview.networks.adapters.module import network_of as module_network
from segview.networks.adapters.sources import SOURCES, recognise
from segview.networks.adapters.tiles import Tiled
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.heads.output import probabilities
from segview.networks.inspect.ablation import parts
from segview.networks.inspect.attention_at_point import attention_blocks, capture_at
from segview.networks.inspect.found_attention import find_attention
from tests.networks.adapters.foreign_networks import (
    OWN,
    Attentive,
    Channelled,
    exported_file,
    onnx_file,
    script_file,
    small,
)


def agreed(path: Path | str, choices: Choices | None = None) -> Any:
    with pytest.raises(ConsentNeeded) as needed:
        recognise(str(path), choices)
    trust(needed.value.source, needed.value.fingerprint)
    return recognise(str(path), choices)


def network_of(found: Any) -> SegmentationNetwork:
    return SOURCES[found.config.network.architecture].network(found.config)


def image(side: int = 64) -> Tensor:
    return torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(1))


@torch.inference_mode()
def close(network: SegmentationNetwork, x: Tensor, expected: Tensor) -> None:
    torch.testing.assert_close(probabilities(network(x)), expected, atol=1e-5, rtol=0)


@pytest.mark.parametrize("outputs", [1, 3])
@torch.inference_mode()
def test_onnx_gives_the_same_logits(tmp_path: Path, outputs: int) -> None:
    inner = small(outputs)
    found = recognise(str(onnx_file(tmp_path / "a.onnx", inner)))
    assert found.config.network.options["activation"] == "none"
    assert found.config.network.outputs == outputs
    assert len(found.assumed) == 3
    network = network_of(found)
    for side in (64, 96):
        close(network, image(side), probabilities(inner(image(side))))


@pytest.mark.parametrize(
    ("outputs", "last", "said"), [(1, nn.Sigmoid(), "sigmoid"), (3, nn.Softmax(1), "softmax")], ids=["one", "three"]
)
@pytest.mark.parametrize("channels_last", [False, True])
@torch.inference_mode()
def test_probabilities_and_channels_last_are_recognised(
    tmp_path: Path, outputs: int, last: nn.Module, said: str, channels_last: bool
) -> None:
    inner = small(outputs, last)
    whole = Channelled(inner) if channels_last else inner
    found = recognise(str(onnx_file(tmp_path / "a.onnx", whole, last=channels_last)))
    assert found.config.network.options["activation"] == said
    assert found.config.network.options["layout"] == ("NHWC" if channels_last else "NCHW")
    given = inner(image())
    close(network_of(found), image(), torch.cat([1 - given, given], dim=1) if outputs == 1 else given)


@torch.inference_mode()
def test_a_fixed_size_is_run_in_windows(tmp_path: Path) -> None:
    found = recognise(str(onnx_file(tmp_path / "a.onnx", small(2), dynamic=False)))
    assert found.config.preprocessing.input_size == (64, 64)
    network = network_of(found)
    close(network, image(), probabilities(small(2)(image())))
    assert network(image(200)).shape == (1, 2, 200, 200)
    assert network(image(40)).shape == (1, 2, 40, 40)
    # Away from its border a window sees what the whole image shows.
    inside = (..., slice(20, 180), slice(20, 180))
    torch.testing.assert_close(network(image(200))[inside], small(2)(image(200))[inside], atol=1e-2, rtol=0)


def test_windows_of_what_looks_at_single_pixels_are_as_the_whole() -> None:
    layer = nn.Conv2d(3, 2, 1)
    x = torch.rand(1, 3, 70, 101)
    torch.testing.assert_close(Tiled(layer, (32, 48))(x), layer(x))


class Gated(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.features, self.gate, self.last = nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(4, 1, 1), nn.Conv2d(4, 2, 1)

    def forward(self, x: Tensor) -> Tensor:
        features = self.features(x)
        return self.last(features * self.gate(features).sigmoid())


def test_of_windows_no_attention_is_shown_as_if_it_were_of_the_image() -> None:
    tiled = Tiled(Gated().eval(), (32, 48))
    network = find_attention(module_network(tiled, outputs=2), 3, (32, 48))
    for size, every in (((32, 48), True), ((64, 96), False), ((20, 48), False)):
        with torch.no_grad(), capture(network) as captured:
            network(torch.rand(1, 3, *size))
        assert bool(captured) == every
    tiled.check_whole((32, 48))
    with pytest.raises(UserError, match=r"32 × 48 pixels at once"):
        tiled.check_whole((64, 96))


def test_one_of_several_outputs_is_chosen_by_name_or_number(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="the extra [onnx] is not installed")
    path = onnx_file(tmp_path / "a.onnx", small(3))
    model = onnx.load(path)
    model.graph.node.append(onnx.helper.make_node("GlobalAveragePool", ["out"], ["scores"]))
    model.graph.output.insert(0, onnx.helper.make_tensor_value_info("scores", 1, ["batch", 3, 1, 1]))
    onnx.save(model, path)
    assert recognise(str(path)).config.network.options["output"] == 1
    assert recognise(str(path), Choices(output="out")).config.network.options["output"] == 1
    assert recognise(str(path), Choices(output="2")).config.network.options["output"] == 1
    with pytest.raises(UserError, match="Did you mean 'scores'"):
        recognise(str(path), Choices(output="score"))


def test_what_a_file_says_of_itself_is_taken(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="the extra [onnx] is not installed")
    path = onnx_file(tmp_path / "a.onnx", small(2))
    model = onnx.load(path)
    said = {"classes": ["rest", "polyp"], "input_size": [96, 128], "mean": [0, 0, 0], "std": [1, 1, 1]}
    onnx.helper.set_model_props(model, {"segview": json.dumps(said)})
    onnx.save(model, path)
    found = recognise(str(path))
    assert not found.assumed
    assert found.config.classes == ("rest", "polyp")
    assert found.config.preprocessing.input_size == (96, 128)


def test_a_file_that_has_changed_is_not_run(tmp_path: Path) -> None:
    path = onnx_file(tmp_path / "a.onnx", small(2))
    found = recognise(str(path))
    onnx_file(path, small(3))
    with pytest.raises(UserError, match="has changed since"):
        network_of(found)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="the extra [onnx] is not installed")
    whole = onnx_file(tmp_path / "whole.onnx", small(2)).read_bytes()
    for content in (os.urandom(3000), whole[: len(whole) // 2]):
        (tmp_path / "a.onnx").write_bytes(content)
        with pytest.raises(UserError, match=r"a.onnx is damaged or incomplete. Copy it again, or export it again."):
            recognise(str(tmp_path / "a.onnx"))


@pytest.mark.parametrize("name", ["a.onnx", "a.pt2", "a.torchscript"])
def test_an_incomplete_file_is_named(tmp_path: Path, name: str) -> None:
    whole = script_file(tmp_path / "whole.pt", small(2)).read_bytes()
    for content in (b"", whole[: len(whole) // 2]):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError, match=f"{name} is incomplete. Copy it again, or export it again."):
            recognise(str(tmp_path / name))


def test_the_missing_file_of_weights_is_named(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="the extra [onnx] is not installed")
    found = onnx.load(onnx_file(tmp_path / "whole.onnx", small(2)))
    onnx.save(found, tmp_path / "a.onnx", save_as_external_data=True, location="weights.bin", size_threshold=0)
    (tmp_path / "weights.bin").unlink()
    with pytest.raises(UserError, match=r"a.onnx has its weights in weights.bin, which is missing"):
        recognise(str(tmp_path / "a.onnx"))


@torch.inference_mode()
def test_programs_run_once_they_are_trusted(tmp_path: Path) -> None:
    script, exported = script_file(tmp_path / "a.pt", small(2)), tmp_path / "b.pt2"
    sides = {2: 2 * torch.export.Dim("rows", max=512), 3: 2 * torch.export.Dim("columns", max=512)}
    torch.export.save(torch.export.export(small(2), (image(),), dynamic_shapes={"x": sides}), exported)
    for path, kind in ((script, "torchscript"), (exported, "exported")):
        found = agreed(path)
        assert found.config.network.architecture == kind
        close(network_of(found), image(), probabilities(small(2)(image())))


@pytest.mark.slow
def test_a_program_says_the_sizes_that_it_was_exported_for(tmp_path: Path) -> None:
    sides = {2: 2 * torch.export.Dim("rows", max=64), 3: 2 * torch.export.Dim("columns", max=64)}
    torch.export.save(torch.export.export(small(2), (image(),), dynamic_shapes={"x": sides}), tmp_path / "b.pt2")
    network = network_of(agreed(tmp_path / "b.pt2", Choices(input_size=(64, 64))))
    with pytest.raises(UserError, match=r"for sides of at most 128 pixels, but was given 1 × 3 × 160 × 160\. Give"):
        network(image(160))
    end_processes(network)  # the error refers to it
    one = agreed(exported_file(tmp_path / "a.pt2", small(2)))
    assert "64 × 96 alone (larger images in windows)" in one.config.summary
    assert network_of(one)(image(160)).shape == (1, 2, 160, 160)


def test_a_program_writes_no_file_and_can_be_copied(tmp_path: Path) -> None:
    path = onnx_file(tmp_path / "a.onnx", small(2))
    process = ContainedProcess("onnx", path, Bounds(threads=1))
    x = image().numpy()
    first, second = process.run(x), copy.deepcopy(process).run(x)
    np.testing.assert_array_equal(first[0], second[0])
    process.close()
    with pytest.raises(UserError, match="has ended"):
        process.run(x)


@torch.inference_mode()
def test_a_module_of_ones_own_takes_weights_with_their_wrappers(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(OWN)
    found = agreed(f"{tmp_path / 'net.py'}:build")
    assert "weights" in found.assumed[-1]
    network = network_of(found)
    weights = {f"module.{name}": torch.randn(value.shape) for name, value in network.trunk.encoder.state_dict().items()}
    torch.save({"state_dict": weights, "epoch": 3}, tmp_path / "w.pt")
    filled = network_of(recognise(str(tmp_path / "net.py"), Choices(weights=tmp_path / "w.pt")))
    torch.testing.assert_close(filled.state_dict()["trunk.encoder.last.bias"], weights["module.last.bias"])
    assert filled.state_dict().keys() == network.state_dict().keys()


def test_code_that_has_changed_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text("import parts\n" + OWN)
    (tmp_path / "parts.py").write_text("")
    agreed(tmp_path / "net.py")
    (tmp_path / "parts.py").write_text("print('other')")
    with pytest.raises(ConsentNeeded):
        recognise(str(tmp_path / "net.py"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def build(): raise KeyError('x')", "raises KeyError"),
        ("def build(): return 3", "a torch.nn.Module is needed"),
        ("1 / 0\ndef build(): pass", "raises ZeroDivisionError"),
        ("def one(): pass\ndef two(): pass", "Name the one that builds the network"),
    ],
)
def test_what_is_wrong_with_the_code_is_told(tmp_path: Path, code: str, said: str) -> None:
    (tmp_path / "net.py").write_text(code)
    with pytest.raises(UserError, match=said):
        agreed(tmp_path / "net.py")


def test_nothing_is_run_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n" + OWN)
    with pytest.raises(ConsentNeeded):
        recognise(str(tmp_path / "net.py"))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a.h5",), "Keras"),
        (("a.keras",), "ONNX"),
        (("saved_model.pb",), "TensorFlow"),
        (("plans.json", "dataset.json"), "nnU-Net"),
        (("configs/metadata.json",), "MONAI"),
        (("a.xyz",), "no network that can be opened"),
    ],
)
def test_what_cannot_be_opened_is_named_with_the_way_out(tmp_path: Path, names: tuple[str, ...], said: str) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    target = tmp_path / names[0] if names[0].startswith("a.") else tmp_path
    with pytest.raises(UserError, match=said):
        recognise(str(target))


def test_a_bundle_of_monai_is_opened_by_its_program(tmp_path: Path) -> None:
    for name in ("configs", "models"):
        (tmp_path / name).mkdir()
    (tmp_path / "configs" / "metadata.json").write_text("{}")
    script_file(tmp_path / "models" / "model.ts", small(2))
    assert agreed(tmp_path).config.network.architecture == "torchscript"


def test_class_indices_become_certain_probabilities() -> None:
    labels = torch.tensor([[[0, 2], [1, 1]]])
    found = logits_from(labels, "NCHW", "labels", 3).softmax(dim=1)
    assert (found.argmax(dim=1) == labels).all()
    assert found.max() > 0.999


@torch.inference_mode()
def test_attention_in_an_onnx_file_is_found_and_changes_no_number(tmp_path: Path) -> None:
    torch.manual_seed(0)
    inner = Attentive().eval()
    torched = find_attention(module_network(inner, outputs=1), 3, (64, 96))
    path = onnx_file(tmp_path / "a.onnx", inner, dynamic=False, size=(64, 96))
    found = recognise(str(path))
    network = SOURCES["onnx"].network(found.config)
    x = torch.rand(1, 3, 64, 96, generator=torch.Generator().manual_seed(1))
    before = network(x)
    with capture(network) as captured:
        assert torch.equal(network(x), before)
    with capture(torched) as expected:
        torched(x)
    assert len(captured) == len(expected) == 2
    for kind in ("/spatial", "/attended"):
        (one,) = [each.tensor for name, each in captured.items() if name.endswith(kind)]
        (other,) = [each.tensor for name, each in expected.items() if name.endswith(kind)]
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-4)
    assert [one.partition("=")[0] for one in parts(network).changes] == ["without", "without", "mean", "mean"]
    with capture(network) as of_windows:
        network(torch.rand(1, 3, 96, 96))
    assert not of_windows  # each of these has seen a part of the image
    (block,) = attention_blocks(network)
    with capture_at(network, (0.5, 0.5), size=(64, 96)) as row:
        network(x)
    with capture_at(torched, (0.5, 0.5), size=(64, 96)) as same:
        torched(x)
    for name in block.names:
        torch.testing.assert_close(row[name].tensor, same[name].tensor, atol=1e-5, rtol=1e-4)
