"""Attention in a graph of ONNX is left out and averaged as in the network from which it was exported."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from segmentation_models_pytorch.base.modules import SCSEModule
from torch import Tensor, nn
from torch.nn import functional
from torchvision.ops import SqueezeExcitation

from segview.core.base.errors import UserError
from segview.core.variants.ablation import Ablation
from segview.networks.adapters.contained_reading import read
from segview.networks.adapters.module import network_of
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture, taps
from segview.networks.inspect.ablation import ablate, parts
from segview.networks.inspect.found_attention import find_attention
from tests.networks.adapters.foreign_networks import Channelled, onnx_file
from tests.networks.adapters.test_graph_layouts import SWIN, image, opened
from tests.networks.inspect.test_found_attention import Separable, TalkingHeads, Tokens, Whole
from tests.networks.inspect.test_layout import NonLocal

SIZE = (32, 64)


class Convolutional(nn.Module):
    """CBAM: a gate of each channel, then one of each pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.shared = nn.Sequential(nn.Conv2d(8, 4, 1), nn.ReLU(), nn.Conv2d(4, 8, 1))
        self.spatial = nn.Conv2d(2, 1, 7, padding=3)

    def forward(self, x: Tensor) -> Tensor:
        pooled = [functional.adaptive_avg_pool2d(x, 1), functional.adaptive_max_pool2d(x, 1)]
        x = x * torch.sigmoid(self.shared(pooled[0]) + self.shared(pooled[1]))
        two = torch.cat([x.mean(dim=1, keepdim=True), x.amax(dim=1, keepdim=True)], dim=1)
        return x * torch.sigmoid(self.spatial(two))


class Additive(nn.Module):
    """The gate of an attention U-Net: computed on a coarser grid, then enlarged."""

    def __init__(self) -> None:
        super().__init__()
        self.features, self.signal, self.gate = nn.Conv2d(8, 4, 2, stride=2), nn.Conv2d(8, 4, 1), nn.Conv2d(4, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.features(x) + self.signal(functional.max_pool2d(x, 2)))
        return x * functional.interpolate(torch.sigmoid(self.gate(y)), scale_factor=2.0, mode="bilinear")


class Reversed(nn.Module):
    """A gate whose opposite is multiplied, and that is used once more by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = nn.Conv2d(8, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        gate = torch.sigmoid(self.gate(x))
        return torch.cat([x[:, 1:] * (1 - gate), gate], dim=1)


KINDS: dict[str, Callable[[], nn.Module]] = {
    "CBAM": lambda: Whole(Convolutional()),
    "attention gate": lambda: Whole(Additive()),
    "reverse attention": lambda: Whole(Reversed()),
    "self-attention": lambda: Whole(Tokens("plain")),
    "fused in torch": lambda: Whole(Tokens("fused")),
    "keys before queries": NonLocal,
    **{f"heads mixed by {how}": lambda how=how: Whole(TalkingHeads(how)) for how in ("linear", "einsum")},
    "one query": lambda: Whole(Separable(2)),
    "SE": lambda: Whole(SqueezeExcitation(8, 4)),
    "scSE": lambda: Whole(SCSEModule(8, reduction=2)),
    "windows": SWIN["torchvision"],
}


def lively(build: Callable[[], nn.Module]) -> nn.Module:
    torch.manual_seed(0)
    return build().eval()


def pair(path: Path, kind: str, size: tuple[int, int]) -> tuple[SegmentationNetwork, SegmentationNetwork]:
    module = lively(KINDS[kind])
    graph = opened(onnx_file(path, module, dynamic=False, size=size), size)
    return graph, find_attention(network_of(module, outputs=1), 3, size)


def difference(one: Tensor, other: Tensor) -> float:
    return float((one - other).abs().max() / other.abs().max().clamp(min=1))


@pytest.mark.parametrize("kind", KINDS)
@torch.inference_mode()
def test_attention_of_a_graph_is_left_out_as_that_of_the_network(tmp_path: Path, kind: str) -> None:
    size = (96, 160) if kind == "windows" else SIZE
    graph, network = pair(tmp_path / "a.onnx", kind, size)
    x = image(size)
    before = graph(x)
    assert len(taps(graph)) == len(taps(network)) > 0
    pairs = [(one.name, other.name) for one, other in zip(taps(graph), taps(network), strict=True)]
    for name, theirs in pairs:
        left_out = Ablation(without=(name,)), Ablation(without=(theirs,))
        for change, expected in (left_out, (Ablation(mean=(name,)), Ablation(mean=(theirs,)))):
            changed = ablate(graph, change)(x)
            assert difference(changed, ablate(network, expected)(x)) < 1e-4, change
            # A gate that has one value everywhere is its mean.
            assert change.mean or not torch.allclose(changed, before, atol=1e-7), change
    assert torch.equal(graph(x), before)  # to the bit: it is the file itself that runs


@torch.inference_mode()
def test_several_changes_are_made_together_and_what_is_seen_is_changed_too(tmp_path: Path) -> None:
    graph, network = pair(tmp_path / "a.onnx", "CBAM", SIZE)
    x, both = image(SIZE), Ablation(without=("block/channel",), mean=("block/spatial",))
    changed, expected = ablate(graph, both), ablate(network, both)
    assert difference(changed(x), expected(x)) < 1e-4
    with capture(changed) as captured, capture(expected) as others:
        changed(x)
        expected(x)
    assert captured["block/channel"].tensor.unique().tolist() == [1]
    for name, one in captured.items():
        torch.testing.assert_close(one.tensor, others[name].tensor, atol=1e-5, rtol=1e-4)
    assert parts(graph).changes == parts(network).changes


@torch.inference_mode()
def test_one_channel_of_a_gate_is_averaged_alone(tmp_path: Path) -> None:
    graph, network = pair(tmp_path / "a.onnx", "SE", SIZE)
    x, names = image(SIZE), [tap.name for one in (graph, network) for tap in taps(one)]
    assert len(names) == 2
    given, expected = (
        ablate(one, Ablation(mean=(f"{name}:5",))) for one, name in zip((graph, network), names, strict=True)
    )
    assert difference(given(x), expected(x)) < 1e-4
    with capture(network) as before, capture(expected) as after:
        network(x)
        expected(x)
    (old,), (new,) = ([each.tensor.flatten() for each in one.values()] for one in (before, after))
    assert (old != new).nonzero().flatten().tolist() == [5]
    assert new[5] == pytest.approx(float(old.mean()))
    for one, name in zip((graph, network), names, strict=True):
        with pytest.raises(UserError, match="8 channels, 0 to 7, but no channel 8"):
            ablate(one, Ablation(mean=(f"{name}:8",)))(x)


@torch.inference_mode()
def test_channels_last_and_other_sizes_are_changed_too(tmp_path: Path) -> None:
    module = lively(KINDS["self-attention"])
    last = opened(onnx_file(tmp_path / "a.onnx", Channelled(module), dynamic=False, last=True, size=SIZE), SIZE)
    free = opened(onnx_file(tmp_path / "b.onnx", module, size=SIZE), SIZE)
    network = find_attention(network_of(module, outputs=1), 3, SIZE)
    for graph, sizes in ((last, (SIZE,)), (free, (SIZE, (96, 32)))):
        (name,) = [tap.name for tap in taps(graph)]
        for size in sizes:
            x = image(size)
            expected = ablate(network, Ablation(mean=("block/attended",)))(x)
            assert difference(ablate(graph, Ablation(mean=(name,)))(x), expected) < 1e-4


def saved(path: Path, change: Callable[[Any, Any], None], kind: str = "attention gate") -> SegmentationNetwork:
    """The network in a file that was changed."""
    onnx: Any = pytest.importorskip("onnx", reason="the extra [onnx] is not installed")
    model = onnx.load(onnx_file(path, lively(KINDS[kind]), dynamic=False, size=SIZE))
    change(onnx, model)
    return opened(path, SIZE)


def test_weights_in_a_file_beside_it_are_read(tmp_path: Path) -> None:
    def beside(onnx: Any, model: Any) -> None:
        onnx.save(model, tmp_path / "a.onnx", save_as_external_data=True, location="a.data", size_threshold=0)

    graph = saved(tmp_path / "a.onnx", beside)
    assert parts(graph).changes == ("without=block/spatial", "mean=block/spatial")
    assert not graph.remarks


def test_of_operations_that_are_too_old_attention_is_shown_alone(tmp_path: Path) -> None:
    def old(onnx: Any, model: Any) -> None:
        # Of these operations none has changed since.
        gate = [("Conv", "image w", "f", {"kernel_shape": [1, 1]}), ("Sigmoid", "f", "g"), ("Mul", "image g", "y")]
        last = ("Conv", "y w", "out", {"kernel_shape": [1, 1]})
        nodes = [
            onnx.helper.make_node(kind, given.split(), [made], **dict(*more))
            for kind, given, made, *more in (*gate, last)
        ]
        weights = onnx.helper.make_tensor("w", onnx.TensorProto.FLOAT, [1, 3, 1, 1], [0.5, -1.0, 0.25])
        del model.graph.node[:], model.graph.initializer[:]
        model.graph.node.extend(nodes)
        model.graph.initializer.append(weights)
        model.graph.output[0].type.tensor_type.ClearField("shape")
        model.opset_import[0].version = 8
        onnx.save(model, tmp_path / "a.onnx")

    graph = saved(tmp_path / "a.onnx", old)
    assert len(taps(graph)) == 1
    assert parts(graph).changes == ()
    assert "operations of version 8" in graph.remarks[0]


def test_attention_in_one_operation_is_reported(tmp_path: Path) -> None:
    def fused(onnx: Any, model: Any) -> None:
        made = onnx.helper.make_node("Attention", ["q", "q", "q"], ["unused"])
        first = onnx.helper.make_node("Reshape", ["image", "sides"], ["q"])
        model.graph.initializer.append(onnx.helper.make_tensor("sides", onnx.TensorProto.INT64, [4], [1, 3, 64, 32]))
        model.graph.node.extend([first, made])
        model.opset_import[0].version, model.ir_version = 23, 10
        onnx.save(model, tmp_path / "a.onnx")

    graph = saved(tmp_path / "a.onnx", fused, "CBAM")
    assert len(parts(graph).changes) == 4
    (remark,) = graph.remarks
    assert remark.startswith("Attention in one operation (Attention) can neither be shown nor left out")


def test_without_the_package_that_reads_graphs_a_sentence_says_so(tmp_path: Path, monkeypatch: Any) -> None:
    path = onnx_file(tmp_path / "a.onnx", lively(KINDS["CBAM"]), dynamic=False, size=SIZE)
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert read(str(path)) == (None, [("missing", "onnx")])
