"""Runs a sweep: trial by trial in processes of their own, passing over what is done."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.files import exists
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import State
from segview.core.runs.run_folder import RunFolder
from segview.core.variants.folders import is_variant, read_config
from segview.training.runs.launch import write_plan

LOOK_APART = 0.5  # seconds


@dataclass(frozen=True)
class Trial:
    """What became of one trial.

    Attributes:
        name: Of its run.
        done: Whether it has a variant with its scores.
        reason: Why it has none, or empty.
    """

    name: str
    done: bool
    reason: str = ""


def is_done(folder: Path, *, scored: bool) -> bool:
    """Return whether a trial's run is finished; with ``scored``, also on the plan's test folders."""
    files = RunFolder(folder)
    if not is_variant(files.best) or (exists(files.snapshot) and files.status().state is not State.FINISHED):
        return False
    return not scored or bool(read_config(files.best).scores)


def validated(trials: Mapping[str, TrainingPlan], folder: Path) -> dict[str, float]:
    """Return the score on the validation images of each trial that is done, of its best epoch."""
    done = [name for name, plan in trials.items() if is_done(folder / name, scored=bool(plan.data.test))]
    epochs = {name: RunFolder(folder / name).read().best for name in done}
    return {name: best.deciding[1] for name, best in epochs.items() if best is not None}


def run_sweep(
    trials: Mapping[str, TrainingPlan], *, root: Path, folder: Path, device: str = "auto", at_once: int = 1
) -> Generator[Trial]:
    """Yield each trial as it ends; one that fails does not end the others, and what is done is not done again.

    Closing the generator ends the trials that run; the next call goes on with them from their last finished epoch.

    Args:
        trials: Plans by name.
        root: Folder that the plans' paths are relative to.
        folder: Folder of the sweep's runs.
        device: What they train on.
        at_once: So many run side by side.
    """
    waiting = list(trials.items())
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                name, plan = waiting.pop(0)
                if is_done(folder / name, scored=bool(plan.data.test)):
                    yield Trial(name, done=True)
                else:
                    running[name] = _started(plan, root, folder, device)
            for name in [name for name, child in running.items() if child.poll() is not None]:
                yield trained(trials[name], folder / name, running.pop(name).returncode)
            time.sleep(LOOK_APART)
    finally:
        for child in running.values():
            child.terminate()
            child.wait()


def trained(plan: TrainingPlan, folder: Path, status: int) -> Trial:
    """Return what became of a trial whose process has ended with an exit status."""
    if is_done(folder, scored=bool(plan.data.test)):
        return Trial(folder.name, done=True)
    reason = RunFolder(folder).status().reason
    return Trial(
        folder.name, done=False, reason=reason or f"It ended with status {status}; {folder / 'log'} says more."
    )


def trial_command(plan: Path, folder: Path, device: str) -> list[str]:
    """Return the command that trains a plan in the folder of the runs."""
    return [sys.executable, "-m", "segview", "train", str(plan), "--runs", str(folder), "--device", device]


def _started(plan: TrainingPlan, root: Path, folder: Path, device: str) -> subprocess.Popen[bytes]:
    path = write_plan(plan, root, runs=folder)
    command = [*trial_command(path, folder, device), "--background"]
    with open(RunFolder(path.parent).log, "ab") as log:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
