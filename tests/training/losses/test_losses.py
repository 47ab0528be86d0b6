"""Losses against values computed by hand, and against second implementations."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable

import pytest
import torch
from segmentation_models_pytorch import losses as smp
from torch import Tensor
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.plans.training_config import LOSSES as CHOICES
from segview.core.plans.training_config import LossPlan
from segview.core.variants.classes import IGNORED
from segview.training.losses import LOSSES, loss_of
from segview.training.losses.class_weights import median_frequency

# Probabilities of a 4 × 4 image whose lower half is the target: intersection 7.41, sums 7.82 and 8.
FOUND = torch.tensor([
    [0.01, 0.03, 0.02, 0.02], [0.05, 0.12, 0.09, 0.07], [0.89, 0.85, 0.88, 0.91], [0.99, 0.97, 0.95, 0.97]
])[None, None]  # fmt: skip
TRUE = torch.tensor([0.0, 0.0, 1.0, 1.0]).repeat_interleave(4).reshape(1, 1, 4, 4)
BETAS = {"weighted_cross_entropy": 2.0, "balanced_cross_entropy": 0.7, "tversky": 0.3, "tversky_ce": 0.3}
PLANS = [LossPlan(name=name, beta=BETAS.get(name)) for name, row in CHOICES.items() if row.needs_masks]
OF_CLASSES = [plan for plan in PLANS if not plan.row.of_target]


def drawn(*, classes: int, seed: int = 0, ignored: float = 0.2, size: int = 9) -> tuple[Tensor, Tensor]:
    """Return logits and masks of two images, some pixels of which count for nothing."""
    chance = torch.Generator().manual_seed(seed)
    logits = torch.randn(2, classes, size, 7, generator=chance) * 3
    masks = torch.randint(0, max(classes, 2), (2, 1, size, 7), generator=chance)
    masks[torch.rand(masks.shape, generator=chance) < ignored] = IGNORED
    return logits, masks.float()


@pytest.mark.parametrize(
    ("name", "parameters", "value"),
    [
        ("cross_entropy", {}, 0.065649),
        ("weighted_cross_entropy", {"beta": 2.0}, 0.104615),
        ("balanced_cross_entropy", {"beta": 0.7}, 0.035281),
        ("focal", {"alpha": 0.25, "gamma": 2.0}, 0.00026961),
        ("dice", {}, 0.059453),
        ("tversky", {"beta": 0.3}, 0.067455),
        ("dice_ce", {}, 0.065649 + 0.059453),
        ("tversky_ce", {"beta": 0.3}, 0.065649 + 0.067455),
    ],
)
@pytest.mark.parametrize("outputs", [1, 2])
def test_hand_computed_values(name: str, parameters: dict[str, float], value: float, outputs: int) -> None:
    target = torch.logit(FOUND)
    # Two maps whose difference is the same say the same.
    logits = target if outputs == 1 else torch.cat([1.5 - target / 2, 1.5 + target / 2], dim=1)
    found = loss_of(LossPlan.model_validate({"name": name, **parameters}))(logits, TRUE)
    assert float(found) == pytest.approx(value, rel=2e-5)


def counted(logits: Tensor, masks: Tensor) -> tuple[Tensor, Tensor]:
    """Return what counts, as N × K and N, for the losses of others that know nothing to leave out."""
    there = masks[:, 0] != IGNORED
    return logits.movedim(1, -1)[there], masks[:, 0][there].long()


THEIRS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "cross_entropy": smp.SoftBCEWithLogitsLoss(ignore_index=None),
    "weighted_cross_entropy": smp.SoftBCEWithLogitsLoss(ignore_index=None, pos_weight=torch.tensor(2.0)),
    "balanced_cross_entropy": smp.FocalLoss("binary", alpha=0.7, gamma=0.0),
    "focal": smp.FocalLoss("binary", alpha=0.25, gamma=2.0),
    "dice": smp.DiceLoss("binary", smooth=0.5),
    "tversky": smp.TverskyLoss("binary", alpha=0.3, beta=0.7),
    "dice_ce": lambda logits, true: (
        smp.DiceLoss("binary", smooth=0.5)(logits, true) + functional.binary_cross_entropy_with_logits(logits, true)
    ),
    "tversky_ce": lambda logits, true: (
        smp.TverskyLoss("binary", alpha=0.3, beta=0.7)(logits, true)
        + functional.binary_cross_entropy_with_logits(logits, true)
    ),
}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
@pytest.mark.parametrize("outputs", [1, 2])
def test_one_target_is_as_in_segmentation_models_pytorch(plan: LossPlan, outputs: int) -> None:
    logits, masks = drawn(classes=outputs)
    x, t = counted(logits, masks)
    target = x[:, 0] if outputs == 1 else x[:, 1] - x[:, 0]
    expected = THEIRS[plan.name](target[None, None], t.float()[None, None])
    torch.testing.assert_close(loss_of(plan)(logits, masks), expected)


def by_hand(name: str, p: Tensor, t: Tensor) -> Tensor:
    """Return a loss of N × K probabilities and N classes, class by class and pixel by pixel."""
    own = p[torch.arange(len(t)), t]
    entropy = -own.log().mean()
    if name == "cross_entropy":
        return entropy
    if name == "focal":
        return -((1 - own) ** 2 * own.log()).mean()
    quotients: list[Tensor] = []
    for index in range(p.shape[1]):
        here = (t == index).double()
        together, found, true = (p[:, index] * here).sum(), p[:, index].sum(), here.sum()
        if name.startswith("tversky"):
            quotients += [together / (together + 0.3 * (found - together) + 0.7 * (true - together))] if true else []
        else:
            quotients.append((2 * together + 1) / (found + true + 1))
    region = 1 - torch.stack(quotients).mean()
    return region + entropy if name.endswith("_ce") else region


@pytest.mark.parametrize("plan", OF_CLASSES, ids=lambda plan: plan.name)
def test_many_classes_are_as_computed_one_by_one(plan: LossPlan) -> None:
    logits, masks = drawn(classes=5)
    masks[masks == 3] = 0  # a class that is not there
    x, t = counted(logits.double(), masks)
    expected = by_hand(plan.name, x.softmax(dim=1), t)
    assert float(loss_of(plan)(logits, masks)) == pytest.approx(float(expected), rel=1e-5)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
@pytest.mark.parametrize("outputs", [1, 2, 4])
def test_half_precision_neither_overflows_nor_loses_the_gradient(
    plan: LossPlan, dtype: torch.dtype, outputs: int
) -> None:
    if outputs > 2 and plan.row.of_target:
        pytest.skip("it knows a target and its background alone")
    logits = torch.full((4, outputs, 256, 256), -3.0, dtype=dtype)
    logits[:, -1] = 2.0
    logits.requires_grad_()
    loss = loss_of(plan)(logits, torch.ones(4, 1, 256, 256))
    loss.backward()
    assert torch.isfinite(loss)
    assert logits.grad is not None
    assert torch.isfinite(logits.grad).all()
    # What float16 cannot hold any more is gone whatever is done here: a mean over 262144 pixels.
    assert dtype == torch.float16 or logits.grad.abs().max() > 0


@pytest.mark.parametrize("plan", [*PLANS, LossPlan(name="focal", gamma=0.5)], ids=str)
@pytest.mark.parametrize("outputs", [1, 2, 4])
def test_pixels_that_are_ever_so_sure_have_a_gradient_that_is_a_number(plan: LossPlan, outputs: int) -> None:
    if outputs > 2 and plan.row.of_target:
        pytest.skip("it knows a target and its background alone")
    logits = torch.tensor([-1e4, -90.0, 90.0, 1e4]).reshape(1, 1, 2, 2) * torch.linspace(-1, 1, outputs)[:, None, None]
    logits = (logits if outputs > 1 else -logits).clone().requires_grad_()
    for masks in (torch.zeros(1, 1, 2, 2), torch.ones(1, 1, 2, 2), torch.full((1, 1, 2, 2), float(IGNORED))):
        (gradient,) = torch.autograd.grad(loss := loss_of(plan)(logits, masks), logits)
        assert torch.isfinite(loss)
        assert torch.isfinite(gradient).all()


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_what_is_ignored_teaches_nothing(plan: LossPlan) -> None:
    logits, masks = drawn(classes=2)
    logits.requires_grad_()
    loss = loss_of(plan)
    (gradient,) = torch.autograd.grad(loss(logits, masks), logits)
    there = (masks != IGNORED).expand_as(gradient)
    assert (gradient[~there] == 0).all()
    assert (gradient[there] != 0).all()
    changed = torch.where(there, logits.detach(), 50.0)
    assert loss(changed, masks) == loss(logits, masks)


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_an_image_without_a_target_still_teaches(name: str) -> None:
    logits = torch.zeros(1, 1, 8, 8, requires_grad=True)
    LOSSES[name](logits, torch.zeros(1, 1, 8, 8)).backward()
    assert logits.grad is not None
    assert (logits.grad > 0).all()


def test_the_other_focal_loss_has_no_gradient_where_ours_has() -> None:
    # Why theirs is not used: if this begins to fail, it can be.
    logits = torch.tensor([[[[90.0]]]], requires_grad=True)
    smp.FocalLoss("binary", alpha=0.25, gamma=0.5)(logits, torch.ones(1, 1, 1, 1)).backward()
    assert logits.grad is not None
    assert not torch.isfinite(logits.grad).all()


@pytest.mark.parametrize("name", [name for name, row in CHOICES.items() if row.of_target])
def test_losses_of_a_target_refuse_many_classes(name: str) -> None:
    with pytest.raises(UserError, match="tell a target from the background"):
        LOSSES[name](*drawn(classes=3), beta=0.5)
    with pytest.raises(UserError, match="The alpha of focal"):
        LOSSES["focal"](*drawn(classes=3), alpha=0.5)


def test_plans_know_every_loss_and_its_parameters() -> None:
    assert set(LOSSES) == {name for name, row in CHOICES.items() if row.needs_masks}
    for name, loss in LOSSES.items():
        parameters = inspect.signature(loss).parameters
        given = {key for key, one in parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}
        assert ("class_weights" in given) is CHOICES[name].weighs_classes
        given -= {"class_weights"}
        assert given == set(CHOICES[name].parameters)
        needed = {key for key in given if parameters[key].default is inspect.Parameter.empty}
        assert needed == {key for key, one in CHOICES[name].parameters.items() if one.needed}


def test_an_unknown_loss_is_answered_with_the_nearest() -> None:
    with pytest.raises(UserError, match="dice_ce"):
        LOSSES["dice_cee"]


def test_focal_without_gamma_is_the_balanced_cross_entropy() -> None:
    logits, masks = drawn(classes=1)
    focal = LOSSES["focal"](logits, masks, alpha=0.7, gamma=0.0)
    torch.testing.assert_close(focal, LOSSES["balanced_cross_entropy"](logits, masks, beta=0.7))
    assert not math.isclose(float(focal), float(LOSSES["cross_entropy"](logits, masks)))


def test_class_weights_are_those_of_torch() -> None:
    logits, masks = drawn(classes=4)
    weights = torch.tensor([0.5, 2.0, 0.0, 7.0])
    x, t = counted(logits, masks)
    expected = functional.cross_entropy(x, t, weight=weights)
    plan = LossPlan(name="cross_entropy")
    torch.testing.assert_close(loss_of(plan, weights)(logits, masks), expected)
    both = loss_of(LossPlan(name="dice_ce"), weights)(logits, masks)
    torch.testing.assert_close(both, expected + loss_of(LossPlan(name="dice"))(logits, masks))
    one = loss_of(plan, torch.ones(4))(logits, masks)
    torch.testing.assert_close(one, loss_of(plan)(logits, masks))
    assert float(loss_of(plan, weights)(logits, torch.full_like(masks, IGNORED))) == 0
    target, true = drawn(classes=1)
    pair = torch.cat([torch.zeros_like(target), target], dim=1)
    found = [loss_of(plan, torch.tensor([1.0, 3.0]))(given, true) for given in (target, pair)]
    torch.testing.assert_close(*found)


def test_median_frequencies_count_a_class_in_the_images_that_have_it() -> None:
    masks = torch.zeros(3, 1, 10, 10, dtype=torch.uint8)
    masks[0, 0, :2] = 1  # 20 of the 100 pixels of the one image that has it
    masks[1, 0, :1] = 2  # 10 of 100, and 30 of 80 in the next
    masks[2, 0, :2] = IGNORED
    masks[2, 0, 2:5] = 2
    weights = median_frequency(masks, 4)
    frequencies = {0: (80 + 90 + 50) / 280, 1: 0.2, 2: 40 / 180}
    expected = [frequencies[2] / frequencies[index] for index in range(3)]
    torch.testing.assert_close(weights, torch.tensor([*expected, 0.0]))
