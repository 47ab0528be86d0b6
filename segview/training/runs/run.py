"""A run in its folder: it records steps and epochs there, and reads commands between two steps."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator
from pathlib import Path

from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.requests.failures import failure_of
from segview.core.runs.run import Command, Epoch, LeftOut, Remark, RunItem, State, Step
from segview.core.runs.run_folder import RunFolder
from segview.core.runs.run_lock import RunLock
from segview.inference.rendering.export import writable_folder
from segview.training.distributed import processes
from segview.training.loop.fit import fit

SECONDS_BETWEEN_RECORDS = 0.5
PAUSED_SECONDS = 0.2  # between two looks of a paused run for a command


def run(plan: TrainingPlan, *, root: Path, folder: Path, device: str) -> Generator[RunItem]:
    """Train in a folder, and resume an interrupted run; yield left-out pairs, remarks, steps and epochs.

    In a distributed training the main process writes and reads commands; any process may write why it failed.

    Raises:
        UserError: another run trains there, or as for ``fit``; the reason is also written to the folder.
    """
    files = (RunFolder if processes.is_main_process() else _FollowedFolder)(writable_folder(folder))
    with contextlib.ExitStack() as ending, files.lock.hold():
        ending.callback(files.lock.release)
        if not files.lock.is_handed_over:
            files.take_command()  # discards a command to an earlier run
        files.write_status(State.STARTING, device=device)
        try:
            stopped = yield from _record(files, fit(plan, root=root, folder=folder, device=device), device)
        except UserError as error:
            _end(files, State.FAILED, str(error), device)
            raise
        except GeneratorExit:
            _end(files, State.STOPPED, "It was interrupted.", device)
            raise
        except Exception as error:
            if processes.lost_a_process(error):
                reason = "Another process of the run ended without a word. Give the same command to go on."
                _end(files, State.FAILED, reason, device)
                raise UserError(reason) from error
            _end(files, State.FAILED, failure_of(error, plan, about=f"the run {plan.name}").reason, device)
            raise
        files.write_status(State.STOPPED if stopped else State.FINISHED, device=device)


def _end(files: RunFolder, state: State, reason: str, device: str) -> None:
    """Write why a run ends early. A failure to write is ignored, so that the reason itself is raised.

    In a distributed training the first process to fail writes its reason; the others only fail because of it.
    """
    if processes.size() > 1 and files.status().state.over:
        return
    with contextlib.suppress(UserError):
        RunFolder.write_status(files, state, reason, device=device)


class _NoLock(RunLock):
    """The lock of a folder that another process of the same training holds."""

    @contextlib.contextmanager
    @override
    def hold(self) -> Generator[int]:
        yield -1

    @override
    def release(self) -> None:
        pass


class _FollowedFolder(RunFolder):
    """The run folder in a process that is not the main process: it writes nothing and reads no commands."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.lock = _NoLock(folder)

    @override
    def write_status(self, state: State, reason: str = "", *, device: str = "", pid: int = 0) -> None:
        pass

    @override
    def take_command(self) -> Command | None:
        return None

    @override
    def add(self, record: Epoch | Step) -> None:
        pass


def _record(files: RunFolder, training: Generator[RunItem], device: str) -> Generator[RunItem, None, bool]:
    """Yield the items of a training, record them, and return whether a command stopped it."""
    written, begun = 0.0, False
    try:
        if _stops(files, device, State.STARTING):
            return True
        for item in training:
            if isinstance(item, LeftOut | Remark):
                files.remarks.append(str(item))
                yield item
                continue
            if not begun:
                files.write_status(State.TRAINING, device=device)
                begun = True
            now = time.monotonic()
            if isinstance(item, Epoch) or now - written > SECONDS_BETWEEN_RECORDS or item.step == item.steps:
                files.add(item)
                written = now
            yield item
            if _stops(files, device, State.TRAINING):
                return True
    finally:
        training.close()
    return False


def _stops(files: RunFolder, device: str, doing: State) -> bool:
    """Wait while the run is paused, and return whether it is to stop.

    Args:
        files: The run's folder.
        device: The device, for the status.
        doing: The state to return to.
    """
    command = processes.broadcast_command(files.take_command())
    if command is Command.PAUSE:
        files.write_status(State.PAUSED, device=device)
        while command not in (Command.RESUME, Command.STOP):
            time.sleep(PAUSED_SECONDS)
            command = processes.broadcast_command(files.take_command())
        if command is Command.RESUME:
            files.write_status(doing, device=device)
    return command is Command.STOP
