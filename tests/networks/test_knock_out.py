"""What is knocked out no longer decides anything, and the network itself stays as it was."""

import pytest
import torch
from torch import nn

from segview.core.derived import Derivation
from segview.core.errors import UserError
from segview.core.spec import NetworkSpec
from segview.networks.build import build
from segview.networks.knock_out import knocked_out, parts
from segview.networks.network import SegmentationNetwork
from segview.networks.tap import listening


def _network(**fields: object) -> SegmentationNetwork:
    torch.manual_seed(0)
    spec = {"encoder": "tu-test_resnet", "decoder_channels": (32, 16, 16, 8, 8), "reduction": 4, **fields}
    network = build(NetworkSpec.model_validate(spec)).eval()
    for module in network.modules():  # else batch norm at its start hides what a gate does
        if isinstance(module, nn.BatchNorm2d) and module.running_mean is not None:
            nn.init.uniform_(module.running_mean, -0.2, 0.2)
    return network


@pytest.fixture
def picture() -> torch.Tensor:
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
    fields: dict[str, object], blocks: set[str], picture: torch.Tensor
) -> None:
    network = _network(**fields)
    assert set(parts(network).blocks) == blocks
    plain = _network(head="B")
    state = plain.state_dict()
    plain.load_state_dict({key: value for key, value in network.state_dict().items() if key in state})
    before = network(picture)
    without = knocked_out(network, Derivation(without=tuple(sorted(blocks))))
    assert torch.equal(without(picture), plain(picture))
    assert not torch.equal(before, plain(picture))
    assert torch.equal(network(picture), before)


def test_a_gate_passes_its_mean_and_still_shows_it(picture: torch.Tensor) -> None:
    network = _network(head="C")
    with listening(network) as before:
        network(picture)
    changed = knocked_out(network, Derivation(mean=("cbam/spatial",)))
    with listening(changed) as after:
        changed(picture)
    was, now = before["cbam/spatial"].tensor, after["cbam/spatial"].tensor
    assert was.std() > 0
    assert torch.allclose(now, was.mean().expand_as(now))


def test_one_channel_of_a_gate_passes_the_mean_of_all(picture: torch.Tensor) -> None:
    network = _network(head="C")
    changed = knocked_out(network, Derivation(mean=("cbam/channel:3",)))
    with listening(network) as before, listening(changed) as after:
        network(picture)
        changed(picture)
    was, now = before["cbam/channel"].tensor.flatten(), after["cbam/channel"].tensor.flatten()
    assert now[3] == pytest.approx(float(was.mean()))
    assert torch.equal(torch.cat([now[:3], now[4:]]), torch.cat([was[:3], was[4:]]))


def test_the_attention_of_a_scale_can_pass_its_mean(picture: torch.Tensor) -> None:
    network = _network(scale_attention="hierarchical", size="small")
    assert "hierarchical/attention" in parts(network).gates
    changed = knocked_out(network, Derivation(mean=("hierarchical/attention",)))
    with listening(changed) as heard:
        changed(picture)
    assert float(heard["hierarchical/attention"].tensor.std()) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("head", "derivation", "message"),
    [
        ("C", Derivation(without=("cbm",)), "Did you mean 'cbam'"),
        ("C", Derivation(mean=("cbam/spacial",)), "Did you mean 'cbam/spatial'"),
        ("C", Derivation(mean=("cbam/channel:x",)), "'x' is no channel"),
        ("B", Derivation(without=("cbam",)), "has no attention block"),
    ],
)
def test_what_is_not_there_cannot_be_knocked_out(head: str, derivation: Derivation, message: str) -> None:
    with pytest.raises(UserError, match=message):
        knocked_out(_network(head=head), derivation)


def test_a_channel_that_is_not_there_is_refused_when_it_is_met(picture: torch.Tensor) -> None:
    with pytest.raises(UserError, match="has 8 channels"):
        knocked_out(_network(head="C"), Derivation(mean=("cbam/channel:8",)))(picture)
