"""Blocks that are knocked out decide nothing any more, and the network itself stays as it was."""

from collections.abc import Iterable

import pytest
import torch
from torch import nn

from segview.core.base.errors import UserError
from segview.core.variants.ablation import Ablation
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.inspect.ablation import ablate, parts
from segview.networks.scale import ScaleNetwork, ScaleOutput
from segview.networks.scale.network import at_size, rescale


def _network(**fields: object) -> SegmentationNetwork:
    torch.manual_seed(0)
    spec = {"encoder": "tu-test_resnet", "decoder_channels": (32, 16, 16, 8, 8), "reduction": 4, **fields}
    network = build(NetworkSpec.model_validate(spec)).eval()
    for module in network.modules():  # else batch norm at its start hides what a gate does
        if isinstance(module, nn.BatchNorm2d) and module.running_mean is not None:
            nn.init.uniform_(module.running_mean, -0.2, 0.2)
    return network


@pytest.fixture
def image() -> torch.Tensor:
    return torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize(
    ("fields", "blocks"),
    [
        ({"head": "C"}, {"cbam"}),
        ({"head": "D"}, {"cbam"}),
        ({"head": "B", "attention": "scse", "attention_at": ("output",)}, {"scse"}),
        ({"head": "B", "attention": "sa", "attention_at": ("output",)}, {"sa"}),
        ({"head": "B", "attention": "se", "attention_at": ("decoder",)}, {f"decoder {n}/se" for n in range(1, 6)}),
    ],
)
def test_without_its_blocks_a_network_is_one_built_without_them(
    fields: dict[str, object], blocks: set[str], image: torch.Tensor
) -> None:
    network = _network(**fields)
    assert set(parts(network).blocks) == blocks
    plain = _network(head="B")
    state = plain.state_dict()
    plain.load_state_dict({key: value for key, value in network.state_dict().items() if key in state})
    before = network(image)
    without = ablate(network, Ablation(without=tuple(sorted(blocks))))
    assert torch.equal(without(image), plain(image))
    assert not torch.equal(before, plain(image))
    assert torch.equal(network(image), before)


def test_a_gate_passes_its_mean_and_still_shows_it(image: torch.Tensor) -> None:
    network = _network(head="C")
    with capture(network) as before:
        network(image)
    changed = ablate(network, Ablation(mean=("cbam/spatial",)))
    with capture(changed) as after:
        changed(image)
    was, now = before["cbam/spatial"].tensor, after["cbam/spatial"].tensor
    assert was.std() > 0
    assert torch.allclose(now, was.mean().expand_as(now))


def test_one_channel_of_a_gate_passes_the_mean_of_all(image: torch.Tensor) -> None:
    network = _network(head="C")
    changed = ablate(network, Ablation(mean=("cbam/channel:3",)))
    with capture(network) as before, capture(changed) as after:
        network(image)
        changed(image)
    was, now = before["cbam/channel"].tensor.flatten(), after["cbam/channel"].tensor.flatten()
    assert now[3] == pytest.approx(float(was.mean()))
    assert torch.equal(torch.cat([now[:3], now[4:]]), torch.cat([was[:3], was[4:]]))


def test_the_attention_of_a_scale_can_pass_its_mean(image: torch.Tensor) -> None:
    network = _network(scale_attention="hierarchical", size="small")
    assert "hierarchical/attention" in parts(network).gates
    changed = ablate(network, Ablation(mean=("hierarchical/attention",)))
    with capture(changed) as captured:
        changed(image)
    assert float(captured["hierarchical/attention"].tensor.std()) == pytest.approx(0, abs=1e-6)


def _seen(network: SegmentationNetwork, x: torch.Tensor, scales: Iterable[float]) -> dict[float, ScaleOutput]:
    assert isinstance(network, ScaleNetwork)
    return {scale: network.forward_scale(rescale(x, scale)) for scale in scales}


@torch.no_grad()
@pytest.mark.parametrize("gone", [0.25, 0.5, 2.0])
def test_without_a_scale_hierarchical_attention_is_that_of_the_chain_without_it(
    image: torch.Tensor, gone: float
) -> None:
    chain = (0.25, 0.5, 1.0, 2.0)
    network = _network(scale_attention="hierarchical", size="small")
    assert tuple(parts(network, chain).branches) == ("scale/0.25", "scale/0.5", "scale/1", "scale/2")
    changed = ablate(network, Ablation(without=(f"scale/{gone:g}",)))
    assert isinstance(network, ScaleNetwork)
    assert isinstance(changed, ScaleNetwork)
    seen = _seen(network, image, chain)
    whole, found = network.merge(seen), changed.merge(seen)
    expected = network.merge({scale: one for scale, one in seen.items() if scale != gone})
    torch.testing.assert_close(found.logits, expected.logits)
    assert not torch.allclose(found.logits, whole.logits, atol=1e-4)
    assert float(found.weights[gone].abs().max()) == 0
    for scale, weight in expected.weights.items():
        torch.testing.assert_close(found.weights[scale], weight)


@torch.no_grad()
@pytest.mark.parametrize("chain", [(0.5, 1.0), (1.0, 2.0), (0.5, 1.0, 2.0)])
def test_without_scale_1_the_answer_still_has_its_size(image: torch.Tensor, chain: tuple[float, ...]) -> None:
    changed = ablate(
        _network(scale_attention="hierarchical", size="small"), Ablation(without=("scale/1", "scale/0.25"))
    )
    assert isinstance(changed, ScaleNetwork)
    seen = _seen(changed, image, chain)
    merged = changed.merge(seen)
    assert merged.logits.shape == seen[1.0].logits.shape
    total = torch.stack(list(merged.weights.values())).sum(dim=0)
    torch.testing.assert_close(total, torch.ones_like(total))
    if len(chain) == 2:
        (left,) = (scale for scale in chain if scale != 1)
        torch.testing.assert_close(merged.logits, at_size(seen[left].logits, seen[1.0].size))


@torch.no_grad()
def test_what_an_explicit_scale_counted_goes_to_the_others_in_proportion(image: torch.Tensor) -> None:
    chain = (0.5, 1.0, 2.0)
    network = _network(scale_attention="explicit", trained_scales=chain, size="small")
    changed = ablate(network, Ablation(without=("scale/0.5",)))
    assert isinstance(network, ScaleNetwork)
    assert isinstance(changed, ScaleNetwork)
    seen = _seen(network, image, chain)
    before, after = network.merge(seen).weights, changed.merge(seen)
    logits = torch.zeros_like(after.logits)
    for scale in (1.0, 2.0):
        share = before[scale] / (1 - before[0.5])
        torch.testing.assert_close(after.weights[scale], share, atol=1e-4, rtol=1e-4)
        logits = logits + share * at_size(seen[scale].logits, seen[1.0].size)
    torch.testing.assert_close(after.logits, logits, atol=1e-4, rtol=1e-4)
    assert float(after.weights[0.5].abs().max()) == 0


def test_one_scale_has_to_stay(image: torch.Tensor) -> None:
    changed = ablate(_network(scale_attention="hierarchical", size="small"), Ablation(without=("scale/0.5", "scale/1")))
    assert isinstance(changed, ScaleNetwork)
    assert not changed.supports((0.5, 1.0))
    with pytest.raises(UserError, match="Switch one on"):
        changed.check((0.5, 1.0))
    changed.check((0.5, 1.0, 2.0))


@pytest.mark.parametrize(
    ("head", "derivation", "message"),
    [
        ("C", Ablation(without=("cbm",)), "Did you mean 'cbam'"),
        ("C", Ablation(mean=("cbam/spacial",)), "Did you mean 'cbam/spatial'"),
        ("C", Ablation(mean=("cbam/channel:x",)), "'x' is no channel"),
        ("B", Ablation(without=("cbam",)), "has no attention block"),
        ("B", Ablation(without=("scale/0.5",)), "does not weigh its scales"),
    ],
)
def test_what_is_not_there_cannot_be_knocked_out(head: str, derivation: Ablation, message: str) -> None:
    with pytest.raises(UserError, match=message):
        ablate(_network(head=head), derivation)


def test_a_channel_that_is_not_there_is_refused_when_it_is_met(image: torch.Tensor) -> None:
    with pytest.raises(UserError, match="has 8 channels"):
        ablate(_network(head="C"), Ablation(mean=("cbam/channel:8",)))(image)
