"""A few steps of a plan that are measured, also where the run has fewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from segview.core.plans.plan import TrainingPlan
from segview.core.plans.trial import Cost, Progress, RatePoint
from segview.training.loop import trial

Make = Callable[..., TrainingPlan]


@pytest.mark.parametrize("schedule", ["one_cycle", "cosine", "plateau", "constant"])
@pytest.mark.parametrize(("batch", "epochs"), [(2, 1), (6, 1), (6, 2)])
def test_a_run_of_fewer_steps_than_are_tried_has_a_cost(
    tmp_path: Path, plan: Make, batch: int, epochs: int, schedule: str
) -> None:
    *steps, cost = trial.cost(plan(batch=batch, epochs=epochs, schedule={"name": schedule}), root=tmp_path)
    assert all(isinstance(one, Progress) for one in steps)
    assert isinstance(cost, Cost)
    assert (cost.pairs, cost.validation_pairs, cost.epochs) == (6, 4, epochs)
    assert cost.steps == -(-6 // batch)
    assert cost.step > 0


def test_rates_rise_from_step_to_step_whatever_the_schedule(tmp_path: Path, plan: Make) -> None:
    points = [one for one in trial.rates(plan(epochs=1), root=tmp_path) if isinstance(one, RatePoint)]
    assert len(points) > trial.RATES // 4
    assert [one.rate for one in points] == sorted(one.rate for one in points)
