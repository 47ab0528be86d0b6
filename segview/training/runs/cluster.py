"""Sweeps on a Ray cluster: each trial is a task, which is repeated on another machine if its machine is lost."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from segview.core.base.errors import UserError
from segview.core.base.files import resolve_path
from segview.core.clusters.calls import POLL_SECONDS
from segview.core.clusters.ray_cluster import RETRIES, join_cluster, task_of
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run_folder import RunFolder
from segview.training.runs.launch import start, write_plan
from segview.training.runs.sweep import Trial, is_done, trial_command, trial_outcome

LEAVE_SECONDS = 120  # time for the training of a lost task to notice that and end


def run_on_cluster(
    trials: Mapping[str, TrainingPlan], *, root: Path, folder: Path, address: str = "auto", device: str = "auto"
) -> Generator[Trial]:
    """Yield each trial as it ends; finished trials are not run again.

    The administrator of the cluster starts it and distributes its token. All its machines need the folder, the data and
    an environment with segview at the same paths. A trial requests one GPU if the cluster has any, else one CPU. If its
    machine is lost, a trial continues elsewhere from its last finished epoch. Closing the generator ends the trials.

    Args:
        trials: Plans by name.
        root: Folder that the plans' paths are relative to.
        folder: Folder of the sweep's runs.
        address: Address of the cluster, or ``auto`` for the one that this machine belongs to.
        device: Device of a trial on its machine.

    Raises:
        UserError: Ray is not installed, or there is no cluster at that address.
    """
    ray = join_cluster(address)
    try:
        task = task_of(ray, _train)
        under_way: dict[Any, str] = {}
        for name, plan in trials.items():
            if is_done(folder / name, scored=bool(plan.data.test)):
                yield Trial(name, done=True)
            else:
                path = write_plan(plan, root, runs=resolve_path(folder))
                under_way[task.remote(str(path), str(resolve_path(folder)), device)] = name
        while under_way:
            for one in ray.wait(list(under_way), timeout=POLL_SECONDS)[0]:
                name = under_way.pop(one)
                try:
                    status, problem = ray.get(one), ""
                except ray.exceptions.RayError as error:
                    status, problem = -1, f"The cluster lost it {RETRIES} times: {type(error).__name__}."
                found = trial_outcome(trials[name], folder / name, status)
                yield found if found.done or not problem else Trial(name, done=False, reason=problem)
    finally:
        ray.shutdown()  # ends the tasks too


def _train(plan: str, folder: str, device: str) -> int:
    """Train in a process that ends with this one, and return its exit status."""
    files = RunFolder(Path(plan).parent)
    _wait_until_free(files)
    child = start(files, [*trial_command(Path(plan), Path(folder), device), "--tied"], device=device)
    try:
        return child.wait()
    except BaseException:
        child.kill()
        raise


def _wait_until_free(files: RunFolder) -> None:
    """Wait, at most ``LEAVE_SECONDS``, until the training of a lost task has ended."""
    end = time.monotonic() + LEAVE_SECONDS
    while time.monotonic() < end:
        try:
            with files.lock.hold():
                return
        except UserError:
            time.sleep(POLL_SECONDS)
