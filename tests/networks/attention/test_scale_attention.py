"""Scale attention against references of a few lines, the published counts and the toys of the fact sheet."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.base.tap import capture, taps
from segview.networks.build import build, outline
from segview.networks.scale import SCALE_ATTENTION, ScaleNetwork
from segview.networks.scale.explicit import ExplicitNetwork
from segview.networks.scale.hierarchical import HierarchicalNetwork
from segview.networks.scale.network import ScaleOutput, rescale

TINY: dict[str, Any] = {"encoder": "tu-test_resnet", "decoder_channels": (16, 16, 8, 8, 16), "size": "small"}
CHAINS = [chain for n in (1, 2, 3, 4) for chain in combinations((0.25, 0.5, 1.0, 2.0), n) if 1.0 in chain]


def _network(kind: str, **fields: Any) -> Any:
    torch.manual_seed(2)
    network = build(NetworkSpec.model_validate({**TINY, "scale_attention": kind, **fields})).eval()
    assert isinstance(network, ScaleNetwork)
    for module in network.get_submodule("attention").modules():  # else all weights are near a half
        if isinstance(module, nn.Conv2d):
            nn.init.normal_(module.weight, std=0.3)
    return network


def _seen(network: ScaleNetwork, x: Tensor, scales: Any) -> dict[float, ScaleOutput]:
    return {scale: network.forward_scale(rescale(x, scale)) for scale in scales}


def _up(x: Tensor, like: Tensor) -> Tensor:
    return functional.interpolate(x, like.shape[-2:], mode="bilinear")


def _flat(*values: float, size: int = 4) -> ScaleOutput:
    logits, attention = (torch.full((1, 1, size, size), float(value)) for value in values)
    return ScaleOutput(logits, attention)


def test_the_toys_of_the_fact_sheet() -> None:
    network = _network("hierarchical")
    half, one, two = _flat(1, 0.25, size=4), _flat(2, 0.5, size=8), _flat(4, 0.9, size=16)
    merged = network.merge({0.5: half, 1.0: one})
    torch.testing.assert_close(merged.logits, torch.full((1, 1, 8, 8), 1.75))
    merged = network.merge({0.5: half, 1.0: one, 2.0: two})
    torch.testing.assert_close(merged.logits, torch.full((1, 1, 8, 8), 2.5))
    shares = {scale: float(weight.mean()) for scale, weight in merged.weights.items()}
    assert shares == pytest.approx({0.5: 0.25, 1.0: 0.375, 2.0: 0.375})


@torch.no_grad()
@pytest.mark.parametrize("size", [(64, 64), (65, 47)])
def test_hierarchical_is_the_products_at_low_resolution(size: tuple[int, int]) -> None:
    network = _network("hierarchical")
    x = torch.randn(2, 3, *size)
    seen = _seen(network, x, (0.5, 1.0))
    (low, a), high = (seen[0.5].logits, seen[0.5].evidence), seen[1.0].logits
    reference = _up(a * low, high) + (1 - _up(a, high)) * high
    torch.testing.assert_close(network(x), reference)
    assert not torch.allclose(reference, _up(a, high) * _up(low, high) + (1 - _up(a, high)) * high, atol=1e-6)


@torch.no_grad()
def test_hierarchical_brings_larger_scales_down() -> None:
    network = _network("hierarchical")
    seen = _seen(network, torch.randn(1, 3, 64, 64), (0.5, 1.0, 2.0))
    p, a = ({scale: getattr(one, what) for scale, one in seen.items()} for what in ("logits", "evidence"))
    joint = a[1.0] * p[1.0] + (1 - a[1.0]) * _up(p[2.0], p[1.0])
    joint = _up(a[0.5] * p[0.5], joint) + (1 - _up(a[0.5], joint)) * joint
    torch.testing.assert_close(network.merge(seen).logits, joint)


@torch.no_grad()
@pytest.mark.parametrize("scales", [(0.5, 1.0), (0.5, 0.75, 1.0), (0.5, 1.0, 2.0)])
def test_explicit_is_a_softmax_over_the_scales(scales: Any) -> None:
    network = _network("explicit", trained_scales=scales)
    x = torch.randn(2, 3, 128, 128)
    seen = _seen(network, x, scales)
    features = torch.cat([_up(seen[scale].evidence, seen[1.0].evidence) for scale in scales], dim=1)
    weights = _up(torch.softmax(network.attention(features), dim=1), x)
    reference = sum(weights[:, i : i + 1] * _up(seen[scale].logits, x) for i, scale in enumerate(scales))
    assert isinstance(reference, Tensor)
    torch.testing.assert_close(network(x), reference)


@torch.no_grad()
def test_what_padding_has_shifted_lies_straight_again() -> None:
    """The features of an evenly rising image are the image: at each scale the same ramp, whatever the padding."""
    network = _network("explicit")
    size = (72, 40)

    def ramp(rows: int, columns: int) -> ScaleOutput:
        padded = network.padded_size((rows, columns))
        places = [(torch.arange(n) + 0.5) / side for n, side in zip(padded, (rows, columns), strict=True)]
        return ScaleOutput(torch.zeros(1, 1, rows, columns), (places[0][:, None] + 10 * places[1][None])[None, None])

    one, half = ramp(*size), ramp(36, 20)
    inner = (..., slice(2, 70), slice(2, 38))
    torch.testing.assert_close(network._align(half, one)[inner], one.evidence[inner], rtol=1e-4, atol=1e-4)
    assert not torch.allclose(_up(half.evidence, one.evidence)[inner], one.evidence[inner], atol=0.1)


@torch.no_grad()
def test_two_scales_with_the_same_attention_agree() -> None:
    """Attention that is the same everywhere gives one result, whichever head gave it and wherever it is multiplied."""
    hierarchical, explicit = _network("hierarchical"), _network("explicit")
    x = torch.randn(1, 3, 64, 64)
    a = 0.3
    seen = {
        s: ScaleOutput(one.logits, torch.full_like(one.evidence, a))
        for s, one in _seen(hierarchical, x, (0.5, 1)).items()
    }
    explicit.load_state_dict({**explicit.state_dict(), **_shared(hierarchical)})
    nn.init.zeros_(explicit.attention[2].weight)
    explicit.attention[2].bias.copy_(torch.tensor([a, 1 - a]).log())
    torch.testing.assert_close(hierarchical.merge(seen).logits, explicit(x))


def _shared(network: nn.Module) -> dict[str, Tensor]:
    return {key: value for key, value in network.state_dict().items() if key.startswith(("trunk.", "head."))}


@torch.no_grad()
@pytest.mark.parametrize("chain", CHAINS, ids=str)
def test_the_weights_of_every_chain_sum_to_one(chain: tuple[float, ...]) -> None:
    network = _network("hierarchical")
    merged = network.merge(_seen(network, torch.randn(2, 3, 65, 47), chain))
    assert merged.logits.shape == (2, 1, 65, 47)
    assert sorted(merged.weights) == sorted(chain)
    assert {weight.shape for weight in merged.weights.values()} == {(2, 1, 65, 47)}
    total = torch.stack(list(merged.weights.values())).sum(dim=0)
    torch.testing.assert_close(total, torch.ones_like(total))
    assert all(0 <= weight.min() <= weight.max() <= 1 + 1e-6 for weight in merged.weights.values())
    if len(chain) > 1:
        assert float(merged.weights[chain[0]].std()) > 1e-4


@torch.no_grad()
@pytest.mark.parametrize("scales", [(0.5, 1.0), (0.25, 0.5, 1.0, 2.0)])
def test_the_weights_of_an_explicit_network_sum_to_one(scales: Any) -> None:
    network = _network("explicit", trained_scales=scales)
    weights = network.merge(_seen(network, torch.randn(1, 3, 65, 47), scales)).weights
    assert tuple(weights) == scales
    total = torch.stack(list(weights.values())).sum(dim=0)
    torch.testing.assert_close(total, torch.ones(1, 1, 65, 47))


@torch.no_grad()
@pytest.mark.parametrize("kind", list(SCALE_ATTENTION))
def test_one_scale_alone_is_the_plain_network(kind: str) -> None:
    network = _network(kind)
    plain = build(NetworkSpec.model_validate(TINY)).eval()
    plain.load_state_dict(_shared(network))
    x = torch.randn(1, 3, 33, 47)
    assert torch.equal(network.forward_scale(x).logits, plain(x))
    assert torch.equal(network.outputs(x)["scale/1"], plain(x))
    if kind == "hierarchical":
        assert torch.equal(network.merge({1.0: network.forward_scale(x)}).logits, plain(x))


@pytest.mark.parametrize("kind", list(SCALE_ATTENTION))
@pytest.mark.parametrize("head", ["A", "D"])
def test_each_scale_is_an_output_and_everything_learns(kind: str, head: str) -> None:
    network = _network(kind, head=head).train()
    x = torch.randn(2, 3, 64, 64)
    outputs = network.outputs(x)
    assert set(outputs) == {"logits", "scale/0.5", "scale/1"}
    assert {one.shape for one in outputs.values()} == {outputs["logits"].shape}
    sum(one.square().sum() for one in outputs.values()).backward()  # pyright: ignore
    assert [name for name, p in network.named_parameters() if p.grad is None] == []


@torch.no_grad()
@pytest.mark.parametrize("kind", list(SCALE_ATTENTION))
def test_the_taps_show_weights_of_the_trained_scales(kind: str) -> None:
    network = _network(kind, head="C", trained_scales=(0.5, 1.0, 2.0))
    x = torch.randn(1, 3, 64, 64)
    with capture(network) as captured:
        network(x)
    assert set(captured) == {tap.name for tap in taps(network, summary=True)}
    weights = [captured[f"scale/{scale}/weight"].tensor for scale in ("0.5", "1", "2")]
    torch.testing.assert_close(sum(weights), torch.ones(1, 1, 64, 64))
    assert ("hierarchical/attention" in captured) == (kind == "hierarchical")
    assert captured["cbam/spatial"].tensor.shape == (1, 1, 64, 64)  # of scale 1, which is seen last


def test_what_cannot_be_merged_is_refused() -> None:
    with pytest.raises(UserError, match=r"not among 0\.5, 2\. Add 1"):
        _network("hierarchical").check((0.5, 2.0))
    with pytest.raises(UserError, match=r"weighs the scales of its training, 0\.5, 1, not 1, 2"):
        _network("explicit").check((1.0, 2.0))
    with pytest.raises(UserError, match="takes no scale attention"):
        build(NetworkSpec(architecture="smp", encoder="tu-test_resnet", scale_attention="explicit"))


@torch.no_grad()
@pytest.mark.parametrize("kind", list(SCALE_ATTENTION))
@pytest.mark.parametrize("architecture", list(ARCHITECTURES))
def test_every_trunk_takes_scale_attention_or_says_that_it_does_not(architecture: str, kind: str) -> None:
    made = ARCHITECTURES[architecture]
    encoder = "tu-test_resnet" if made.takes_encoders and "setr" not in architecture else ""
    fields = {"architecture": architecture, "encoder": encoder, "size": "small", "scale_attention": kind}
    try:
        network = build(NetworkSpec.model_validate({**fields, "in_channels": made.channels})).eval()
    except UserError as refusal:
        if "takes no scale attention" not in str(refusal):
            raise
        return
    assert isinstance(network, ScaleNetwork)
    assert network(torch.randn(1, 3, 97, 64)).shape == (1, 1, 97, 64)


@pytest.mark.parametrize(("classes", "count"), [(19, 41_642_560), (65, 41_654_336)])
def test_the_authors_network_has_its_parameters(classes: int, count: int) -> None:
    spec = NetworkSpec(
        architecture="deeplabv3plus_hmsa",
        encoder="tu-resnet50",
        head=Head.PLAIN,
        classes=classes,
        scale_attention="hierarchical",
    )
    network = outline(spec)
    assert sum(p.numel() for p in network.parameters()) == count
    assert sum(p.numel() for p in network.get_submodule("attention").parameters()) == 1_291_520
    assert sum(p.numel() for p in network.trunk.encoder.parameters()) == 23_508_032


# 3 × 3 convolution of S · C channels with bias, 1 × 1 convolution with bias.
@pytest.mark.parametrize(("scales", "own"), [((0.5, 1.0), 2), ((0.5, 0.75, 1.0), 3)])
def test_the_explicit_head_has_its_parameters(scales: Any, own: int) -> None:
    spec = NetworkSpec(encoder="tu-test_resnet", scale_attention="explicit", trained_scales=scales)
    network = outline(spec)
    assert isinstance(network, ExplicitNetwork)
    first = 9 * own * network.trunk.channels * 512 + 512
    assert sum(p.numel() for p in network.attention.parameters()) == first + 512 * own + own


def test_the_hierarchical_head_has_its_parameters() -> None:
    network = outline(NetworkSpec(encoder="tu-test_resnet", scale_attention="hierarchical"))
    assert isinstance(network, HierarchicalNetwork)
    first = 9 * network.trunk.channels * 256 + 2 * 256
    assert sum(p.numel() for p in network.attention.parameters()) == first + 9 * 256 * 256 + 2 * 256 + 256
