"""Tasks that try a plan before training, in a separate process."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from segview.core.plans.plan import TrainingPlan
from segview.core.plans.trial import Cost, Progress, RatePoint
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class EstimateCost(Task[Progress | Cost]):
    """Estimate the cost of a run from a few of its real steps.

    Attributes:
        plan: Plan of the run.
        root: The folder that its paths are relative to.
        device: Device to train on.
    """

    lane: ClassVar[Lane] = Lane.TRIAL

    plan: TrainingPlan
    root: Path
    device: str = "auto"


@dataclass(frozen=True)
class TryRates(Task[Progress | RatePoint]):
    """Measure the loss of a run at rising learning rates; see ``EstimateCost``."""

    lane: ClassVar[Lane] = Lane.TRIAL

    plan: TrainingPlan
    root: Path
    device: str = "auto"


def estimate_cost(task: EstimateCost, services: Services) -> Generator[Progress | Cost]:
    """Yield the progress, and then the cost."""
    from segview.training.runs.trials import try_plan

    for item in try_plan(task.plan, task.root, device=task.device):
        if isinstance(item, Progress | Cost):
            yield item


def try_rates(task: TryRates, services: Services) -> Generator[Progress | RatePoint]:
    """Yield the progress of reading the data, and then the loss at each rate."""
    from segview.training.runs.trials import try_plan

    for item in try_plan(task.plan, task.root, device=task.device, rates=True):
        if isinstance(item, Progress | RatePoint):
            yield item
