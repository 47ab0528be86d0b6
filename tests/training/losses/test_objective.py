"""Each output of a network is compared with what it is to say, with the weight of its paper."""

import pytest
import torch
from torch.nn import functional

from segview.core.variants.classes import IGNORED
from segview.core.variants.spec import NetworkSpec
from segview.networks.build import build
from segview.training.losses import LOSSES
from segview.training.losses.objective import objective

LOSS = LOSSES["dice_ce"]


@pytest.fixture
def batch() -> tuple[torch.Tensor, torch.Tensor]:
    chance = torch.Generator().manual_seed(0)
    masks = torch.zeros(2, 1, 64, 64)
    masks[0, :, 10:30, 10:30] = 1
    return torch.rand(2, 3, 64, 64, generator=chance), masks


def networks(**fields: object):
    torch.manual_seed(0)
    network = build(NetworkSpec.model_validate({"encoder": "tu-test_resnet", "reduction": 2, **fields}))
    return network.eval()  # without the chance of dropout


def test_a_plain_network_has_the_loss_of_its_logits(batch) -> None:
    network = networks(decoder_channels=(16, 16, 8, 8, 8))
    assert objective(network, *batch, LOSS) == LOSS(network(batch[0]), batch[1])


def test_sanet_has_three_losses(batch) -> None:
    network = networks(architecture="sanet", size="small", head="plain")
    outputs = network.outputs(batch[0])
    present = torch.tensor([[1.0, 1.0], [1.0, 0.0]])
    entropy = functional.binary_cross_entropy_with_logits(outputs["categorical"], present, reduction="sum") / 2
    expected = LOSS(outputs["mask"], batch[1]) + 0.2 * entropy + 0.8 * LOSS(outputs["dense"], batch[1])
    torch.testing.assert_close(objective(network, *batch, LOSS), expected)


@pytest.mark.parametrize(("kind", "own"), [("explicit", 1.0), ("hierarchical", 0.05)])
def test_scale_attention_has_a_loss_for_each_scale(batch, kind: str, own: float) -> None:
    network = networks(scale_attention=kind, size="small")
    outputs = network.outputs(batch[0])
    each = sum(LOSS(outputs[f"scale/{scale:g}"], batch[1]) for scale in (0.5, 1.0))
    torch.testing.assert_close(objective(network, *batch, LOSS), LOSS(outputs["logits"], batch[1]) + own * each)


def test_what_is_to_find_nothing_is_compared_with_nothing(batch) -> None:
    network = build(NetworkSpec(architecture="seenet", size="small")).train()
    assert network.loss_weights["nothing/C"] == 1
    torch.manual_seed(3)
    loss = objective(network, *batch, LOSS)
    torch.manual_seed(3)
    outputs = network.outputs(batch[0])
    wanted = torch.tensor([[1.0], [0.0]])
    entropy = functional.binary_cross_entropy_with_logits
    expected = entropy(outputs["scores/A"], wanted) + entropy(outputs["scores/B"], wanted)
    torch.testing.assert_close(loss, expected + entropy(outputs["nothing/C"], torch.zeros(2, 1)))


@pytest.fixture
def scene() -> tuple[torch.Tensor, torch.Tensor]:
    """Two images of four classes: one of them is in the first image alone, one in none, and a corner is ignored."""
    chance = torch.Generator().manual_seed(1)
    masks = torch.zeros(2, 1, 64, 64)
    masks[:, :, 30:50] = 1
    masks[0, :, 10:30, 10:30] = 2
    masks[:, :, :8, :8] = IGNORED
    return torch.rand(2, 3, 64, 64, generator=chance), masks


def test_sanet_has_three_losses_of_many_classes(scene) -> None:
    network = networks(architecture="sanet", size="small", head="plain", classes=4)
    outputs = network.outputs(scene[0])
    present = torch.tensor([[1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
    entropy = functional.binary_cross_entropy_with_logits(outputs["categorical"], present, reduction="sum") / 2
    expected = LOSS(outputs["mask"], scene[1]) + 0.2 * entropy + 0.8 * LOSS(outputs["dense"], scene[1])
    torch.testing.assert_close(objective(network, *scene, LOSS, classes=4), expected)


@pytest.mark.parametrize(("kind", "own"), [("explicit", 1.0), ("hierarchical", 0.05)])
def test_scale_attention_has_a_loss_for_each_scale_of_many_classes(scene, kind: str, own: float) -> None:
    network = networks(scale_attention=kind, size="small", head="plain", classes=4)
    outputs = network.outputs(scene[0])
    assert {one.shape for one in outputs.values()} == {(2, 4, 64, 64)}
    each = sum(LOSS(outputs[f"scale/{scale:g}"], scene[1]) for scale in (0.5, 1.0))
    found = objective(network, *scene, LOSS, classes=4)
    torch.testing.assert_close(found, LOSS(outputs["logits"], scene[1]) + own * each)
    found.backward()
    assert all(torch.isfinite(one.grad).all() for one in network.parameters() if one.grad is not None)


def test_scores_without_the_background_are_those_of_the_other_classes(scene) -> None:
    network = build(
        NetworkSpec.model_validate({"architecture": "seenet", "size": "small", "head": "plain", "classes": 4})
    )
    torch.manual_seed(3)
    loss = objective(network.train(), *scene, LOSS, classes=4)
    torch.manual_seed(3)
    outputs = network.outputs(scene[0])
    wanted = torch.tensor([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    expected = sum(
        functional.binary_cross_entropy_with_logits(outputs[name], given, reduction="sum") / 2
        for name, given in (("scores/A", wanted), ("scores/B", wanted), ("nothing/C", torch.zeros(2, 3)))
    )
    torch.testing.assert_close(loss, expected)
