"""Attention of transformers seen from one point: a row of the matrix that is never written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
from timm.layers.config import set_fused_attn
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build
from segview.networks.inspect.attention_at_point import attention_blocks, capture_at

# Blocks, heads of the first and of the last, tokens without a place.
NETWORKS = {
    "setr_naive": (8, 3, 3, 1),
    "transunet": (4, 3, 3, 0),
    "segformer_b0": (8, 1, 8, 0),
    "fcbformer": (10, 1, 8, 0),
}
POINT = (0.3, 0.8)


@pytest.fixture
def materialising() -> Iterator[None]:
    """Networks built meanwhile compute whole attention matrices and pass them through ``attn_drop``."""
    set_fused_attn(False)
    yield
    set_fused_attn(True)


def _network(architecture: str) -> SegmentationNetwork:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        return build(NetworkSpec(architecture=architecture, size="small")).eval()


def _image(rows: int = 64, columns: int = 96) -> Tensor:
    return torch.randn(1, 3, rows, columns, generator=torch.Generator().manual_seed(2))


def _hooks(network: nn.Module) -> int:
    return sum(len(module._forward_hooks) + len(module._forward_pre_hooks) for module in network.modules())


@pytest.mark.parametrize("architecture", NETWORKS)
def test_every_head_of_every_block_gives_a_row_that_sums_to_one(architecture: str) -> None:
    blocks, first, last, prefix = NETWORKS[architecture]
    network = _network(architecture)
    assert [block.number for block in attention_blocks(network)] == list(range(1, blocks + 1))
    with torch.no_grad(), capture_at(network, POINT) as captured:
        network(_image())
    assert f"attention/block 1/head {first} at point" in captured
    assert f"attention/block {blocks}/head {last} at point" in captured
    assert f"attention/block {blocks}/head {last + 1} at point" not in captured
    for block in attention_blocks(network):
        maps = torch.cat([captured[name].tensor for name in block.names], dim=1)
        shares = maps.sum(dim=(2, 3))
        if prefix:
            share = captured[f"attention/block {block.number}/class token at point"].tensor
            assert share.shape == (1, block.heads, 1, 1)
            shares = shares + share[..., 0, 0]
        torch.testing.assert_close(shares, torch.ones(1, block.heads))
    for name, one in captured.items():
        assert one.tap.name == name
        assert one.tap.span == (0, 1)
        assert 0 <= one.tensor.min() <= one.tensor.max() <= 1


@torch.no_grad()
@pytest.mark.usefixtures("materialising")
@pytest.mark.parametrize("point", [(0.0, 0.0), POINT, (1.0, 1.0)])
@pytest.mark.parametrize("architecture", NETWORKS)
def test_the_row_is_that_of_the_whole_matrix(architecture: str, point: tuple[float, float]) -> None:
    network = _network(architecture)
    matrices: list[Tensor] = []
    blocks = attention_blocks(network)
    handles = [
        block.attention.attn_drop.register_forward_hook(lambda _m, _i, whole: matrices.append(whole))
        for block in blocks
    ]
    with capture_at(network, point) as captured:
        network(_image())
    for handle in handles:
        handle.remove()
    prefix = NETWORKS[architecture][-1]
    for block, whole in zip(blocks, matrices, strict=True):
        stride = {"setr_naive": 16, "transunet": 16}.get(architecture) or _stride(whole.shape[2])
        rows, columns = 64 // stride, 96 // stride
        assert rows * columns + prefix == whole.shape[2]
        row, column = min(int(point[0] * rows), rows - 1), min(int(point[1] * columns), columns - 1)
        expected = whole[:, :, prefix + row * columns + column, prefix:]
        seen = torch.cat([captured[name].tensor for name in block.names], dim=1)
        assert seen.shape[2] * columns == seen.shape[3] * rows  # the keys' grid has the image's proportions
        torch.testing.assert_close(seen.flatten(2), expected, rtol=0, atol=1e-5)


def _stride(queries: int) -> int:
    return {64 * 96 // stride**2: stride for stride in (4, 8, 16, 32)}[queries]


@torch.no_grad()
@pytest.mark.parametrize("architecture", NETWORKS)
def test_listening_changes_no_bit_of_the_answer_and_leaves_nothing_behind(architecture: str) -> None:
    network = _network(architecture)
    keys, before, x = list(network.state_dict()), _hooks(network), _image()
    silent = network(x)
    with capture_at(network, POINT):
        assert _hooks(network) > before
        assert torch.equal(network(x), silent)
    assert _hooks(network) == before == 0
    assert list(network.state_dict()) == keys


@pytest.mark.parametrize("architecture", NETWORKS)
def test_the_hooks_are_gone_after_an_exception(architecture: str) -> None:
    network = _network(architecture)

    def failing() -> None:
        with capture_at(network, POINT):
            network(torch.randn(1, 5, 64, 64))

    with pytest.raises(RuntimeError):
        failing()
    assert _hooks(network) == 0


class _Largest(TorchDispatchMode):
    """Notes the size of the largest tensor that any step makes, and how many steps there are."""

    largest = steps = 0

    def __torch_dispatch__(self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        for one in result if isinstance(result, tuple | list) else (result,):
            if isinstance(one, Tensor):
                self.largest = max(self.largest, one.numel())
        self.steps += 1
        return result


@torch.no_grad()
@pytest.mark.parametrize("architecture", ["setr_naive", "transunet", "fcbformer"])
def test_no_matrix_is_ever_made(architecture: str) -> None:
    network, x = _network(architecture), _image(128, 128)
    network(x)  # what torch does once
    with _Largest() as silent:
        network(x)
    with capture_at(network, POINT), _Largest() as captured:
        network(x)
    with _Largest() as afterwards:
        network(x)
    assert captured.largest == silent.largest
    assert afterwards.steps == silent.steps < captured.steps


def test_what_is_seen_carries_no_gradient() -> None:
    network = _network("setr_naive")
    with capture_at(network, POINT) as captured:
        assert network(_image()).requires_grad
    assert captured
    assert not any(one.tensor.requires_grad for one in captured.values())


@torch.no_grad()
def test_a_point_of_the_image_is_found_on_the_padded_input() -> None:
    network, x = _network("setr_naive"), _image(17, 47)  # padded to 32 × 48: 2 × 3 tokens
    name = "attention/block 1/head 1 at point"
    seen = []
    for point, size in (((0.9, 0.9), (17, 47)), ((0.9 * 17 / 32, 0.9 * 47 / 48), None), ((0.9, 0.9), None)):
        with capture_at(network, point, size=size) as captured:
            network(x)
        seen.append(captured[name].tensor)
    assert torch.equal(seen[0], seen[1])
    assert not torch.equal(seen[0], seen[2])


@torch.no_grad()
def test_under_autocast_rows_still_sum_to_one() -> None:
    network = _network("fcbformer")
    with torch.autocast("cpu", torch.bfloat16), capture_at(network, POINT) as captured:
        network(_image())
    for one in captured.values():
        assert one.tensor.dtype == torch.float32
        assert float(one.tensor.sum()) == pytest.approx(1, abs=1e-5)


@torch.no_grad()
def test_transformers_inside_other_architectures_are_seen_too() -> None:
    network = build(NetworkSpec(architecture="unet", encoder="mit_b0", decoder_channels=(8, 8, 8, 8, 8))).eval()
    with capture_at(network, POINT) as captured:
        network(_image())
    assert captured["attention/block 8/head 8 at point"].tensor.shape == (1, 1, 2, 3)


@torch.no_grad()
def test_a_network_without_a_transformer_gives_nothing() -> None:
    network = build(NetworkSpec(encoder="tu-test_resnet", decoder_channels=(8, 8, 8, 8, 16))).eval()
    with capture_at(network, POINT) as captured:
        network(_image())
    assert captured == {}
    assert attention_blocks(network) == ()
