"""Attention is found by watching: all that is there, none that is not, and no number changes."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import segmentation_models_pytorch as smp
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.variants.ablation import Ablation
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.adapters.intensities import Prepared
from segview.networks.adapters.module import network_of
from segview.networks.adapters.tiles import Tiled
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.inspect.ablation import ablate, parts
from segview.networks.inspect.attention_at_point import attention_blocks, capture_at
from segview.networks.inspect.found_attention import find_attention, found_taps


def found_in(module: nn.Module, size: tuple[int, int] = (64, 64), outputs: int = 1) -> SegmentationNetwork:
    torch.manual_seed(0)
    return find_attention(network_of(module, outputs=outputs), 3, size)


def names(network: nn.Module) -> list[str]:
    return [tap.name for tap in found_taps(network)]


def image(size: tuple[int, int] = (64, 64)) -> Tensor:
    return torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(1))


class Whole(nn.Module):
    """Features of one's own in front of a mask."""

    def __init__(self, block: nn.Module) -> None:
        super().__init__()
        self.first, self.block, self.last = nn.Conv2d(3, 8, 3, padding=1), block, nn.Conv2d(8, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.last(self.block(self.first(x)))


class Spatial(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(8, 1, 3, padding=1, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        gate = torch.sigmoid(self.conv(x))
        return functional.interpolate(gate, size=x.shape[-2:]) * x


class Reverse(Spatial):
    def forward(self, x: Tensor) -> Tensor:
        gate = 1 - functional.interpolate(self.conv(x), size=x.shape[-2:]).sigmoid()
        return x.mul(gate.expand_as(x))


class Tokens(nn.Module):
    """Self-attention on tokens, fused or written out."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind, self.qkv = kind, nn.Linear(8, 24)
        self.whole = nn.MultiheadAttention(8, 2, batch_first=True) if kind == "module" else None

    def forward(self, x: Tensor) -> Tensor:
        small = functional.avg_pool2d(x, 8)
        tokens = small.flatten(2).transpose(1, 2)
        if self.whole is not None:
            out = self.whole(tokens, tokens, tokens)[0]
        else:
            q, k, v = self.qkv(tokens).unflatten(-1, (3, 2, 4)).permute(2, 0, 3, 1, 4)
            if self.kind == "fused":
                out = functional.scaled_dot_product_attention(q, k, v)
            else:
                weights = functional.dropout((q @ k.transpose(-2, -1) / 2).softmax(dim=-1), 0.1, training=False)
                out = weights @ v
            out = out.transpose(1, 2).flatten(2)
        return x + functional.interpolate(out.transpose(1, 2).reshape_as(small), size=x.shape[-2:])


class TalkingHeads(nn.Module):
    """Self-attention whose heads are mixed before and after the softmax, written in one of several ways."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self.how, self.qkv = how, nn.Linear(8, 24)
        self.before, self.after = nn.Linear(2, 2), nn.Linear(2, 2)

    def mixed(self, weights: Tensor, layer: nn.Linear) -> Tensor:
        if self.how == "linear":
            return layer(weights.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        if self.how == "convolution":
            return functional.conv2d(weights, layer.weight[..., None, None], layer.bias)
        return torch.einsum("bhij,gh->bgij", weights, layer.weight) + layer.bias[:, None, None]

    def weights(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The weights that values are weighed by, after mixing, and the values."""
        q, k, v = self.qkv(x).unflatten(-1, (3, 2, 4)).permute(2, 0, 3, 1, 4)
        return self.mixed(self.mixed(q @ k.transpose(-2, -1), self.before).softmax(dim=-1), self.after), v

    def forward(self, x: Tensor) -> Tensor:
        small = functional.avg_pool2d(x, 8)
        weights, v = self.weights(small.flatten(2).transpose(1, 2))
        out = (weights @ v).transpose(1, 2).flatten(2).transpose(1, 2).reshape_as(small)
        return x + functional.interpolate(out, size=x.shape[-2:])


class Separable(nn.Module):
    """Attention of one query to the pixels of patches: a context is summed and multiplied into values."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.side, self.query, self.key, self.value = side, nn.Conv2d(8, 1, 1), nn.Conv2d(8, 8, 1), nn.Conv2d(8, 8, 1)

    def cut(self, x: Tensor) -> Tensor:
        """B × C × pixels of a patch × patches."""
        return functional.pixel_unshuffle(x, self.side).unflatten(1, (x.shape[1], -1)).flatten(3)

    def forward(self, x: Tensor) -> Tensor:
        shares = functional.softmax(self.cut(self.query(x)), dim=-1)
        context = (self.cut(self.key(x)) * shares).sum(dim=-1, keepdim=True)
        out = functional.relu(self.cut(self.value(x))) * context
        sides = [one // self.side for one in x.shape[-2:]]
        return x + functional.pixel_shuffle(out.flatten(1, 2).unflatten(-1, sides), self.side)


class Harmless(nn.Module):
    """Sigmoids and softmaxes that are no attention."""

    def forward(self, x: Tensor) -> Tensor:
        swish = x * torch.sigmoid(x)
        half, gate = torch.cat([x, swish], dim=1).chunk(2, dim=1)
        linear_unit = half * gate.sigmoid()
        return linear_unit.softmax(dim=1) * 3 + functional.silu(x) + x.sigmoid()


def timm_unet(encoder: str) -> nn.Module:
    return smp.Unet(encoder, encoder_weights=None)


CASES: list[tuple[str, Any, list[str] | int]] = [
    ("spatial", lambda: Whole(Spatial()), ["block/spatial"]),
    ("reverse", lambda: Whole(Reverse()), ["block/spatial"]),
    ("fused", lambda: Whole(Tokens("fused")), ["block/attended"]),
    ("written out", lambda: Whole(Tokens("plain")), ["block/attended"]),
    ("multihead", lambda: Whole(Tokens("module")), ["block.whole/attended"]),
    ("talking heads", lambda: Whole(TalkingHeads("linear")), ["block/attended"]),
    ("separable", lambda: Whole(Separable(2)), ["block/attended"]),
    ("harmless", lambda: Whole(Harmless()), []),
    (
        "scSE",
        lambda: smp.Unet("resnet18", encoder_weights=None, decoder_attention_type="scse"),
        [
            f"decoder.blocks.{block}.attention{which}.attention/{kind}"
            for block in range(5)
            for which in (1, 2)
            for kind in ("channel", "spatial")
            if (block, which) != (4, 1)
        ],
    ),
    ("plain U-Net", lambda: smp.Unet("resnet18", encoder_weights=None), []),
    ("MobileNetV2", lambda: timm_unet("mobilenet_v2"), []),
    ("ConvNeXt", lambda: timm_unet("tu-convnext_atto"), []),
    ("PAN", lambda: smp.PAN("resnet18", encoder_weights=None), [f"decoder.gau{n}/channel" for n in (3, 2, 1)]),
    (
        "MAnet",
        lambda: smp.MAnet("resnet18", encoder_weights=None),
        ["decoder.center.map_softmax/attended", *(f"decoder.blocks.{n}/channel" for n in range(4))],
    ),
    ("SE", lambda: timm_unet("tu-regnety_002"), 13),
    ("EfficientNet", lambda: timm_unet("efficientnet-b0"), 16),
    ("ECA", lambda: timm_unet("tu-ecaresnet50t"), 16),
    ("SK", lambda: timm_unet("tu-skresnet18"), 8),
    ("split attention", lambda: timm_unet("tu-resnest14d"), 4),
    ("MiT", lambda: timm_unet("mit_b0"), 8),
    ("PVTv2", lambda: timm_unet("tu-pvt_v2_b0"), 8),
]


@pytest.mark.parametrize(("build", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@torch.inference_mode()
def test_what_is_there_is_found_and_no_number_changes(build: Any, expected: list[str] | int) -> None:
    torch.manual_seed(0)
    size = (256, 256) if expected and isinstance(expected, list) and "gau" in expected[0] else (64, 64)
    network = network_of(build(), outputs=1)
    before = network(image(size))
    find_attention(network, 3, size)
    found = names(network)
    assert len(found) == len(set(found))
    assert (len(found) if isinstance(expected, int) else sorted(found)) == (
        expected if isinstance(expected, int) else sorted(expected)
    )
    assert torch.equal(network(image(size)), before)
    with capture(network) as captured:
        assert torch.equal(network(image(size)), before)
    assert set(captured) == set(found)
    for one in captured.values():
        assert one.tensor.ndim == 4
        assert one.tensor.isfinite().all()


@torch.inference_mode()
def test_a_gate_is_shown_as_it_is() -> None:
    network = found_in(Whole(Spatial()))
    block: Any = network.get_submodule("trunk.encoder.block")
    first: Any = network.get_submodule("trunk.encoder.first")
    with capture(network) as captured:
        network(image())
    expected = functional.interpolate(torch.sigmoid(block.conv(first(image()))), size=(64, 64))
    torch.testing.assert_close(captured["block/spatial"].tensor, expected)


@torch.inference_mode()
def test_fused_attention_is_shown_as_if_it_were_written_out() -> None:
    fused, plain = Whole(Tokens("fused")), Whole(Tokens("plain"))
    plain.load_state_dict(fused.state_dict())
    seen = []
    for network in (found_in(fused), found_in(plain)):
        with capture(network) as captured:
            network(image())
        seen.append(captured["block/attended"].tensor)
    torch.testing.assert_close(*seen, atol=1e-5, rtol=0)
    assert seen[0].shape == (1, 1, 8, 8)
    assert seen[0].mean() == pytest.approx(1)


@pytest.mark.parametrize("how", ["linear", "convolution", "einsum"])
@torch.inference_mode()
def test_heads_that_are_mixed_are_shown_as_they_weigh_the_values(how: str) -> None:
    network = found_in(Whole(TalkingHeads(how)))
    block: Any = network.get_submodule("trunk.encoder.block")
    first: Any = network.get_submodule("trunk.encoder.first")
    small = functional.avg_pool2d(first(image()), 8)
    weights = block.weights(small.flatten(2).transpose(1, 2))[0].abs()
    assert names(network) == ["block/attended"]
    expected = (weights / weights.sum(dim=-1, keepdim=True))[0]
    with capture(network) as captured, capture_at(network, (0.5, 0.25), size=(64, 64)) as at_point:
        network(image())
    torch.testing.assert_close(captured["block/attended"].tensor.flatten(), expected.mean(dim=(0, 1)) * 64)
    for head, one in enumerate(at_point.values()):
        torch.testing.assert_close(one.tensor.flatten(), expected[head, 4 * 8 + 2])


@torch.inference_mode()
def test_mixed_heads_are_left_out_behind_their_mixing() -> None:
    network = found_in(Whole(TalkingHeads("linear")))
    built: Any = network.get_submodule("trunk.encoder")
    without = ablate(network, Ablation(without=("block/attended",)))
    torch.testing.assert_close(without(image()), built.last(built.first(image())))
    even = ablate(network, Ablation(mean=("block/attended",)))(image())
    block: Any = copy.deepcopy(built)
    for weight in block.block.before.parameters():
        weight.zero_()  # so that every key has the same score
    torch.testing.assert_close(even, block(image()))


@pytest.mark.parametrize("side", [1, 2])
@torch.inference_mode()
def test_a_softmax_whose_products_are_summed_is_attention_of_one_query(side: int) -> None:
    network = found_in(Whole(Separable(side)))
    built: Any = network.get_submodule("trunk.encoder")
    with capture(network) as captured:
        network(image())
    scores = functional.pixel_unshuffle(built.block.query(built.first(image())), side).flatten(2)
    shares = scores.softmax(dim=-1) * scores.shape[-1]
    expected = functional.pixel_shuffle(shares.unflatten(-1, (64 // side, 64 // side)), side)
    torch.testing.assert_close(captured["block/attended"].tensor, expected)
    assert not attention_blocks(network)  # its query lies nowhere
    without = ablate(network, Ablation(without=("block/attended",)))
    torch.testing.assert_close(without(image()), built.last(built.first(image())))


@pytest.mark.parametrize("kind", ["fused", "plain", "module"])
@torch.inference_mode()
def test_a_point_is_asked_of_found_attention(kind: str) -> None:
    network = found_in(Whole(Tokens(kind)))
    (block,) = attention_blocks(network)
    assert block.heads == 2
    with capture_at(network, (0.5, 0.25), size=(64, 64)) as captured:
        network(image())
    for name in block.names:
        assert captured[name].tensor.shape == (1, 1, 8, 8)
        assert captured[name].tensor.sum() == pytest.approx(1, abs=1e-5)


@torch.inference_mode()
def test_without_its_gate_a_network_is_as_if_built_without_it() -> None:
    network = found_in(Whole(Spatial()))
    without = ablate(network, Ablation(without=("block/spatial",)))
    built: Any = copy.deepcopy(network.get_submodule("trunk.encoder"))
    torch.testing.assert_close(without(image()), built.last(built.first(image())), atol=0, rtol=0)
    assert torch.equal(network(image()), found_in(network.get_submodule("trunk.encoder"))(image()))


@pytest.mark.parametrize("kind", ["fused", "plain"])
@torch.inference_mode()
def test_without_self_attention_the_block_adds_nothing(kind: str) -> None:
    network = found_in(Whole(Tokens(kind)))
    built: Any = network.get_submodule("trunk.encoder")
    without = ablate(network, Ablation(without=("block/attended",)))
    torch.testing.assert_close(without(image()), built.last(built.first(image())))
    even = ablate(network, Ablation(mean=("block/attended",)))(image())
    assert not torch.allclose(even, without(image()))
    assert not torch.allclose(even, network(image()))


def test_what_was_found_can_be_knocked_out() -> None:
    assert parts(found_in(Whole(Spatial()))).changes == ("without=block/spatial", "mean=block/spatial")
    assert parts(found_in(Whole(Tokens("module")))).changes == ("without=block.whole/attended",)


@torch.inference_mode()
def test_sizes_other_than_the_first_are_seen_too() -> None:
    network = found_in(Whole(Tokens("fused")))
    with capture(network) as captured:
        network(image((128, 64)))
    assert captured["block/attended"].tensor.shape == (1, 1, 16, 8)


@torch.inference_mode()
def test_an_error_inside_leaves_nothing_behind() -> None:
    network = found_in(Whole(Spatial()))
    before = network(image())
    with pytest.raises(RuntimeError):
        network(torch.zeros(1, 5, 64, 64))
    assert torch.equal(network(image()), before)


class Doubly(nn.Module):
    """A gate of its own, behind a part that has one too and is called as the part of a network is."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), Spatial())
        self.gate, self.last = nn.Conv2d(8, 1, 1), nn.Conv2d(8, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.encoder(x)
        return self.last(torch.sigmoid(self.gate(y)) * y)


AROUND: dict[str, Any] = {
    "nothing": lambda module: module,
    "windows": lambda module: Tiled(module, (64, 64)),
    "steps and windows": lambda module: Prepared(Tiled(module, (64, 64)), [("range", 0, 255, -1, 1, 0)]),
    "several devices": nn.DataParallel,
}


@pytest.mark.parametrize("around", list(AROUND))
@torch.inference_mode()
def test_maps_are_named_by_the_network_of_those_who_made_it(around: str) -> None:
    network = found_in(AROUND[around](Doubly()))
    assert names(network) == ["encoder.1/spatial", "Doubly/spatial"]
    with capture(network) as captured:
        network(image())
    assert list(captured) == names(network)
    assert torch.equal(
        ablate(network, Ablation(without=("Doubly/spatial",)))(image()),
        without_its_gate(network, AROUND[around])(image()),
    )


def without_its_gate(network: SegmentationNetwork, around: Any) -> SegmentationNetwork:
    """The network as if built without the gate of its own."""
    (doubly,) = [module for module in network.modules() if isinstance(module, Doubly)]
    return network_of(around(nn.Sequential(copy.deepcopy(doubly.encoder), copy.deepcopy(doubly.last))), outputs=1)


@pytest.mark.parametrize("attention", [None, "scse"])
def test_parts_of_a_library_network_are_called_as_there_wherever_attention_is(attention: str | None) -> None:
    options = {"decoder_attention_type": attention}
    spec = NetworkSpec(architecture="smp", encoder="se_resnet50", head=Head.A, options=options)
    theirs = smp.Unet("se_resnet50", encoder_weights=None, decoder_attention_type=attention)
    known = {name for name, _ in theirs.named_modules()}
    places = {name.rpartition("/")[0] for name in names(find_attention(build(spec).eval(), 3, (64, 64)))}
    assert any(place.startswith("encoder.") for place in places)
    assert any(place.startswith("decoder.") for place in places) == bool(attention)
    assert places <= known
