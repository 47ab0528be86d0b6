"""CAM, ACoL and SeeNet: parameters, zones by hand, and what is learned from the labels of images."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from segview.core.base.errors import UserError
from segview.core.maps.maps import Kind
from segview.core.variants.architectures import LearnsFrom, names_that_learn_from
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.architectures.seenet import SeeNet, reverse_conditionally, strongest, ternary_zones
from segview.networks.base.tap import capture
from segview.networks.build import build, outline
from segview.networks.choices import METHODS
from segview.networks.heads.output import probabilities
from segview.training.loop.initial_weights import load_encoder
from segview.training.losses import LOSSES
from segview.training.losses.objective import objective

WEAK = names_that_learn_from(LearnsFrom.LABELS)
MARKED = [name if name in ("cam", "seenet") else pytest.param(name, marks=pytest.mark.slow) for name in WEAK]


def spec(architecture: str, *, classes: int = 2, head: Head = Head.A, **fields: Any) -> NetworkSpec:
    return NetworkSpec(architecture=architecture, head=head, classes=classes, size="small", **fields)


@pytest.mark.parametrize(
    ("architecture", "options", "parameters"),
    [("seenet", {}, 24_174_440), ("seenet", {"convolutions": 3}, 28_894_056), ("acol", {}, 43_071_336)],
)
def test_there_are_as_many_parameters_as_published(
    architecture: str, options: dict[str, str | int | float], parameters: int
) -> None:
    paper = NetworkSpec(architecture=architecture, head=Head.PLAIN, classes=21, options=options)
    assert sum(parameter.numel() for parameter in outline(paper).parameters()) == parameters


@pytest.mark.parametrize("architecture", ["cam", "seenet"])
def test_a_branch_has_as_many_convolutions_as_the_plan_says(architecture: str) -> None:
    for convolutions in range(4):
        network = build(spec(architecture, options={"convolutions": convolutions}))
        branch = network.get_submodule("scoring" if architecture == "cam" else "first")
        kernels = [module.kernel_size for module in branch.modules() if isinstance(module, nn.Conv2d)]
        assert kernels == [(3, 3)] * convolutions + [(1, 1)]
        assert network(torch.randn(1, 3, 64, 64)).shape == (1, 1, 64, 64)


def test_the_core_knows_which_networks_learn_from_labels() -> None:
    networks = [name for name in ARCHITECTURES if name not in METHODS]
    told = [name for name in networks if outline(NetworkSpec(architecture=name)).learns_from_labels]
    assert sorted(told) == sorted(WEAK)


def test_zones_and_what_is_seen_of_the_features_by_hand() -> None:
    attention = torch.tensor([0, 0.03, 0.5, 0.9])[None, None, None]
    features = torch.tensor([1.0, 2, 3, 4])[None, None, None]
    zones = ternary_zones(attention, high=0.7, low=0.05)
    assert zones.flatten().tolist() == [-1, -1, 1, 0]
    assert reverse_conditionally(features, zones).flatten().tolist() == [-1, -2, 3, 0]
    background = (attention < (0.7 + 0.05) / 2).float()
    assert reverse_conditionally(features, background).flatten().tolist() == [1, 2, 0, 0]
    assert reverse_conditionally(-features, zones).abs().sum() == 0


def test_the_strongest_class_decides_and_no_gradient_passes() -> None:
    scores = torch.tensor([[[[-1.0, 0, 2]], [[4.0, 1, 0]]]], requires_grad=True)
    found = strongest(scores)
    assert not found.requires_grad
    assert torch.allclose(found, torch.tensor([[[[1.0, 0.25, 1]]]]))
    # A class that is not in the image, by its mean, decides nothing; of none that is, the likeliest does.
    without = torch.tensor([[[[-9.0, 0, 2]], [[4.0, 1, 0]]]])
    assert torch.allclose(strongest(without), torch.tensor([[[[1.0, 0.25, 0]]]]))
    assert torch.allclose(strongest(without - 5), torch.zeros(1, 1, 1, 3))
    filled = torch.tensor([[[[4.0, 3, 2]]]])
    assert torch.allclose(strongest(filled), torch.tensor([[[[1.0, 0.75, 0.5]]]]))  # all of it is the target
    assert torch.allclose(strongest(without - 3), torch.tensor([[[[1.0, 0, 0]]]]))


@torch.no_grad()
def test_what_the_zones_are_made_from_is_shown_with_its_kind() -> None:
    torch.manual_seed(0)
    network = build(spec("seenet", options={"high": 0.8, "low": 0.1})).eval()
    with capture(network) as captured:
        network(torch.rand(1, 3, 96, 96))
    attention, zones = (captured[f"seenet/{name}"].tensor for name in ("attention", "zones"))
    assert torch.equal(zones, attention)
    assert captured["seenet/zones"].tap.kind is Kind.ZONES


def test_what_the_background_is_found_to_be_is_told_in_training_alone() -> None:
    torch.manual_seed(0)
    network = build(spec("seenet", classes=3, head=Head.PLAIN))
    x = torch.rand(2, 3, 64, 64)
    assert network.train().outputs(x)["nothing/C"].shape == (2, 2)
    assert set(network.eval().outputs(x)) == {"logits", "scores/A", "scores/B"}


@pytest.mark.parametrize("architecture", WEAK)
def test_they_take_squeezenet_and_its_weights(architecture: str, shared_weights: Path) -> None:
    network = build(spec(architecture, encoder="squeezenet1_1"))
    load_encoder(network.trunk.encoder, shared_weights / "squeezenet1_1-imagenet.safetensors")
    assert network(torch.rand(1, 3, 100, 130)).shape == (1, 1, 100, 130)
    assert sum(parameter.numel() for parameter in network.parameters()) < 4_000_000


@torch.no_grad()
def test_the_second_branch_sees_other_zones_at_test_than_in_training() -> None:
    torch.manual_seed(0)
    network = build(spec("seenet", options={"high": 0.6, "low": 0.2})).eval()
    assert isinstance(network, SeeNet)
    features = network.trunk.encode(x := torch.rand(2, 3, 96, 96))[-1]
    attention = strongest(network.first(features))
    seen = network.score_maps(x)["B"]
    at_test, in_training = (
        network.second(reverse_conditionally(features, ternary_zones(attention, high=high, low=low)))
        for high, low in ((0.8, 0.0), (0.6, 0.2))
    )
    torch.testing.assert_close(seen, at_test)
    network.training = True  # of the network alone: dropout stays out
    torch.testing.assert_close(network.score_maps(x)["B"], in_training)
    assert not torch.allclose(at_test, in_training)


def test_thresholds_that_cross_are_refused() -> None:
    with pytest.raises(UserError, match="must be less than high"):
        build(spec("seenet", options={"high": 0.3, "low": 0.5}))
    with pytest.raises(UserError, match=r"low, 0.9, must be less than high, 0.8"):
        build(spec("seenet", options={"low_at_test": 0.9}))
    with pytest.raises(UserError, match="choose head A or plain"):
        build(spec("cam", head=Head.B))


@torch.no_grad()
@pytest.mark.parametrize("architecture", WEAK)
def test_an_image_without_the_class_shows_none_of_it(architecture: str) -> None:
    torch.manual_seed(0)
    network = build(spec(architecture, head=Head.PLAIN, classes=3)).eval()
    outputs = network.outputs(torch.rand(2, 3, 64, 64))
    found = probabilities(outputs["logits"])[:, 1:].amax(dim=(2, 3))
    largest = torch.stack([torch.sigmoid(outputs[f"scores/{name}"]) for name in network.branches]).amax(dim=0)  # pyright: ignore
    assert (found <= largest + 1e-4).all()


@pytest.mark.parametrize("architecture", MARKED)
def test_they_learn_from_the_labels_of_images_and_find_where(architecture: str) -> None:
    """Half of the images have a red square; that they have one is all that is told."""
    torch.manual_seed(1)
    chance = torch.Generator().manual_seed(2)
    x = torch.rand(16, 3, 64, 64, generator=chance) * 0.2
    masks = torch.zeros(16, 1, 64, 64)
    for index in range(8):
        row, column = torch.randint(4, 36, (2,), generator=chance).tolist()
        x[index, 0, row : row + 24, column : column + 24] += 0.8
        masks[index, 0, row : row + 24, column : column + 24] = 1
    network = build(spec(architecture))
    for name, parameter in network.named_parameters():
        if parameter.ndim == 4:
            torch.nn.init.kaiming_normal_(parameter, nonlinearity="relu")
        assert parameter.requires_grad, name
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    network.train()
    for _ in range(40):
        optimizer.zero_grad()
        loss = objective(network, x, masks, LOSSES["dice_ce"])
        loss.backward()
        optimizer.step()
    network.eval()
    with torch.no_grad():
        outputs = network.outputs(x)
    present = outputs["scores/A"][:, 0] > 0
    assert (present == (masks.amax(dim=(1, 2, 3)) > 0)).float().mean() > 0.9
    share = probabilities(outputs["logits"])[:8, 1:]
    inside = (share * masks[:8]).sum() / masks[:8].sum()
    outside = (share * (1 - masks[:8])).sum() / (1 - masks[:8]).sum()
    assert inside > 1.1 * outside  # the second branches look for more than what tells the classes apart
