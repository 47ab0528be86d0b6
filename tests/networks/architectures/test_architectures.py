"""Every architecture with every head and every output activation: one suite for all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, cast

import pytest
import torch
from torch import nn

import segview
from segview.core.base.errors import UserError
from segview.core.variants.architectures import LearnsFrom, names_that_learn_from
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import Head, NetworkSpec, VariantConfig
from segview.networks.architectures import ARCHITECTURES
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import SUMMARY, capture, taps
from segview.networks.build import build, build_unfilled, outline, rehearse
from segview.networks.choices import METHODS
from segview.networks.heads.output import OUTPUT_ACTIVATIONS, probabilities
from segview.networks.storage.checkpoint import load_variant, save_variant, weights_bytes

CLASSIFIERS = names_that_learn_from(LearnsFrom.LABELS)

SIZES = [(33, 47), (65, 96), (130, 97)]
OWN_HEAD: dict[str, dict[str, Any]] = {"smp": {"options": {"class": "Unet", "decoder_channels": [16, 16, 8, 8, 8]}}}
NARROW: dict[str, Any] = {"encoder": "tu-test_resnet", "decoder_channels": (16, 16, 8, 8, 16), "reduction": 2}
SMALL: dict[str, Any] = {"size": "small", "reduction": 2}
# A head and its output activation are the same whatever stands before them: with one architecture all are tried, with
# the others the two that hold no other.
EVERY_HEAD = "unet"
FEWER_HEADS = (Head.PLAIN, Head.D)
UNPOOLING = ("deconvnet", "segnet", "segnet_basic")
# The same code as B0, deeper and wider.
SLOW = tuple(f"segformer_b{number}" for number in range(1, 6))
NARROWED_BY_ENCODER = ("deeplabv3plus", "deeplabv3plus_hmsa", "sanet", "unet")


def _specs() -> list[Any]:
    specs = []
    for architecture in (name for name in ARCHITECTURES if name not in METHODS):
        own = OWN_HEAD.get(architecture)
        fields: dict[str, Any] = {**own, "encoder": "tu-test_resnet"} if own else SMALL
        if architecture in NARROWED_BY_ENCODER:
            fields = NARROW
        for head in Head if architecture == EVERY_HEAD or ARCHITECTURES[architecture].own_output else FEWER_HEADS:
            several = head in (Head.B, Head.C, Head.D)
            if ARCHITECTURES[architecture].own_output and several:
                continue
            for activation in OUTPUT_ACTIVATIONS if several and architecture == EVERY_HEAD else ("none",):
                spec = NetworkSpec(
                    architecture=architecture,
                    head=head,
                    output_activation=cast("Any", activation),
                    classes=3 if head is Head.PLAIN else 2,
                    **fields,
                )
                marks = [pytest.mark.slow] if architecture in SLOW else []
                specs.append(pytest.param(spec, id=f"{architecture}-{head}-{activation}", marks=marks))
    return specs


SPECS = _specs()
# Output activations have neither weights nor names: what is on the disk is the same for all of them.
STORED = [case for case in SPECS if case.values[0].output_activation == "none"]


@pytest.fixture(params=SPECS)
def spec(request: pytest.FixtureRequest) -> NetworkSpec:
    return request.param


@pytest.fixture
def network(spec: NetworkSpec) -> SegmentationNetwork:
    return _seeded(spec)


def _seeded(spec: NetworkSpec) -> SegmentationNetwork:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        return build(spec)


def _image(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(5))


@torch.no_grad()
def test_logits_have_the_size_of_the_input(spec: NetworkSpec, network: SegmentationNetwork) -> None:
    network.eval()
    for size in SIZES:
        logits = network(_image(1, 3, *size))
        assert logits.shape == (1, spec.outputs, *size)
        assert torch.isfinite(logits).all()


@torch.no_grad()
def test_probabilities_sum_to_one(spec: NetworkSpec, network: SegmentationNetwork) -> None:
    shares = probabilities(network.eval()(_image(1, 3, 64, 64)))
    assert shares.shape == (1, spec.classes, 64, 64)
    assert shares.dtype == torch.float32
    assert 0 <= shares.min() <= shares.max() <= 1
    torch.testing.assert_close(shares.sum(dim=1), torch.ones(1, 64, 64))


@torch.no_grad()
def test_taps_are_finite_and_inside_their_span(network: SegmentationNetwork, spec: NetworkSpec) -> None:
    network.eval()
    with capture(network) as captured:
        network(_image(1, 3, 64, 64))
    assert set(captured) == {tap.name for tap in taps(network, summary=True)}
    captured.pop(SUMMARY, None)  # features, which have no bounds
    assert "output" in captured
    for name, one in captured.items():
        low, high = one.tap.span
        assert torch.isfinite(one.tensor).all(), name
        assert one.tap.channels is None or len(one.tap.channels) == one.tensor.shape[1]
        if name != "output" or spec.output_activation == "tanh":  # other logits have no bounds
            assert low <= one.tensor.min() <= one.tensor.max() <= high, name


def test_gradients_reach_every_parameter(network: SegmentationNetwork, spec: NetworkSpec) -> None:
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):  # timm lets residual branches begin at 0, which lets no gradient through
            nn.init.ones_(module.weight)
    outputs = network.train().outputs(_image(2, 3, 64, 64))
    torch.stack([(one * _image(*one.shape)).sum() for one in outputs.values()]).sum().backward()
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:  # bilinear filters that the paper keeps fixed
            assert name.split(".")[0] in ("doubling", "enlarging")
            continue
        assert parameter.grad is not None, name
        assert torch.isfinite(parameter.grad).all(), name
        if spec.output_activation != "relu":  # which is 0, and so is its slope, where a map is negative
            assert parameter.grad.abs().max() > 0, name


@torch.no_grad()
@pytest.mark.parametrize("spec", STORED, indirect=True)
def test_saved_and_loaded_it_answers_bit_for_bit(
    network: SegmentationNetwork, spec: NetworkSpec, tmp_path: Path
) -> None:
    network.eval()
    x = _image(1, 3, 64, 96)
    expected = network(x)
    loaded = _saved(tmp_path / "whole", network, spec, half=False)
    assert torch.equal(loaded(x), expected)
    assert loaded.state_dict().keys() == network.state_dict().keys()
    halved = _saved(tmp_path / "half", network, spec, half=True)
    assert {p.dtype for p in halved.parameters()} == {torch.float32}
    # 11 bits of each weight are left: half a thousandth of it. A pooling of nearly equal numbers may then find another
    # one the largest, which unpooling puts elsewhere.
    close = torch.isclose(halved(x), expected, rtol=0.02, atol=0.02 * float(expected.abs().max()))
    # So may what is the logarithm of a share near 0.
    assert close.float().mean() >= (0.95 if spec.architecture in (*UNPOOLING, *CLASSIFIERS) else 1)


def _saved(folder: Path, network: SegmentationNetwork, spec: NetworkSpec, *, half: bool) -> SegmentationNetwork:
    content = weights_bytes(network, half=half)
    config = VariantConfig(
        name="tiny",
        network=spec,
        classes=tuple(f"class {i}" for i in range(spec.classes)),
        preprocessing=Preprocessing(input_size=(64, 64)),
        segview_version=segview.__version__,
        weights_sha256=hashlib.sha256(content).hexdigest(),
    )
    save_variant(folder, config, content)
    variant = load_variant(folder)
    assert variant.config == config
    assert not variant.network.training
    assert not any(parameter.requires_grad for parameter in variant.network.parameters())
    return variant.network


@pytest.mark.parametrize("spec", STORED, indirect=True)
def test_an_outline_has_the_same_names_and_shapes_and_no_numbers(
    network: SegmentationNetwork, spec: NetworkSpec
) -> None:
    frame = outline(spec).state_dict()
    assert {name: (t.shape, t.dtype) for name, t in frame.items()} == {
        name: (t.shape, t.dtype) for name, t in network.state_dict().items()
    }
    assert {tensor.device.type for tensor in frame.values()} == {"meta"}


def test_outlines_know_the_encoders_that_read_numbers_while_they_are_built() -> None:
    for encoder in ("mit_b0", "tu-pvt_v2_b0"):
        frame = outline(NetworkSpec(encoder=encoder))
        assert {tensor.device.type for tensor in frame.state_dict().values()} == {"meta"}


@pytest.mark.parametrize(
    ("encoder", "near"),
    [("mobilnet_v2", "mobilenet_v2"), ("resnet19", "resnet1"), ("tu-rsenet18", "tu-resnet18")],
)
def test_an_unknown_encoder_is_answered_with_the_nearest_name(encoder: str, near: str) -> None:
    with pytest.raises(UserError, match=f"'{encoder}' is not an encoder. Did you mean '{near}"):
        build(NetworkSpec(encoder=encoder))


@pytest.mark.parametrize(
    "encoder", ["tu-hf-hub:somebody/network", "tu-hf_hub:somebody/network", "tu-local-dir:/tmp", "/tmp/encoder", "tu-"]
)
def test_an_encoder_that_is_an_address_is_not_looked_for(encoder: str) -> None:
    with pytest.raises(UserError, match="is not an encoder"):
        build(NetworkSpec(encoder=encoder))


def test_an_unknown_architecture_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(UserError, match=r"'unett' is not an architecture\. Did you mean 'unet'"):
        build(NetworkSpec(architecture="unett"))


@pytest.mark.parametrize(
    ("spec", "size"),
    [
        (NetworkSpec(encoder="resnet18", options={"decoder_interpolation": 3}), (64, 64)),
        (NetworkSpec(encoder="tu-maxvit_nano_rw_256"), (224, 224)),  # its windows need multiples of 256
    ],
)
def test_a_network_that_is_built_and_cannot_run_is_found_by_rehearsing(
    spec: NetworkSpec, size: tuple[int, int]
) -> None:
    with pytest.raises(UserError, match=r"cannot run at (64 × 64|224 × 224): .*\. Change its options"):
        rehearse(outline(spec), spec, size)


@pytest.mark.parametrize("option", ["checkpoint_path", "pretrained_cfg_overlay", "encoder_weights", "pretrained"])
def test_options_that_would_read_files_or_download_are_refused(option: str) -> None:
    for architecture, made in ARCHITECTURES.items():
        encoder = "tu-test_resnet" if architecture in (*NARROWED_BY_ENCODER, *OWN_HEAD) else ""
        fields = {"architecture": architecture, "encoder": encoder, "in_channels": made.channels}
        with pytest.raises(UserError, match=f"'{option}' is not an option of"):
            build(NetworkSpec.model_validate({**fields, "options": {option: "weights.pth"}}))


@pytest.mark.parametrize(
    "fields",
    [
        {"decoder_channels": (8,) * 9},
        {"options": {"decoder_use_norm": "nothing known"}},
        {"options": {"decoder_attention_type": "unheard of"}},
        {"options": {"decoder_use_norm": {}}},
        {"options": {"encoder_depth": "deep"}},
    ],
)
def test_what_the_library_refuses_is_explained_in_a_sentence(fields: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="cannot be built on the encoder resnet18") as refusal:
        build(NetworkSpec(encoder="resnet18", **fields))
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"head": "A", "classes": 3}, "classes must be 2, not 3"),
        ({"head": "D", "classes": 5}, "classes must be 2, not 5"),
        ({"head": "A", "output_activation": "tanh"}, "has no output activation"),
        ({"head": "plain", "classes": 3, "output_activation": "relu"}, "has no output activation"),
        ({"head": "plain", "classes": 1}, "classes"),
        ({"head": "E"}, "head"),
        ({"encodre": "resnet18"}, "encodre"),
    ],
)
def test_heads_and_classes_that_do_not_go_together_are_no_spec(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        NetworkSpec.model_validate(fields)


@pytest.mark.parametrize("head", ["B", "C", "D"])
def test_networks_with_an_output_layer_of_their_own_take_no_other_head(head: str) -> None:
    with pytest.raises(UserError, match="has its own output layer: choose head A"):
        build(NetworkSpec(architecture="smp", encoder="tu-test_resnet", head=Head(head)))


# On 16 channels: 17 for a 1 × 1 filter with its bias; CBAM's hidden unit 16 + 1 + 16 + 16, its 7 × 7 filter on two
# planes 98, its norm 2; a second filter with its norm 98 + 2.
@pytest.mark.parametrize(("head", "more"), [("A", 0), ("B", 17), ("C", 17 + 49 + 100), ("D", 17 + 49 + 200)])
def test_the_heads_add_the_parameters_that_they_should(head: str, more: int) -> None:
    def count(kind: str) -> int:
        spec = NetworkSpec(encoder="tu-test_resnet", decoder_channels=(16, 16, 8, 8, 16), head=Head(kind))
        return sum(parameter.numel() for parameter in build(spec).parameters())

    assert count(head) - count("A") == more


@torch.no_grad()
@pytest.mark.parametrize("activation", list(OUTPUT_ACTIVATIONS))
def test_output_activations_do_not_work_in_place(activation: str) -> None:
    x = _image(1, 2, 8, 8)
    before = x.clone()
    OUTPUT_ACTIVATIONS[activation]()(x)
    assert torch.equal(x, before)


@torch.no_grad()
@pytest.mark.parametrize(
    ("activation", "background"),
    [("none", 0.909), ("tanh", 0.778), ("relu", 0.574), ("leaky_relu", 0.579), ("selu", 0.862), ("gelu", 0.557)],
)
def test_output_activations_give_the_known_probabilities(activation: str, background: float) -> None:
    logits = torch.tensor([0.3, -2.0])[None, :, None, None]
    assert probabilities(OUTPUT_ACTIVATIONS[activation]()(logits))[0, 0] == pytest.approx(background, abs=5e-4)


@pytest.mark.parametrize("logits", [[0.0], [40.0], [-200.0], [88.0, -88.0], [1e4, -1e4, 0.0], [0.0] * 5])
def test_probabilities_of_extreme_logits_sum_to_one(logits: list[float]) -> None:
    for kind in (torch.float32, torch.bfloat16):
        shares = probabilities(torch.tensor(logits, dtype=kind)[None, :, None, None])
        assert torch.isfinite(shares).all()
        assert shares.shape[1] == max(2, len(logits))
        assert float(shares.sum()) == pytest.approx(1, abs=1e-6)


def test_the_imagenet_weights_of_mobilenet_v2_fit_the_encoder_to_the_last_key(shared_weights: Path) -> None:
    from safetensors.torch import load_file

    path = shared_weights / "mobilenet_v2-imagenet.safetensors"
    if not path.is_file():
        pytest.skip(f"there is no {path}")
    encoder = build(NetworkSpec(encoder="mobilenet_v2")).trunk.encoder
    state = load_file(path)
    counters = {key: t for key, t in encoder.state_dict().items() if key.endswith("num_batches_tracked")}
    encoder.load_state_dict({**counters, **state}, strict=True)
    assert torch.equal(encoder.state_dict()["features.0.0.weight"], state["features.0.0.weight"].float())


def test_a_network_for_weights_of_a_file_is_the_same_and_draws_no_random_numbers() -> None:
    spec = NetworkSpec.model_validate(NARROW)
    drawn = torch.get_rng_state()
    bare = build_unfilled(spec)
    assert torch.equal(torch.get_rng_state(), drawn)
    assert {name: tensor.shape for name, tensor in bare.state_dict().items()} == {
        name: tensor.shape for name, tensor in build(spec).state_dict().items()
    }
