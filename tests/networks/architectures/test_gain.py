"""GAIN: what is taken out of the image, what mining costs, and that erasing goes by labels where it is asked for."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.architectures.seenet import strongest
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.training.losses import LOSSES
from segview.training.losses.objective import attention_mining, objective

SIZE = 64


def network(architecture: str = "gain", classes: int = 3, **options: Any) -> Any:
    torch.manual_seed(0)
    head = Head.A if classes == 2 else Head.PLAIN
    built: Any = build(
        NetworkSpec(architecture=architecture, head=head, classes=classes, size="small", options=options)
    )
    return built.eval()


def masks() -> Tensor:
    """Of three images: the first class, both, none."""
    given = torch.zeros(3, 1, SIZE, SIZE, dtype=torch.uint8)
    given[0, 0, :20], given[1, 0, :9], given[1, 0, 30:] = 1, 1, 2
    return given


def test_what_is_looked_for_again_is_the_papers_formula() -> None:
    gain, x = network(steepness=5.0, threshold=0.3), torch.rand(3, 3, SIZE, SIZE)
    present = torch.tensor([[True, True, False], [True, True, True], [True, False, False]])
    with torch.no_grad():
        mined = gain.outputs_knowing(x, present)["mined/A"]
        maps = gain.scoring(gain.trunk.encode(x)[-1])
        for image in range(3):
            for number in range(2):
                one = maps[image, number].clamp_min(0)
                attention = torch.nn.functional.interpolate(
                    (one / (one.max() + 1e-8))[None, None], (SIZE, SIZE), mode="bilinear"
                )
                left = x[image : image + 1] * (1 - 1 / (1 + torch.exp(-5 * (attention - 0.3))))
                again = gain.scoring(gain.trunk.encode(left)[-1])[0, number].mean()
                torch.testing.assert_close(mined[image, number], again, rtol=1e-4, atol=1e-5)


def test_mining_is_the_mean_probability_of_the_classes_that_are_there() -> None:
    scores = torch.tensor([[0.0, 9.0], [1.0, -1.0], [5.0, 5.0]])
    present = torch.tensor([[True, False], [True, True], [False, False]])
    expected = torch.tensor([0.5, (torch.sigmoid(torch.tensor(1.0)) + torch.sigmoid(torch.tensor(-1.0))) / 2, 0])
    torch.testing.assert_close(attention_mining(scores, present), expected)


def test_the_objective_adds_mining_alpha_times_and_its_gradient_reaches_the_attention() -> None:
    x, given = torch.rand(3, 3, SIZE, SIZE), masks()
    without, with_mining = (
        objective(network(alpha=alpha), x, given, LOSSES["cross_entropy"], classes=3) for alpha in (0.0, 2.0)
    )
    gain = network(alpha=2.0)
    present = torch.tensor([[True, True, False], [True, True, True], [True, False, False]])
    outputs = gain.outputs_knowing(x, present)
    mining = attention_mining(outputs["mined/A"], present[:, 1:]).mean()
    torch.testing.assert_close(with_mining - without, 2 * mining)
    # With what is looked at again held fixed, there is less to learn: some of the gradient goes through what is erased.
    (through,) = torch.autograd.grad(mining, gain.scoring.weight, retain_graph=True)
    kept = gain.soft_mask
    gain.soft_mask = lambda attention, like: kept(attention.detach(), like)
    held = attention_mining(gain.outputs_knowing(x, present)["mined/A"], present[:, 1:]).mean()
    torch.testing.assert_close(held, mining)
    assert not torch.allclose(torch.autograd.grad(held, gain.scoring.weight)[0], through)


@torch.no_grad()
def test_it_shows_what_it_erases() -> None:
    gain = network(classes=2)
    with capture(gain) as captured:
        logits = gain(torch.rand(1, 3, 50, 70))
    assert logits.shape == (1, 1, 50, 70)
    assert captured["gain/erased"].tensor.shape == (1, 1, 64, 80)


def test_the_strongest_class_is_one_of_the_labels_where_they_are_known() -> None:
    scores = torch.tensor([[[[4.0, 2, 0]], [[0.0, 1, 2]]]])
    assert strongest(scores, torch.tensor([[False, True]])).tolist() == [[[[0, 0.5, 1]]]]
    assert strongest(scores, torch.tensor([[False, False]])).tolist() == [[[[0, 0, 0]]]]
    assert torch.equal(strongest(scores, torch.tensor([[True, True]])), strongest(scores))


@torch.no_grad()
@pytest.mark.parametrize("architecture", ["seenet", "acol", "adversarial_erasing"])
def test_erasing_in_training_goes_by_the_labels_where_the_plan_wants_it(architecture: str) -> None:
    x, present = torch.rand(2, 3, SIZE, SIZE), torch.tensor([[True, False, False], [True, False, False]])
    found, labels = network(architecture), network(architecture, erase_by="labels")
    by_found, by_labels = (one.outputs_knowing(x, present) for one in (found, labels))
    torch.testing.assert_close(by_found["scores/A"], by_labels["scores/A"], rtol=0, atol=0)
    assert not torch.equal(by_found["scores/B"], by_labels["scores/B"])
    assert torch.equal(found(x), labels(x))  # a test has no labels
    again = network(architecture, erase_by="labels").outputs_knowing(x, torch.zeros(2, 3, dtype=torch.bool))
    assert torch.equal(again["scores/B"], by_labels["scores/B"])  # the background is no label
