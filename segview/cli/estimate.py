"""``estimate``: time, memory and a learning rate of a training, from a few of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from segview.cli.options import Device
from segview.cli.output import print_line
from segview.cli.plans import Changes, GivenPlan, PlanFile, read_given_plan
from segview.core.base.errors import UserError
from segview.core.plans.trial import Cost, Failed, RatePoint, TrialItem, suggested_rate
from segview.training.runs.launch import step_back


def estimate(
    plan: PlanFile = None,
    changes: Changes = None,
    rates: Annotated[bool, typer.Option("--rates", help="Try learning rates, from low to high.")] = False,
    device: Device = "auto",
    stream: Annotated[bool, typer.Option("--stream", help="Print each step as a line of JSON, for programs.")] = False,
) -> None:
    """Estimate the time and memory that a training would need, from a few of its real steps; nothing is saved.

    With --rates the learning rate rises from step to step, and the rate at which the loss falls fastest is printed
    (Smith, 2017).
    """
    given = read_given_plan(plan, changes or ())
    step_back()
    if stream:
        _stream(given, device, rates=rates)
        return
    points: list[RatePoint] = []
    for item in _run_trial(given, device, rates=rates):
        if isinstance(item, Cost):
            _print(item)
        elif isinstance(item, RatePoint):
            points.append(item)
            print_line(f"{item.rate:.2e}  loss {item.loss:.4f}")
    if rates:
        rate = suggested_rate(points)
        print_line(
            "The loss does not fall at any rate."
            if rate is None
            else f"The loss falls fastest at {rate:.1e}: --set learning_rate={rate:.1e}"
        )


def _stream(given: GivenPlan, device: str, *, rates: bool) -> None:
    try:
        for item in _run_trial(given, device, rates=rates):
            print_line(item.model_dump_json())
    except UserError as error:
        print_line(Failed(reason=str(error)).model_dump_json())


def _run_trial(given: GivenPlan, device: str, *, rates: bool) -> Iterator[TrialItem]:
    from segview.inference.backends.devices import resolve
    from segview.training.loop import trial

    try_it = trial.rates if rates else trial.cost
    return try_it(given.plan, root=given.root, device=resolve(device))


def _print(cost: Cost) -> None:
    print_line(f"{cost.pairs} pairs train, {cost.validation_pairs} validate, on {cost.device}.")
    print_line(f"A step takes {cost.step:.2f} s, an epoch of {cost.steps} steps {cost.epoch:.0f} s.")
    print_line(f"All {cost.epochs} epochs take {cost.total / 60:.0f} minutes, unless it stops early.")
    print_line(f"Memory: {cost.memory / 1e9:.1f} GB of {cost.available / 1e9:.1f} GB.")
