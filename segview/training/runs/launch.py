"""Runs in processes of their own: they outlive the window, free the GPU when they end, and cannot take it with them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Literal

import tomlkit

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, exists, resolved
from segview.core.plans.overrides import move
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.runs.run import Run, State
from segview.core.runs.run_folder import RunFolder
from segview.core.runs.run_lock import HANDED_OVER
from segview.core.runs.run_names import run_of

LOOK_APART = 0.5  # seconds between two looks into a run's folder
NICE = 10


def launch(plan: Path, runs: Path, *, device: str = "auto") -> Path:
    """Start training a plan, or going on with it, in a process of its own, and return the run's folder.

    Raises:
        UserError: the plan is wrong, the folder cannot be made, or it is being trained in already.
    """
    files = run_of(plan, read_plan(plan).name, runs)
    command = [sys.executable, "-m", "segview", "train", str(plan), "--runs", str(runs), "--device", device]
    child = start(files, [*command, "--background"], device=device, log="wb", alone=True)
    # Whoever starts a process has to take note of its end.
    threading.Thread(target=child.wait, name=f"end of {files.folder.name}", daemon=True).start()
    return files.folder


def start(
    files: RunFolder, command: Sequence[str], *, device: str, log: Literal["wb", "ab"] = "ab", alone: bool = False
) -> subprocess.Popen[bytes]:
    """Start a process that trains in the folder of a run, and keep the folder for it from now on.

    What the run is told from now on it hears; what an earlier one was told is forgotten.

    Args:
        files: The folder, which is made where it is missing.
        command: What trains.
        device: What it trains on.
        log: Whether the log begins anew, or goes on.
        alone: Whether the process outlives the session of this one.

    Raises:
        UserError: the folder cannot be made, or it is being trained in already.
    """
    try:
        files.folder.mkdir(parents=True, exist_ok=True)
        with files.lock.hold() as lock, open(files.log, log) as words:
            files.take_command()
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=alone,
                pass_fds=(lock,) if sys.platform != "win32" else (),
                env={**os.environ, HANDED_OVER: str(lock)},
            )
            files.write_status(State.STARTING, device=device, pid=child.pid)
    except OSError as error:
        raise UserError(
            "The run could not be started in {folder}: {reason}.", folder=files.folder, reason=error.strerror
        ) from error
    return child


def write_plan(plan: TrainingPlan, root: Path, *, runs: Path) -> Path:
    """Write a plan into the folder of its run, and return the file; its paths become absolute.

    Raises:
        UserError: the folder cannot be written, or has a run of another plan.
    """
    files = RunFolder(runs / plan.name)
    text = plan_text(plan, root)
    if exists(files.snapshot) and exists(files.plan) and files.plan.read_text(encoding="utf-8") != text:
        raise UserError("{folder} has a run of another plan. Give this plan another name.", folder=files.folder)
    atomic_write(files.plan, text)
    return files.plan


def plan_text(plan: TrainingPlan, root: Path) -> str:
    """Return a plan as it stands in the folder of its run, where its paths are absolute."""
    content = plan.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    move(content, lambda path: str(resolved(root / path)))
    return tomlkit.dumps(content)


def step_back() -> None:
    """Let this process have what others leave of the processor."""
    # Idle threads of a second job would spin, and what is beside it would wait for them.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICE)
    # Linux shares out the processor among sessions first: there, a process's own priority counts for nothing. Of a
    # session that is not its own, it would slow down all others too.
    with contextlib.suppress(OSError, AttributeError):
        if os.getsid(0) == os.getpid():
            Path("/proc/self/autogroup").write_text(str(NICE))


def follow(folder: Path) -> Generator[Run]:
    """Yield the run as it is, again and again, until it is over."""
    files = RunFolder(folder)
    while True:
        run = files.read()
        yield run
        if run.status.state.over:
            return
        time.sleep(LOOK_APART)
