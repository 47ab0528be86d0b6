"""Runs a sweep on a Ray cluster: every trial is a task, which a machine that is lost hands on to another."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Generator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from segview.core.base.errors import UserError
from segview.core.base.files import resolved
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run_folder import RunFolder
from segview.training.runs.launch import start, write_plan
from segview.training.runs.sweep import Trial, is_done, trained, trial_command

RETRIES = 10
LEAVE_SECONDS = 120  # that a training of a lost machine has to notice that it is alone
LOOK_APART = 1.0  # seconds
CONNECT_SECONDS = 5.0


def run_on_cluster(
    trials: Mapping[str, TrainingPlan], *, root: Path, folder: Path, address: str = "auto", device: str = "auto"
) -> Generator[Trial]:
    """Yield each trial as it ends; what is done is not done again.

    The cluster is started, and its token given out, by whoever runs it. All its machines see the folder, the data and
    an environment with segview at the same paths. A trial asks for one GPU where the cluster has any, else for one CPU.
    One whose machine is lost goes on elsewhere from its last finished epoch. Closing the generator ends the trials.

    Args:
        trials: Plans by name.
        root: Folder that the plans' paths are relative to.
        folder: Folder of the sweep's runs.
        address: Of the cluster, or ``auto`` for the one that this machine belongs to.
        device: What a trial trains on, on the machine that it gets.

    Raises:
        UserError: Ray is not installed, or there is no cluster at that address.
    """
    ray = _joined(address)
    try:
        machine = {"num_gpus": 1} if ray.cluster_resources().get("GPU") else {"num_cpus": 1}
        task = ray.remote(max_retries=RETRIES, max_calls=1, **machine)(_train)
        under_way: dict[Any, str] = {}
        for name, plan in trials.items():
            if is_done(folder / name, scored=bool(plan.data.test)):
                yield Trial(name, done=True)
            else:
                path = write_plan(plan, root, runs=resolved(folder))
                under_way[task.remote(str(path), str(resolved(folder)), device)] = name
        while under_way:
            for one in ray.wait(list(under_way), timeout=LOOK_APART)[0]:
                name = under_way.pop(one)
                try:
                    status, problem = ray.get(one), ""
                except ray.exceptions.RayError as error:
                    status, problem = -1, f"The cluster lost it {RETRIES} times: {type(error).__name__}."
                found = trained(trials[name], folder / name, status)
                yield found if found.done or not problem else Trial(name, done=False, reason=problem)
    finally:
        ray.shutdown()  # which ends the tasks too


def _joined(address: str) -> ModuleType:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise UserError("Ray is not installed. Run: pip install 'segview[cluster]'") from error
    try:
        if address != "auto":
            _reach(address)  # Ray itself tries for minutes
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError) as error:
        raise UserError(
            "There is no Ray cluster at {address}, or its token is not known here. Start one with 'ray "
            "start --head', and give its address, or 'auto' on one of its machines.",
            address=address,
        ) from error
    return ray


def _reach(address: str) -> None:
    """Make sure that something listens at an address.

    Raises:
        OSError: nothing does.
        ValueError: that is no address.
    """
    place = urlsplit(address if "//" in address else f"//{address}")
    socket.create_connection((place.hostname or "", place.port or 0), CONNECT_SECONDS).close()


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
    """Wait, within limits, until the training of a task that was lost has ended."""
    end = time.monotonic() + LEAVE_SECONDS
    while time.monotonic() < end:
        try:
            with files.lock.held():
                return
        except UserError:
            time.sleep(LOOK_APART)
