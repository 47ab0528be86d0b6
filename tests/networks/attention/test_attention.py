"""Attention modules against counts, equations and second implementations; and where a spec puts them."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
import torch
from segmentation_models_pytorch.base.modules import SCSEModule
from timm.layers.cbam import CbamModule, LightCbamModule
from timm.layers.squeeze_excite import SEModule
from torch import Tensor, nn

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.attention import ATTENTION
from segview.networks.attention.placement import attention_options
from segview.networks.base.slot import Slot
from segview.networks.base.tap import capture, taps
from segview.networks.build import build

# 9 · C · C/4 and 9 · C/4 · C in both channels of the SA module, with a norm behind each convolution.
COUNTS = [
    *(("se", *one) for one in [(64, 1_096), (256, 8_464), (512, 33_312)]),
    *(("cbam", *one) for one in [(64, 680), (256, 8_564), (512, 33_412)]),
    *(("cbam_sigmoid_tanh", *one) for one in [(64, 780), (256, 8_664), (512, 33_512)]),
    ("scse", 64, 2 * 64 * 4 + 4 + 64 + 65),
    ("sa", 64, 2 * (2 * 9 * 64 * 16 + 2 * 16 + 2 * 64)),
    ("se_sanet", 64, 2 * 64 * 4 + 4 + 64 + 2 * (9 * 64 * 64 + 2 * 64)),
]
SMALL: dict[str, Any] = {"encoder": "tu-test_resnet", "decoder_channels": (16, 16, 8, 8, 16), "reduction": 4}


def _lively(module: nn.Module) -> nn.Module:
    """Return a module in evaluation mode whose batch norms do not leave everything as it is."""
    for part in module.modules():
        if isinstance(part, nn.BatchNorm2d):
            nn.init.normal_(part.bias)
            nn.init.uniform_(part.weight, 0.5, 2)
    return module.eval()


def _count(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


@pytest.mark.parametrize(("name", "channels", "count"), COUNTS)
def test_the_parameters_are_as_many_as_they_should(name: str, channels: int, count: int) -> None:
    assert _count(ATTENTION[name](channels, 16)) == count


@pytest.mark.parametrize("name", list(ATTENTION))
def test_every_module_keeps_the_shape_learns_and_shows_itself(name: str) -> None:
    torch.manual_seed(0)
    module = ATTENTION[name](24, 4).train()
    x = torch.randn(2, 24, 9, 13)
    with capture(module) as captured:
        out = module(x)
    assert out.shape == x.shape
    assert set(captured) == {tap.name for tap in taps(module)} != set()
    for one in captured.values():
        assert one.tap.span[0] <= one.tensor.min() <= one.tensor.max() <= one.tap.span[1]
    (out * torch.randn_like(out)).sum().backward()
    assert all(parameter.grad is not None and parameter.grad.abs().max() > 0 for parameter in module.parameters())


@torch.no_grad()
def test_se_is_the_input_times_its_gate_and_timms() -> None:
    ours, theirs = ATTENTION["se"](64, 16).eval(), SEModule(64).eval()
    for layer, index in (("fc1", 0), ("fc2", 2)):
        theirs.get_submodule(layer).weight.copy_(ours.channel.mlp[index].weight[:, :, None, None])  # pyright: ignore
        theirs.get_submodule(layer).bias.copy_(ours.channel.mlp[index].bias)  # pyright: ignore
    x = torch.randn(2, 64, 7, 5)
    with capture(ours) as captured:
        out = ours(x)
    assert torch.equal(out, x * captured["se/channel"].tensor)
    torch.testing.assert_close(out, theirs(x))


@torch.no_grad()
def test_scse_is_the_input_times_both_gates_and_the_librarys() -> None:
    ours, theirs = ATTENTION["scse"](32, 8).eval(), SCSEModule(32, reduction=8).eval()
    weights = list(ours.state_dict().values())
    for own, other in zip(weights, theirs.state_dict().values(), strict=True):
        other.copy_(own.reshape(other.shape))
    x = torch.randn(2, 32, 7, 5)
    with capture(ours) as captured:
        out = ours(x)
    channel, spatial = captured["scse/channel"].tensor, captured["scse/spatial"].tensor
    assert torch.equal(out, x * channel + x * spatial)
    torch.testing.assert_close(out, theirs(x))
    largest = ATTENTION["scse"](32, 8, merge="max").eval()
    largest.load_state_dict(ours.state_dict())
    assert torch.equal(largest(x), torch.maximum(x * channel, x * spatial))


@torch.no_grad()
@pytest.mark.parametrize("size", [(8, 8), (7, 5), (1, 1)])
def test_sa_is_attention_times_main_plus_attention(size: tuple[int, int]) -> None:
    module: Any = _lively(ATTENTION["sa"](16, 16))
    x = torch.randn(2, 16, *size)
    rows, columns = ((torch.arange(side) // 2) for side in size)
    pooled = torch.stack(
        [
            torch.stack(
                [x[..., 2 * r : 2 * r + 2, 2 * c : 2 * c + 2].mean(dim=(2, 3)) for c in range(columns[-1] + 1)], dim=-1
            )
            for r in range(rows[-1] + 1)
        ],
        dim=-2,
    )
    attention = module.attention(pooled)[..., rows, :][..., columns]
    torch.testing.assert_close(module(x), attention * module.main(x) + attention)


@torch.no_grad()
def test_se_as_the_sanet_paper_draws_it_weighs_the_identity() -> None:
    module: Any = _lively(ATTENTION["se_sanet"](16, 4))
    x = torch.randn(2, 16, 7, 5)
    with capture(module) as captured:
        out = module(x)
    torch.testing.assert_close(out - module.residual(x), captured["se/channel"].tensor * x)


@torch.no_grad()
@pytest.mark.parametrize("light", [False, True])
def test_the_options_of_cbam_make_it_timms(light: bool) -> None:
    ours: Any = _lively(ATTENTION["cbam"](32, 16, pooling_order="mean_max", bias=False, light=light))
    theirs: Any = (LightCbamModule if light else CbamModule)(32).eval()
    for index, layer in ((0, theirs.channel.fc1), (2, theirs.channel.fc2)):
        layer.weight.copy_(ours.channel.mlp[index].weight[:, :, None, None])
    theirs.spatial.conv.conv.weight.copy_(ours.spatial.convolution.weight)
    theirs.spatial.conv.bn.load_state_dict(ours.spatial.norm.state_dict())
    x = torch.randn(2, 32, 11, 7)
    torch.testing.assert_close(ours(x), theirs(x), rtol=1e-5, atol=1e-6)
    assert _count(ours) == _count(theirs)


@torch.no_grad()
def test_the_spatial_gate_can_begin_at_a_half() -> None:
    module = ATTENTION["cbam"](16, 4, zero_init=True).eval()
    with capture(module) as captured:
        module(torch.randn(1, 16, 5, 5))
    assert torch.equal(captured["cbam/spatial"].tensor, torch.full((1, 1, 5, 5), 0.5))


# ---- where they are put


@torch.no_grad()
def test_the_names_of_taps_say_where_they_are() -> None:
    spec = NetworkSpec(attention="scse", attention_at=("output", "decoder", "encoder"), **SMALL)
    network = build(spec).eval()
    names = [tap.name for tap in taps(network) if tap.name.endswith("spatial")]
    places = [*(f"encoder {i}/" for i in range(1, 6)), *(f"decoder {i}/" for i in range(1, 6)), ""]
    assert sorted(names) == sorted(f"{place}scse/spatial" for place in places)
    with capture(network) as captured:
        network(torch.randn(1, 3, 64, 64))
    assert [captured[f"decoder {i}/scse/spatial"].tensor.shape[-1] for i in range(1, 6)] == [4, 8, 16, 32, 64]
    assert [captured[f"encoder {i}/scse/spatial"].tensor.shape[-1] for i in range(1, 6)] == [32, 16, 8, 4, 2]


@torch.no_grad()
def test_a_network_with_attention_is_the_plain_one_with_modules_in_its_slots() -> None:
    """With gates that are all 1 it answers as the plain network with the same weights."""
    plain = build(NetworkSpec(**SMALL)).eval()
    network = build(NetworkSpec(attention="se", attention_at=("encoder", "decoder"), **SMALL)).eval()
    missing = network.load_state_dict(plain.state_dict(), strict=False)
    assert not missing.unexpected_keys
    assert all("attention2" in key or key.startswith("trunk.stages") for key in missing.missing_keys)
    x = torch.randn(1, 3, 64, 64)
    assert not torch.allclose(network(x), plain(x))
    for key, value in network.state_dict().items():
        if key in missing.missing_keys and key.endswith("2.bias"):
            value.fill_(100)
    assert torch.equal(network(x), plain(x))


def _allowed(architecture: str, place: Any, attention: str) -> bool:
    try:
        build(_spec(architecture, attention, place))
    except UserError as refusal:
        if "takes no attention at its" not in str(refusal):
            raise
        return False
    return True


def _spec(architecture: str, attention: str, place: Any) -> NetworkSpec:
    own_output = ARCHITECTURES[architecture].own_output
    takes = ARCHITECTURES[architecture].takes_encoders and not architecture.startswith("setr")
    return NetworkSpec(
        architecture=architecture,
        size="small",
        in_channels=ARCHITECTURES[architecture].channels,
        encoder="tu-test_resnet" if takes else "",
        head="A" if own_output else "B",  # pyright: ignore[reportArgumentType]
        attention=attention,
        attention_at=(place,),
        reduction=4,
    )


# All architectures once, and every attention on the quickest.
PLACES = ("output", "decoder", "encoder")
QUICK = [
    *((architecture, "se", place) for architecture in ARCHITECTURES for place in PLACES),
    *(("unet", name, place) for name in ATTENTION for place in PLACES if name != "se"),
    *(("deeplabv3plus", name, place) for name in ATTENTION for place in PLACES if name != "se"),
]
REST = [
    (a, name, place) for a in ARCHITECTURES for name in ATTENTION for place in PLACES if (a, name, place) not in QUICK
]


@pytest.mark.parametrize(
    ("architecture", "attention", "place"), [*QUICK, *(pytest.param(*one, marks=pytest.mark.slow) for one in REST)]
)
def test_every_architecture_takes_every_attention_or_says_where(architecture: str, attention: str, place: Any) -> None:
    if not _allowed(architecture, place, attention):
        return
    network = build(_spec(architecture, attention, place)).train()
    added = {name for name, _ in network.named_parameters()} - {
        name
        for name, _ in build(
            _spec(architecture, attention, place).model_copy(update={"attention": ""})
        ).named_parameters()
    }
    assert added
    x = torch.randn(2, 3, 64, 64)
    with capture(network) as captured:
        logits = network(x)
    assert logits.shape[-2:] == (64, 64)
    names = [tap.name for tap in taps(network)]
    assert len(names) == len(set(names))
    assert any(name.startswith(place) or place == "output" for name in captured)
    logits.square().sum().backward()
    without = [name for name, p in network.named_parameters() if name in added and (p.grad is None or not p.grad.any())]
    # A ReLU of few channels may sleep for an image: most learn.
    assert len(without) <= len(added) // 2, without


@torch.no_grad()
@pytest.mark.parametrize("architecture", ["unet", "deeplabv3plus"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attention", list(ATTENTION))
def test_a_module_weighs_what_the_plain_network_has_at_its_place(architecture: str, place: Any, attention: str) -> None:
    """Up to the first module both compute the same; behind it, what it gave goes on."""
    network = build(_spec(architecture, attention, place)).eval()
    plain = build(_spec(architecture, attention, place).model_copy(update={"attention": ""})).eval()
    plain.load_state_dict({key: one for key, one in network.state_dict().items() if key in plain.state_dict()})
    slots = {name: module for name, module in plain.named_modules() if isinstance(module, Slot)}
    mine = [name for name, slot in slots.items() if slot.place == place]
    others = [name for name in slots if name not in mine]
    assert mine
    assert all(isinstance(network.get_submodule(name), Slot) for name in others)
    passed: dict[str, tuple[Tensor, Tensor]] = {}
    given: dict[str, tuple[Tensor, Tensor]] = {}
    for name in mine:
        slots[name].register_forward_hook(partial(_note, passed, name))
        network.get_submodule(name).register_forward_hook(partial(_note, given, name))
    x = torch.randn(1, 3, 64, 64)
    answers = plain(x), network(x)
    assert list(given) == list(passed)  # the same places, in the same order
    first = next(iter(given))
    before, after = given[first]
    assert torch.equal(before, passed[first][0])
    assert after.shape == before.shape
    assert not torch.equal(after, before)
    assert torch.equal(after, network.get_submodule(first)(before))
    assert not torch.equal(*answers)


# A hook that returned something would replace what its module gives.
def _note(into: dict[str, Any], name: str, _module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
    into.setdefault(name, (inputs[0], output))


def test_trunks_with_and_without_slots_exist() -> None:
    assert _allowed("deeplabv3", "encoder", "cbam")
    with pytest.raises(UserError, match=r"takes no attention at its decoder\. Choose among encoder, output"):
        build(NetworkSpec(architecture="deeplabv3", attention="cbam", attention_at=("decoder",)))
    with pytest.raises(UserError, match=r"takes no attention at its output\. Leave attention out"):
        build(NetworkSpec(architecture="smp", encoder="tu-test_resnet", attention="cbam"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"attention": "cbma"}, r"'cbma' is not an attention module\. Did you mean 'cbam'"),
        ({"attention": "cbam", "attention_options": {"lihgt": True}}, "Did you mean 'light'"),
        ({"attention": "cbam", "attention_options": {"bias": "no"}}, "bias of cbam cannot be 'no'"),
        ({"attention": "cbam_sigmoid_tanh", "attention_options": {"gate": "sigmoid"}}, "'gate' is not an option"),
        ({"attention": "se", "attention_options": {"divisor": 0}}, "cannot be built on"),
        ({"attention": "scse", "attention_options": {"merge": "mean"}}, "merge of scse cannot be 'mean'"),
    ],
)
def test_what_cannot_be_built_is_explained(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        build(NetworkSpec(**SMALL, **fields))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"head": "C", "attention": "se"}, "brings CBAM at the output"),
        ({"attention_at": ("decoder",)}, "need an attention"),
        ({"attention": "se", "attention_at": ("decoder", "decoder")}, "twice"),
        ({"attention": "se", "attention_at": ()}, "attention_at"),
        ({"attention": "se", "attention_at": ("middle",)}, "attention_at"),
        ({"scale_attention": "explicit", "trained_scales": (0.5, 2)}, "1 is one of them"),
        ({"scale_attention": "explicit", "trained_scales": (1,)}, "two scales or more"),
        ({"scale_attention": "hierarchical", "trained_scales": (1, 1, 0.5)}, "twice"),
    ],
)
def test_contradictions_are_no_spec(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        NetworkSpec.model_validate(fields)


def test_head_c_may_have_attention_elsewhere() -> None:
    network = build(NetworkSpec.model_validate({**SMALL, "head": "C", "attention": "se", "attention_at": ["decoder"]}))
    assert {"cbam/spatial", "decoder 1/se/channel"} <= {tap.name for tap in taps(network)}


def test_every_option_has_a_type() -> None:
    assert {name: set(attention_options(name)) for name in ATTENTION} == {
        "cbam": {"gate", "pooling_order", "bias", "light", "zero_init"},
        "cbam_sigmoid_tanh": {"pooling_order", "bias", "light", "zero_init"},
        "sa": {"narrowing", "upsampling"},
        "scse": {"merge"},
        "se": {"divisor"},
        "se_sanet": set(),
    }
