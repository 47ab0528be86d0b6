"""Tasks on training runs: list, start, control and follow them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.plans.fine_tuning import FineTuning
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.requests.request import Failure
from segview.core.runs.run import Command, Run
from segview.core.runs.run_folder import RunFolder, find_runs
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True)
class FindRuns(Task[tuple[Run, ...]]):
    """List the runs of a folder."""

    folder: Path


@dataclass(frozen=True)
class ReadPlan(Task[TrainingPlan]):
    """Read a plan for the form."""

    path: Path


@dataclass(frozen=True)
class Launch(Task[Path]):
    """Start or continue the training of a plan in a separate process; the answer is the run's folder.

    Attributes:
        plan: The plan's file, or the plan itself with the folder that its paths are relative to.
        runs: The folder of the runs.
        device: Device to train on.
    """

    plan: Path | tuple[TrainingPlan, Path]
    runs: Path
    device: str = "auto"


@dataclass(frozen=True)
class FindCorrected(Task[int]):
    """Count the corrections of images."""

    images: tuple[Path, ...]


@dataclass(frozen=True)
class FineTune(Task[Path]):
    """Start a run in which a variant learns from the corrections of images; the answer is the run's folder."""

    variant: Variant
    images: tuple[Path, ...]
    fine_tuning: FineTuning
    runs: Path
    device: str = "auto"


@dataclass(frozen=True)
class SendCommand(Task[None]):
    """Send a command to a run."""

    folder: Path
    command: Command


@dataclass(frozen=True)
class Watch(Task[Run]):
    """Follow a run until it ends."""

    lane: ClassVar[Lane] = Lane.TRAINING

    folder: Path


@dataclass(frozen=True)
class ShowPreviews(Task[NDArray[np.uint8]]):
    """Read the validation previews of a run after an epoch, as one image."""

    folder: Path
    epoch: int


def find_all_runs(task: FindRuns, services: Services) -> Generator[tuple[Run, ...]]:
    """Yield the runs."""
    yield tuple(RunFolder(folder).read() for folder in find_runs(task.folder))


def read_plan_file(task: ReadPlan, services: Services) -> Generator[TrainingPlan]:
    """Yield the plan."""
    yield read_plan(task.path)


def launch_run(task: Launch, services: Services) -> Generator[Path]:
    """Yield the folder of the run when its process has started."""
    from segview.training.runs.launch import launch, write_plan

    path = task.plan
    if not isinstance(path, Path):
        path = write_plan(*path, runs=task.runs)
    yield launch(path, task.runs, device=task.device)


def count_corrected(task: FindCorrected, services: Services) -> Generator[int]:
    """Yield the number of corrected images."""
    from segview.inference.predict.opening import identify

    found = services.corrections.read_corrections(task.images, identify)
    yield sum(1 for one in found if not isinstance(one, Failure))


def start_fine_tuning(task: FineTune, services: Services) -> Generator[Path]:
    """Yield the folder of the run when its process has started.

    Raises:
        UserError: no run can start; or the run has started, but without some corrections that cannot be used.
    """
    from segview.inference.predict.opening import identify
    from segview.training.runs.fine_tuning import fine_tuning_run
    from segview.training.runs.launch import launch

    corrections = services.corrections.read_corrections(task.images, identify)
    made = fine_tuning_run(task.variant, corrections, task.fine_tuning, runs=task.runs)
    yield launch(made.plan, task.runs, device=task.device)
    if made.left_out:
        raise UserError(
            "The run is trained without {count} of the corrections. {reason}",
            count=len(made.left_out),
            reason=made.left_out[0].reason,
        )


def send_command(task: SendCommand, services: Services) -> Generator[None]:
    """Send the command."""
    RunFolder(task.folder).send(task.command)
    yield None


def watch_run(task: Watch, services: Services) -> Generator[Run]:
    """Yield the present state of the run repeatedly until it ends."""
    from segview.training.runs.launch import follow

    yield from follow(task.folder)


def show_previews(task: ShowPreviews, services: Services) -> Generator[NDArray[np.uint8]]:
    """Yield the image, rows × columns × 3."""
    from segview.data.images import read_pixels

    yield read_pixels(RunFolder(task.folder).preview_file(task.epoch))
