"""``sweep``: many trainings from one file, and the table of their results."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from segview.cli.options import Device
from segview.cli.output import print_line, print_problem
from segview.cli.status import ExitStatus
from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.plans.sweep import Sweep, read_sweep


def sweep(
    plan: Annotated[Path, typer.Argument(help="The sweep, a TOML file.", metavar="SWEEP.toml")],
    runs: Annotated[Path, typer.Option(help="Folder in which the folder of the sweep is made.")] = Path("runs"),
    device: Device = "auto",
    at_once: Annotated[int, typer.Option(help="Number of trials that run at the same time.", min=1, max=64)] = 1,
    ray: Annotated[
        str, typer.Option(help="Address of a Ray cluster that runs the trials instead, or auto.", metavar="ADDRESS")
    ] = "",
    minutes: Annotated[
        float,
        typer.Option(help="Stop after this number of minutes; the same command continues from the last epochs.", min=0),
    ] = math.inf,
    table: Annotated[
        bool, typer.Option("--table", help="Train nothing: print the table of the finished runs.")
    ] = False,
) -> None:
    """Train every trial of a sweep that is not done, and write the table of results as CSV, Markdown and HTML.

    After an interruption, the same command continues.
    """
    content = read_sweep(plan)
    folder, until = runs / content.name, time.monotonic() + 60 * minutes
    if ray and minutes < math.inf:
        raise UserError("Trials on a cluster cannot be stopped after some minutes. Leave out --ray or --minutes.")
    trials, failed = dict[str, TrainingPlan](), 0
    # The finished trials decide which further seeds are needed.
    while new := _further(content, trials, folder):
        failed += 0 if table else _train(new, plan.parent, folder, _Execution(device, at_once, until, ray))
        trials |= new
    from segview.training.runs.experiment import write_tables
    from segview.training.runs.results import results

    settings = content.settings(_validation_scores(trials, folder))
    every = list(results({name: settings[name] for name in trials}, folder))
    text = write_tables(folder, every, content.name)
    print_line(f"{len(every)} of {len(trials)} trials are done.\n\n{text}")
    if failed:
        raise typer.Exit(ExitStatus.SOME_FAILED)


def _further(content: Sweep, trials: Mapping[str, TrainingPlan], folder: Path) -> dict[str, TrainingPlan]:
    known = content.trials(_validation_scores(trials, folder))
    return {name: plan for name, plan in known.items() if name not in trials}


def _validation_scores(trials: Mapping[str, TrainingPlan], folder: Path) -> dict[str, float]:
    from segview.training.runs.sweep import validation_scores

    return validation_scores(trials, folder)


@dataclass(frozen=True)
class _Execution:
    """Settings of running trials: the device, the number in parallel, the end time, or the cluster."""

    device: str
    at_once: int
    until: float
    ray: str


def _train(trials: Mapping[str, TrainingPlan], root: Path, folder: Path, how: _Execution) -> int:
    """Train the trials that are not done, and return the number of failed ones."""
    from segview.training.runs.cluster import run_on_cluster
    from segview.training.runs.sweep import run_sweep

    if how.ray:
        ending = run_on_cluster(trials, root=root, folder=folder, address=how.ray, device=how.device)
    else:
        ending = run_sweep(trials, root=root, folder=folder, device=how.device, at_once=how.at_once, until=how.until)
    failed = 0
    for count, trial in enumerate(ending, start=1):
        print_line(f"{count}/{len(trials)}  {trial.name}  {'done' if trial.done else 'failed'}")
        if not trial.done:
            failed += 1
            print_problem(trial.reason, label=f"{trial.name}:")
    return failed
