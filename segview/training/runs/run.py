"""A run in its folder: what it does is written down, and what it is told is captured between two steps."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.requests.failures import failure_of
from segview.core.runs.run import Command, Epoch, LeftOut, Remark, RunItem, State, Step
from segview.core.runs.run_folder import RunFolder
from segview.core.runs.run_lock import RunLock
from segview.inference.rendering.export import writable_folder
from segview.training.distributed import processes
from segview.training.loop.fit import fit

STEPS_APART = 0.5  # seconds between two steps that are written down
LISTEN_APART = 0.2  # seconds between two looks at what a paused run is told


def run(plan: TrainingPlan, *, root: Path, folder: Path, device: str) -> Generator[RunItem]:
    """Train in a folder, from where an earlier run was broken off, and yield what is left out, each step and epoch.

    Of processes that train together the first writes and listens, and any of them why it failed.

    Raises:
        UserError: another run trains there, or as for ``fit``; the reason is in the folder too.
    """
    files = (RunFolder if processes.is_main_process() else _Followed)(writable_folder(folder))
    with contextlib.ExitStack() as ending, files.lock.hold():
        ending.callback(files.lock.let_go)
        if not files.lock.is_handed_over:
            files.take_command()  # what an earlier run was told
        files.write_status(State.STARTING, device=device)
        try:
            stopped = yield from _told(files, fit(plan, root=root, folder=folder, device=device), device)
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
    """Write why a run ends early, where it can be written: on a full disk the reason itself is what counts.

    Of processes that train together the first to fail says why: the others end because it did.
    """
    if processes.size() > 1 and files.status().state.over:
        return
    with contextlib.suppress(UserError):
        RunFolder.write_status(files, state, reason, device=device)


class _Unlocked(RunLock):
    """The lock of a folder that another process of the same training keeps."""

    @contextlib.contextmanager
    def held(self) -> Generator[int]:
        yield -1

    def let_go(self) -> None:
        pass


class _Followed(RunFolder):
    """The folder of a run that another process writes into."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.lock = _Unlocked(folder)

    def say(self, state: State, reason: str = "", *, device: str = "", pid: int = 0) -> None:
        pass

    def captured(self) -> Command | None:
        return None

    def add(self, record: Epoch | Step) -> None:
        pass


def _told(files: RunFolder, training: Generator[RunItem], device: str) -> Generator[RunItem, None, bool]:
    """Yield what a training yields, write it down, and return whether it was told to stop."""
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
            if isinstance(item, Epoch) or now - written > STEPS_APART or item.step == item.steps:
                files.add(item)
                written = now
            yield item
            if _stops(files, device, State.TRAINING):
                return True
    finally:
        training.close()
    return False


def _stops(files: RunFolder, device: str, doing: State) -> bool:
    """Wait while the run is paused from what it is doing, and return whether it is to stop."""
    command = processes.broadcast_command(files.take_command())
    if command is Command.PAUSE:
        files.write_status(State.PAUSED, device=device)
        while command not in (Command.RESUME, Command.STOP):
            time.sleep(LISTEN_APART)
            command = processes.broadcast_command(files.take_command())
        if command is Command.RESUME:
            files.write_status(doing, device=device)
    return command is Command.STOP
