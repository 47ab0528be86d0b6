"""Attention in windows, rollout and queries, against what the libraries themselves say of their attention."""

from __future__ import annotations

from typing import Any

import pytest
import timm
import torch
import torchvision
from torch import Tensor, nn

from segview.core.variants.spec import NetworkSpec
from segview.networks.adapters.module import network_of
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.inspect.attention_at_point import capture_at, token_chooser
from segview.networks.inspect.attention_blocks import attention_blocks
from segview.networks.inspect.found_attention import find_attention, found_taps
from segview.networks.inspect.rollout import mixings, rollout

POINT = (0.3, 0.8)


class Masked(nn.Module):
    """An encoder of another library with a mask on top."""

    def __init__(self, encoder: nn.Module, channels: int, *, last: bool = False) -> None:
        super().__init__()
        self.encoder, self.last, self.head = encoder, last, nn.Conv2d(channels, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        given: Any = self.encoder(x)
        given = getattr(given, "feature_maps", given)
        first = given[0] if isinstance(given, list | tuple) else given
        return self.head(first.permute(0, 3, 1, 2) if self.last else first)


def image(size: tuple[int, int]) -> Tensor:
    return torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(1))


def found_in(module: nn.Module, size: tuple[int, int]) -> SegmentationNetwork:
    return find_attention(network_of(module, outputs=1), 3, size)


def on_image(window_rows: Tensor, *, size: int, grid: tuple[int, int], shift: int) -> Tensor:
    """Windows × tokens on the grid, by the reverse of the library: parts joined, rolled back, cut."""
    rows, columns = (-(-side // size) for side in grid)
    whole = window_rows.view(rows, columns, size, size).transpose(1, 2).reshape(rows * size, columns * size)
    return torch.roll(whole, (shift, shift), (0, 1))[: grid[0], : grid[1]]


@pytest.fixture(scope="module")
def swin() -> Any:
    """A Swin of transformers with windows of 4 and, in every second block, a shift of 2; it writes its weights down."""
    library: Any = pytest.importorskip("transformers", reason="the extra [hub] is not installed")
    torch.manual_seed(0)
    config = library.SwinConfig(
        image_size=96, embed_dim=16, depths=[2, 2], num_heads=[2, 4], window_size=4, out_features=["stage1", "stage2"]
    )
    return library.SwinBackbone(config).eval().requires_grad_(False)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
@torch.inference_mode()
def test_windows_of_swin_lie_on_the_image_as_the_library_cut_them(swin: Any) -> None:
    x = image((88, 160))  # 22 × 40 and 11 × 20 tokens: no multiples of the window
    theirs = _written_down(swin, x)
    plain = network_of(Masked(swin, 16), outputs=1)
    silent = plain(x)
    network = find_attention(plain, 3, (96, 96))
    blocks = attention_blocks(network)
    assert [block.heads for block in blocks] == [2, 2, 4, 4]
    assert torch.equal(network(x), silent)
    with capture(network) as captured:
        network(x)
    with capture_at(network, POINT, size=(88, 160)) as at_point:
        network(x)
    for block, (grid, shift) in zip(blocks, [((22, 40), 0), ((22, 40), 2), ((11, 20), 0), ((11, 20), 2)], strict=True):
        stage = (block.number - 1) // 2
        whole = theirs[block.number - 1]
        expected = on_image(whole.mean(dim=(1, 2)) * 16, size=4, grid=grid, shift=shift)
        seen = captured[found_taps(network)[block.number - 1].name].tensor
        torch.testing.assert_close(seen[0, 0], expected, atol=1e-5, rtol=1e-4)
        places = on_image(torch.arange(whole.shape[0] * 16).view(-1, 16), size=4, grid=grid, shift=shift)
        row, column = int(POINT[0] * grid[0]), int(POINT[1] * grid[1])
        window, token = divmod(int(places[row, column]), 16)
        for head in range(2 * (stage + 1)):
            rows = torch.zeros(whole.shape[0], 16)
            rows[window] = whole[window, head, token]
            got = at_point[f"attention/block {block.number}/head {head + 1} at point"].tensor[0, 0]
            torch.testing.assert_close(got, on_image(rows, size=4, grid=grid, shift=shift), atol=1e-6, rtol=1e-4)


def _written_down(swin: Any, x: Tensor) -> list[Tensor]:
    """The weights of every block, windows × heads × queries × keys; the library's own list has the last of a stage."""
    theirs: list[Tensor] = []
    modules = [module for module in swin.modules() if type(module).__name__ == "SwinAttention"]
    handles = [module.register_forward_hook(lambda _m, _i, given: theirs.append(given[1])) for module in modules]
    swin.set_attn_implementation("eager")
    of_stages = swin(x, output_attentions=True).attentions
    swin.set_attn_implementation("sdpa")
    for handle in handles:
        handle.remove()
    assert all(torch.equal(one, theirs[2 * stage + 1]) for stage, one in enumerate(of_stages))
    return theirs


@pytest.mark.parametrize(
    ("build_encoder", "channels", "count"),
    [
        pytest.param(
            lambda: timm.create_model(
                "swinv2_tiny_window8_256", features_only=True, embed_dim=24, num_heads=(1, 1, 2, 2), depths=(2, 2, 2, 2)
            ),
            24,
            8,
            id="timm, Swin v2",
        ),
        pytest.param(lambda: torchvision.models.swin_t().features[:4], 192, 4, id="torchvision, Swin"),
        pytest.param(lambda: timm.create_model("maxvit_rmlp_pico_rw_256", features_only=True), 32, 22, id="MaxViT"),
    ],
)
@torch.inference_mode()
def test_windows_of_other_libraries_are_put_together(build_encoder: Any, channels: int, count: int) -> None:
    torch.manual_seed(0)
    network = network_of(Masked(build_encoder(), channels, last=channels != 32), outputs=1).eval()
    before = network(image((256, 256)))
    find_attention(network, 3, (256, 256))
    with capture(network) as captured:
        assert torch.equal(network(image((256, 256))), before)
    windowed = [one.tensor for name, one in captured.items() if name.endswith("/attended")]
    assert len(windowed) == count
    assert all(one.shape[0] == 1 and one.shape[-2] == one.shape[-1] for one in windowed)
    assert windowed[0].shape[-1] == 64
    assert all(abs(float(one.mean()) - 1) < 0.02 for one in windowed)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:transformers", "ignore::FutureWarning:transformers")
@torch.inference_mode()
def test_rollout_is_the_product_of_what_the_library_writes_down() -> None:
    library: Any = pytest.importorskip("transformers", reason="the extra [hub] is not installed")
    torch.manual_seed(0)
    config = library.Dinov2Config(
        image_size=64, patch_size=8, hidden_size=32, num_hidden_layers=3, num_attention_heads=4, out_indices=[3]
    )
    vit = library.Dinov2Backbone(config).eval()
    x = image((64, 64))
    network = found_in(Masked(vit, 32), (64, 64))
    vit.set_attn_implementation("eager")
    theirs = vit(x, output_attentions=True).attentions
    vit.set_attn_implementation("sdpa")
    blocks = attention_blocks(network)
    assert [(block.heads, block.has_class_token) for block in blocks] == [(4, True)] * 3
    for head in (0, 3):
        product = torch.eye(65)
        for one in theirs:
            mixed = one[0].mean(dim=0) if head == 0 else one[0, head - 1]
            product = (0.5 * mixed + 0.5 * torch.eye(65)) @ product
        seen = list(mixings(network, x, head=head).values())
        for point, token in ((None, 0), (POINT, 1 + 2 * 8 + 6)):
            plane, aside = rollout(seen, token_chooser(network, point, (64, 64)))
            torch.testing.assert_close(plane.flatten(), product[token, 1:], atol=1e-6, rtol=1e-4)
            assert float(aside) == pytest.approx(float(product[token, 0]), abs=1e-6)
    with capture_at(network, None) as captured:
        network(x)
    got = captured["attention/block 3/head 2 at point"].tensor.flatten()
    torch.testing.assert_close(got, theirs[2][0, 1, 0, 1:], atol=1e-6, rtol=1e-4)


@pytest.mark.parametrize("architecture", ["setr_naive", "segformer_b0", "fcbformer"])
@torch.inference_mode()
def test_rollout_keeps_what_there_is_through_stages(architecture: str) -> None:
    torch.manual_seed(0)
    network = build(NetworkSpec(architecture=architecture, size="small")).eval()
    x = image((64, 96))
    silent = network(x)
    seen = list(mixings(network, x).values())
    assert len(seen) == len(attention_blocks(network))
    plane, aside = rollout(seen, token_chooser(network, POINT, (64, 96)))
    assert float(plane.sum() + aside) == pytest.approx(1, abs=1e-4)
    assert plane.shape[-2] * 96 == plane.shape[-1] * 64
    assert float(plane.min()) >= 0
    assert torch.equal(network(x), silent)
