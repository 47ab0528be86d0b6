"""Sweeps on this machine: each trial in its own process; finished trials are skipped."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import socket
import sys
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from segview.core.base.errors import UserError
from segview.core.base.files import exists
from segview.core.plans.plan import TrainingPlan, has_plan
from segview.core.runs.run import State
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.folders import is_variant, read_config
from segview.training.runs.launch import POLL_SECONDS, plan_text, start, write_plan


@dataclass(frozen=True)
class Trial:
    """The outcome of one trial.

    Attributes:
        name: Name of its run.
        done: Whether it has a variant with its scores.
        reason: Reason why it has none, or "".
    """

    name: str
    done: bool
    reason: str = ""


def is_done(folder: Path, *, scored: bool) -> bool:
    """Return whether a trial's run is finished; with ``scored``, also on the plan's test folders.

    Scores of test images are written last: if they exist, the trial is done, even if its weights are elsewhere.
    """
    files = RunFolder(folder)
    if exists(files.test_scores):
        return True
    if not is_variant(files.best) or (exists(files.snapshot) and files.status().state is not State.FINISHED):
        return False
    return not scored or bool(read_config(files.best).scores)


def validation_scores(trials: Mapping[str, TrainingPlan], folder: Path) -> dict[str, float]:
    """Return the validation score of the best epoch of each trial that is done."""
    done = [name for name, plan in trials.items() if is_done(folder / name, scored=bool(plan.data.test))]
    epochs = {name: RunFolder(folder / name).read().best for name in done}
    return {name: best.selection_score[1] for name, best in epochs.items() if best is not None}


def run_sweep(
    trials: Mapping[str, TrainingPlan],
    *,
    root: Path,
    folder: Path,
    device: str = "auto",
    at_once: int = 1,
    until: float = math.inf,
) -> Generator[Trial]:
    """Yield each trial as it ends; a failure does not end other trials, and finished trials are not run again.

    Closing the generator ends the running trials; the next call continues them from their last finished epoch.

    Args:
        trials: Plans by name.
        root: Folder that the plans' paths are relative to.
        folder: Folder of the sweep's runs.
        device: Device of the trials.
        at_once: Number of trials that run at the same time.
        until: Value of ``time.monotonic`` at which the sweep ends as if it were closed.
    """
    waiting = list(trials.items())
    running: dict[str, _Training] = {}
    try:
        while (waiting or running) and time.monotonic() < until:
            while waiting and len(running) < at_once:
                name, plan = waiting.pop(0)
                if is_done(folder / name, scored=bool(plan.data.test)):
                    yield Trial(name, done=True)
                    continue
                try:
                    running[name] = _begin_training(plan, root, folder, device)
                except UserError as error:
                    yield Trial(name, done=False, reason=str(error))
            for name, status in [(name, status) for name, one in running.items() if (status := one.poll()) is not None]:
                ended = running.pop(name)
                found = trial_outcome(trials[name], folder / name, status)
                if not found.done and isinstance(ended, _Adopted):
                    waiting.insert(0, (name, trials[name]))  # it goes on from its last epoch
                else:
                    yield found
            time.sleep(POLL_SECONDS)
    finally:
        for one in running.values():
            one.terminate()
            one.wait()


class _Training(Protocol):
    """A process that trains."""

    def poll(self) -> int | None:
        """Return its exit status, or None while it runs."""
        ...

    def terminate(self) -> None:
        """Ask it to end."""
        ...

    def wait(self) -> int:
        """Wait for its end."""
        ...


class _Adopted:
    """A training that still runs in its folder, started by an earlier call of the sweep that was killed."""

    def __init__(self, files: RunFolder) -> None:
        self._files = files

    def poll(self) -> int | None:
        """Return 0 once no training runs in the folder, else None; the real exit status is not known."""
        return None if self._files.lock.is_held() else 0

    def terminate(self) -> None:
        """Ask it to end, by the process id in the status of the run."""
        status = self._files.status()
        if status.pid > 0 and status.host == socket.gethostname() and self._files.lock.is_held():
            with contextlib.suppress(OSError):
                os.kill(status.pid, signal.SIGTERM)

    def wait(self) -> int:
        """Wait until the folder is free."""
        while self.poll() is None:
            time.sleep(POLL_SECONDS)
        return 0


def trial_outcome(plan: TrainingPlan, folder: Path, status: int) -> Trial:
    """Return the outcome of a trial whose process has ended with an exit status."""
    if is_done(folder, scored=bool(plan.data.test)):
        return Trial(folder.name, done=True)
    reason = RunFolder(folder).status().reason
    return Trial(
        folder.name, done=False, reason=reason or f"It ended with status {status}; {folder / 'log'} says more."
    )


def trial_command(plan: Path, folder: Path, device: str) -> list[str]:
    """Return the command that trains a plan in the folder of the runs."""
    return [sys.executable, "-m", "segview", "train", str(plan), "--runs", str(folder), "--device", device]


def _begin_training(plan: TrainingPlan, root: Path, folder: Path, device: str) -> _Training:
    """Return the training of a plan: one that still runs from an earlier call, or a new one.

    Raises:
        UserError: the folder cannot be written, or has a run of another plan that is finished or still trains.
    """
    files = RunFolder(folder / plan.name)
    if _trains(files, plan_text(plan, root)):
        return _Adopted(files)
    path = write_plan(plan, root, runs=folder)
    try:
        return start(files, [*trial_command(path, folder, device), "--background"], device=device)
    except UserError:
        if _trains(files, plan_text(plan, root)):  # it took the lock again, to write its scores after the last epoch
            return _Adopted(files)
        raise


def _trains(files: RunFolder, plan: str) -> bool:
    """Say whether a training runs in the folder with this plan."""
    return files.lock.is_held() and has_plan(files.plan, plan)
