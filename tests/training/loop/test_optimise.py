"""Optimisers, schedules and the average of the weights do what their plan says."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
import torch

from segview.core.plans import training_config
from segview.core.plans.plan import TrainingPlan
from segview.core.variants.spec import NetworkSpec
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build
from segview.training.loop.optimise import (
    OPTIMISERS,
    SCHEDULES,
    after_epoch,
    after_step,
    average_of,
    optimizer_of,
    schedule_of,
)

Make = Callable[..., TrainingPlan]
STEPS, EPOCHS, RATE = 5, 4, 0.01


@pytest.fixture
def network() -> SegmentationNetwork:
    return build(NetworkSpec(encoder="tu-test_resnet", decoder_channels=(8, 8, 8, 8, 8)))


def rates(network: SegmentationNetwork, plan: TrainingPlan, dices: tuple[float, ...] = (0.5,) * EPOCHS) -> list[float]:
    """Return the rate of the decoder at every step of a run with these validation scores."""
    optimizer = optimizer_of(network, plan)
    schedule = schedule_of(optimizer, plan, STEPS)
    seen: list[float] = []
    for dice in dices:
        for _ in range(STEPS):
            seen.append(optimizer.param_groups[-1]["lr"])
            assert optimizer.param_groups[0]["lr"] == pytest.approx(0.5 * seen[-1], abs=1e-9)
            optimizer.step()
            after_step(schedule)
        after_epoch(schedule, dice)
    return seen


def planned(plan: Make, **changes: Any) -> TrainingPlan:
    return plan(learning_rate=RATE, encoder_learning_rate_factor=0.5, epochs=EPOCHS, **changes)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("constant", lambda share: 1.0),
        ("cosine", lambda share: (1 + math.cos(math.pi * share)) / 2),
        ("polynomial", lambda share: (1 - share) ** 0.9),
        ({"name": "polynomial", "power": 2}, lambda share: (1 - share) ** 2),
    ],
)
@pytest.mark.parametrize("optimiser", ["adamw", "adam", "sgd"])
def test_rates_are_those_of_the_formula(
    plan: Make, network: SegmentationNetwork, schedule: object, expected: Callable[[float], float], optimiser: str
) -> None:
    seen = rates(network, planned(plan, schedule=schedule, optimiser=optimiser))
    total = STEPS * EPOCHS
    assert seen == pytest.approx([RATE * expected(step / total) for step in range(total)])


def test_one_cycle_warms_up_and_falls(plan: Make, network: SegmentationNetwork) -> None:
    seen = rates(network, planned(plan))
    assert max(seen) == pytest.approx(RATE)
    assert seen[0] == pytest.approx(RATE / 25)
    assert seen.index(max(seen)) < 3
    assert seen[-1] < RATE / 1000


def test_a_plateau_lowers_the_rate_where_dice_does_not_rise(plan: Make, network: SegmentationNetwork) -> None:
    made = planned(plan, schedule={"name": "plateau", "factor": 0.5, "wait": 1})
    seen = rates(network, made, dices=(0.5, 0.6, 0.6, 0.6, 0.7, 0.7))
    assert seen == pytest.approx([RATE] * 4 * STEPS + [RATE / 2] * 2 * STEPS)


@pytest.mark.parametrize(("momentum", "expected"), [(None, 0.9), (0.0, 0.0), (0.5, 0.5)])
def test_sgd_has_the_momentum_of_the_plan_all_along(
    plan: Make, network: SegmentationNetwork, momentum: float | None, expected: float
) -> None:
    made = planned(plan, optimiser={"name": "sgd", "momentum": momentum}, weight_decay=0.02)
    optimizer = optimizer_of(network, made)
    schedule = schedule_of(optimizer, made, STEPS)
    for _ in range(STEPS):
        assert {group["momentum"] for group in optimizer.param_groups} == {expected}
        assert {group["weight_decay"] for group in optimizer.param_groups} == {0.02}
        optimizer.step()
        after_step(schedule)


def test_every_weight_is_in_one_group(plan: Make, network: SegmentationNetwork) -> None:
    for name in ("adamw", "adam", "sgd"):
        groups = optimizer_of(network, planned(plan, optimiser=name)).param_groups
        every = [id(weight) for group in groups for weight in group["params"]]
        assert sorted(every) == sorted(id(weight) for weight in network.parameters())


def test_the_average_is_that_of_the_formula_and_counters_are_copied(network: SegmentationNetwork) -> None:
    average = average_of(network, 0.2)
    assert average is not None
    weight = next(network.parameters())
    counter = next(buffer for buffer in network.buffers() if not buffer.is_floating_point())
    expected = None
    for step in range(6):
        with torch.no_grad():
            weight.fill_(float(step))
            counter.fill_(step)
        average.update_parameters(network)
        decay = min(0.2, (1 + step) / (10 + step))
        expected = float(step) if expected is None else decay * expected + (1 - decay) * step
    own = dict(average.module.named_parameters())[next(iter(dict(network.named_parameters())))]
    assert expected is not None
    assert float(own.detach().flatten()[0]) == pytest.approx(expected, rel=1e-5)
    copied = next(buffer for buffer in average.module.buffers() if not buffer.is_floating_point())
    assert int(copied.flatten()[0]) == 5
    assert average_of(network, 0) is None


def test_plans_know_every_optimiser_and_schedule() -> None:
    assert set(SCHEDULES) == set(training_config.SCHEDULES)
    assert set(OPTIMISERS) == set(training_config.OPTIMISERS)
