"""Attention in a graph of ONNX lies where that of the network lies from which it was exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import torchvision
from torch import Tensor, nn
from torch.nn import functional
from torchvision.models.swin_transformer import (
    PatchMerging,
    PatchMergingV2,
    SwinTransformerBlock,
    SwinTransformerBlockV2,
)

from segview.networks.adapters.adapter import Choices
from segview.networks.adapters.module import network_of
from segview.networks.adapters.sources import SOURCES, recognise
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture, taps
from segview.networks.inspect.attention_at_point import attention_blocks, capture_at
from segview.networks.inspect.found_attention import find_attention
from segview.networks.inspect.rollout import mixings, rollout
from tests.networks.adapters.foreign_networks import Channelled, onnx_file
from tests.networks.inspect.test_found_attention import Separable, TalkingHeads, Whole
from tests.networks.inspect.test_layout import CHOOSING, WAYS, Bright, NonLocal, spotted

POINT = (0.3, 0.8)
FIRST, OTHER = (96, 160), (64, 96)


class Stages(nn.Module):
    """Stages of a transformer, each with a mask of its own to which all add."""

    def __init__(self, stages: nn.Module, widths: tuple[int, ...], *, last: bool) -> None:
        super().__init__()
        self.stages, self.last = stages, last
        self.heads = nn.ModuleList(nn.Conv2d(width, 1, 1) for width in widths)

    def forward(self, x: Tensor) -> Tensor:
        given: Any = self.stages(x)
        given = getattr(given, "feature_maps", [given])
        maps = [one.permute(0, 3, 1, 2) if self.last else one for one in given]
        masks = [functional.interpolate(head(one), x.shape[-2:]) for head, one in zip(self.heads, maps, strict=True)]
        return torch.cat(masks, dim=1).sum(dim=1, keepdim=True)


def of_torchvision(block: Any, merging: Any) -> nn.Module:
    """Swin as torchvision lays it out: windows of 4 by 4, every second block shifted by 2."""
    sizes: dict[str, Any] = {"patch_size": [4, 4], "window_size": [4, 4]}
    whole = torchvision.models.swin_transformer.SwinTransformer(
        **sizes, embed_dim=16, depths=[2, 2], num_heads=[2, 4], block=block, downsample_layer=merging
    )
    return Stages(whole.features, (32,), last=True)


def of_transformers() -> nn.Module:
    """Swin as transformers lays it out, of the same sizes."""
    library: Any = pytest.importorskip("transformers", reason="the extra [hub] is not installed")
    sizes: dict[str, Any] = {"image_size": 96, "embed_dim": 16, "window_size": 4}
    config = library.SwinConfig(**sizes, depths=[2, 2], num_heads=[2, 4], out_features=["stage1", "stage2"])
    return Stages(library.SwinBackbone(config), (16, 32), last=False)


SWIN: dict[str, Callable[[], nn.Module]] = {
    "transformers": of_transformers,
    "torchvision": lambda: of_torchvision(SwinTransformerBlock, PatchMerging),
    "torchvision, version 2": lambda: of_torchvision(SwinTransformerBlockV2, PatchMergingV2),
}


def opened(path: Path, size: tuple[int, int]) -> SegmentationNetwork:
    pytest.importorskip("onnxruntime", reason="the extra [onnx] is not installed")
    return SOURCES["onnx"].network(recognise(str(path), Choices(input_size=size)).config)


def image(size: tuple[int, int]) -> Tensor:
    return torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(1))


def seen(network: SegmentationNetwork, x: Tensor) -> list[Tensor]:
    """The maps of attention of a network on an image, of which no number changes."""
    before = network(x)
    with capture(network) as captured:
        assert torch.equal(network(x), before)
    return [one.tensor for name, one in captured.items() if name.endswith("/attended")]


def at_point(network: SegmentationNetwork, x: Tensor) -> dict[str, Tensor]:
    with capture_at(network, POINT, size=(x.shape[-2], x.shape[-1])) as captured:
        network(x)
    return {name: one.tensor for name, one in captured.items()}


def same(graph: SegmentationNetwork, network: SegmentationNetwork, x: Tensor) -> None:
    """Maps, rows of each head and rollout of a graph are those of the network."""
    for one, other in zip(seen(graph, x), seen(network, x), strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-4)
    rows, expected = at_point(graph, x), at_point(network, x)
    assert rows.keys() == expected.keys()
    for name, row in rows.items():
        torch.testing.assert_close(row, expected[name], atol=1e-5, rtol=1e-4)
    if rows:
        rolled, other = (list(mixings(one, x).values()) for one in (graph, network))
        torch.testing.assert_close(rollout(rolled, lambda _: 5), rollout(other, lambda _: 5), atol=1e-5, rtol=1e-4)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.parametrize("dynamic", [False, True], ids=["of one size", "of any size"])
@pytest.mark.parametrize("library", SWIN)
@torch.inference_mode()
def test_windows_in_a_graph_are_put_together_with_their_shift(tmp_path: Path, library: str, dynamic: bool) -> None:
    torch.manual_seed(0)
    module = SWIN[library]().eval()
    path = onnx_file(tmp_path / "swin.onnx", module, dynamic=dynamic, size=FIRST)
    graph, network = opened(path, FIRST), find_attention(network_of(module, outputs=1), 3, FIRST)
    assert len(attention_blocks(graph)) == 4
    same(graph, network, image(FIRST))
    if dynamic:
        same(graph, network, image(OTHER))
        same(graph, network, image(FIRST))
    assert [tap.name for tap in taps(graph)] == [tap.name for tap in taps(network)]


@pytest.mark.parametrize("kind", [*WAYS, "keys before queries", "channels last"])
@torch.inference_mode()
def test_tokens_of_a_graph_are_followed_to_where_they_come_from(tmp_path: Path, kind: str) -> None:
    inner = NonLocal() if kind == "keys before queries" else Bright(WAYS.get(kind, WAYS["pooled"]))
    module, last = Channelled(inner) if kind == "channels last" else inner, kind == "channels last"
    path = onnx_file(tmp_path / "a.onnx", module.eval(), dynamic=False, last=last, size=(32, 64))
    graph = opened(path, (32, 64))
    assert len(taps(graph)) == 1
    same(graph, find_attention(network_of(inner, outputs=1), 3, (32, 64)), spotted((32, 64)))


FOUND = {
    **{how: lambda how=how: TalkingHeads(how) for how in ("linear", "convolution", "einsum")},
    **{f"patches of {side}": lambda side=side: Separable(side) for side in (1, 2)},
}


@pytest.mark.parametrize("kind", FOUND)
@torch.inference_mode()
def test_mixed_heads_and_summed_products_are_found_in_a_graph(tmp_path: Path, kind: str) -> None:
    torch.manual_seed(0)
    module = Whole(FOUND[kind]()).eval()
    path = onnx_file(tmp_path / "a.onnx", module, dynamic=False, size=(32, 64))
    graph = opened(path, (32, 64))
    assert len(taps(graph)) == 1
    same(graph, find_attention(network_of(module, outputs=1), 3, (32, 64)), image((32, 64)))


@pytest.mark.parametrize("kind", CHOOSING)
@torch.inference_mode()
def test_tokens_whose_places_the_graph_does_not_tell_are_no_map(tmp_path: Path, kind: str) -> None:
    path = onnx_file(tmp_path / "a.onnx", Bright(CHOOSING[kind]).eval(), dynamic=False, size=(32, 64))
    graph = opened(path, (32, 64))
    assert not taps(graph)
    assert graph(spotted((32, 64))).isfinite().all()
