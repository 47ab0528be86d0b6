"""Runs in separate processes: they outlive the window, free the GPU when they end, and cannot crash the window."""

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
from segview.core.base.files import atomic_write, exists, resolve_path
from segview.core.plans.overrides import move
from segview.core.plans.plan import TrainingPlan, has_plan, read_plan
from segview.core.runs.run import Run, State
from segview.core.runs.run_folder import RunFolder
from segview.core.runs.run_lock import HANDED_OVER
from segview.core.runs.run_names import run_of

POLL_SECONDS = 0.5
"""Seconds between two looks at a running training."""

NICE = 10


def launch(plan: Path, runs: Path, *, device: str = "auto") -> Path:
    """Start or resume the training of a plan in a separate process, and return the run's folder.

    Raises:
        UserError: the plan is wrong, the folder cannot be created, or a training runs in it already.
    """
    files = run_of(plan, read_plan(plan).name, runs)
    command = [sys.executable, "-m", "segview", "train", str(plan), "--runs", str(runs), "--device", device]
    child = start(files, [*command, "--background"], device=device, log="wb", alone=True)
    # The thread waits for the child's end, which would else stay a zombie.
    threading.Thread(target=child.wait, name=f"end of {files.folder.name}", daemon=True).start()
    return files.folder


def start(
    files: RunFolder, command: Sequence[str], *, device: str, log: Literal["wb", "ab"] = "ab", alone: bool = False
) -> subprocess.Popen[bytes]:
    """Start a process that trains in the folder of a run; the process inherits the lock of the folder.

    Commands written after this call reach the run; a command to an earlier run is discarded.

    Args:
        files: The folder, created if missing.
        command: Command line of the training.
        device: Device of the training, for the status.
        log: Mode of the log file: ``wb`` starts it anew, ``ab`` appends.
        alone: Whether the process gets a session of its own, so that it outlives this one.

    Raises:
        UserError: the folder cannot be created, or a training runs in it already.
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
    if exists(files.snapshot) and exists(files.plan) and not has_plan(files.plan, text):
        raise UserError("{folder} has a run of another plan. Give this plan another name.", folder=files.folder)
    atomic_write(files.plan, text)
    return files.plan


def plan_text(plan: TrainingPlan, root: Path) -> str:
    """Return a plan as TOML for the folder of its run, with absolute paths."""
    content = plan.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    move(content, lambda path: str(resolve_path(root / path)))
    return tomlkit.dumps(content)


def step_back() -> None:
    """Lower the priority of this process."""
    # Idle OpenMP threads would spin and slow down other processes.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICE)
    # Linux divides processor time among sessions first, and niceness only counts within a session. The session's
    # priority is changed only if this process leads it, else other processes of the session would slow down too.
    with contextlib.suppress(OSError, AttributeError):
        if os.getsid(0) == os.getpid():
            Path("/proc/self/autogroup").write_text(str(NICE))


def follow(folder: Path) -> Generator[Run]:
    """Yield the state of a run repeatedly until it is over."""
    files = RunFolder(folder)
    while True:
        run = files.read()
        yield run
        if run.status.state.over:
            return
        time.sleep(POLL_SECONDS)
