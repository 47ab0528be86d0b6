"""The folder of a training run, which is the truth of it.

Whoever trains writes into it, whoever watches reads it, so a run outlives the window that started it and can be
watched by another, also when it was made elsewhere.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Generator
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, is_file, is_folder
from segview.core.base.frozen import Frozen
from segview.core.base.locks import bears_name, take_lock
from segview.core.plans.plan import read_plan
from segview.core.runs.run import Command, Epoch, Run, State, Status, Step, ValidationScores

HANDED_OVER = "SEGVIEW_RUN_LOCK"
"""Variable of the environment with the descriptor that keeps the folder of a run for the process that trains there."""

LOOK_SECONDS = 0.4
"""Time within which whoever looks whether a folder is free has certainly looked."""

Record = TypeVar("Record", bound=Frozen)


class RunFolder:
    """The files of a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "plan.toml"
        self.epochs, self.steps = folder / "epochs.jsonl", folder / "steps.jsonl"
        self.best = folder / "best"
        self.snapshot, self.log = folder / "last.safetensors", folder / "log"
        self.split, self._before = folder / "split", folder / "before.json"
        self.remarks: list[str] = []
        self._status, self._command, self._lock = folder / "status.json", folder / "command", folder / "lock"
        self._read_epochs, self._read_steps = _Lines(self.epochs, Epoch), _Lines(self.steps, Step)

    def strip(self, epoch: int) -> Path:
        """Return the image of the watched images after an epoch."""
        return self.folder / "watch" / f"{epoch:05}.png"

    # What who watches does -------------------------------------------------------------------------------------------

    def read(self) -> Run:
        """Return the run as it is now; a line that is only half written is not there yet."""
        try:
            plan, problem = read_plan(self.plan), ""
        except UserError as error:
            plan, problem = None, str(error)
        # A run that went on from a snapshot wrote the steps after it twice.
        epochs, steps = self._read_epochs.all(), self._read_steps.all()
        return Run(self.folder, plan, problem, self.status(), epochs, steps, self._read_before())

    def status(self) -> Status:
        """Return what the run says of itself, unless it ended without a word."""
        try:
            status = Status.model_validate_json(self._status.read_bytes())
        except (OSError, ValidationError):
            status = Status()
        if status.state.over or status.host not in ("", socket.gethostname()) or self.is_held():
            return status
        return status.model_copy(update={"state": State.BROKEN_OFF, "reason": self._last_words()})

    def _read_before(self) -> ValidationScores | None:
        try:
            return ValidationScores.model_validate_json(self._before.read_bytes())
        except (OSError, ValidationError):
            return None

    def _last_words(self) -> str:
        try:
            text = self.log.read_text(errors="replace").strip()
        except OSError:
            return ""
        return " ".join(text.rpartition("segview: ")[2].split()[-60:])

    def tell(self, command: Command) -> None:
        """Tell the run something; it listens between two steps.

        Raises:
            UserError: the folder cannot be written.
        """
        atomic_write(self._command, command.value)

    def is_held(self) -> bool:
        """Whether a process on this machine trains in this folder."""
        if self.is_handed_over:
            return True
        try:
            with open(self._lock, "rb") as file:
                return not take_lock(file.fileno(), shared=True)
        except OSError:
            return False

    # What who trains does --------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def held(self) -> Generator[int]:
        """Keep other processes from training in this folder, and yield the descriptor that does.

        A process that is started with it, and told of it by ``HANDED_OVER``, has it from its first moment on, also when
        this one is killed.

        Raises:
            UserError: another process trains there.
        """
        if not is_folder(self.folder) or self.is_handed_over:
            yield -1
            return
        with open(self._lock, "a") as file:
            if not _locked(file.fileno()):
                raise UserError(
                    "{folder} is being trained in already. Wait for it, stop it, or name the run otherwise.",
                    folder=self.folder,
                )
            yield file.fileno()

    @property
    def is_handed_over(self) -> bool:
        """Whether the process that started this one has kept the folder for it."""
        handle = os.environ.get(HANDED_OVER, "")
        return handle.isdecimal() and bears_name(int(handle), self._lock)

    def let_go(self) -> None:
        """Let others train in a folder that was handed over."""
        if self.is_handed_over:
            os.close(int(os.environ.pop(HANDED_OVER)))

    def say(self, state: State, reason: str = "", *, device: str = "", pid: int = 0) -> None:
        """Write what the run of this process, or of another, is doing, and the ``remarks`` on its data.

        Raises:
            UserError: the folder cannot be written.
        """
        reason = " ".join(part for part in (reason, *self.remarks) if part)
        status = Status(state=state, reason=reason, pid=pid or os.getpid(), host=socket.gethostname(), device=device)
        atomic_write(self._status, status.model_dump_json() + "\n")

    def began(self, scores: ValidationScores) -> None:
        """Write what the variant that the run goes on from makes of its validation images.

        Raises:
            UserError: the folder cannot be written.
        """
        atomic_write(self._before, scores.model_dump_json(exclude_none=True) + "\n")

    def heard(self) -> Command | None:
        """Return what the run was told since it was last asked."""
        try:
            text = self._command.read_text()
            self._command.unlink()
        except OSError:
            return None
        return Command(text) if text in tuple(Command) else None

    def add(self, record: Epoch | Step) -> None:
        """Write an epoch or a step; an epoch is on the disk when this returns.

        Raises:
            UserError: the folder cannot be written.
        """
        path = self.epochs if isinstance(record, Epoch) else self.steps
        if isinstance(record, Epoch):
            before = [one for one in _Lines(path, Epoch).all() if one.number < record.number]
            lines = [one.model_dump_json(exclude_none=True) + "\n" for one in (*before, record)]
            atomic_write(path, "".join(lines))
            return
        try:
            with open(path, "a") as file:
                file.write(record.model_dump_json() + "\n")
        except OSError as error:
            raise UserError(
                "{path} could not be written: {reason}. Free some space.", path=path, reason=error.strerror
            ) from error


def find_runs(folder: Path) -> tuple[Path, ...]:
    """Return the folders of runs in a folder, by name, or the folder itself where it is one; none where there is none.

    Raises:
        UserError: the folder cannot be listed.
    """
    try:
        if is_file(folder / "plan.toml"):
            return (folder,)
        return tuple(path for path in sorted(folder.iterdir()) if is_file(path / "plan.toml"))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be listed: {reason}. Check who may read it.",
            folder=folder,
            reason=error.strerror,
        ) from error


def _locked(file: int) -> bool:
    """Lock an open file, and return False where another has it for longer than it takes to look whether it is free."""
    end = time.monotonic() + LOOK_SECONDS
    while not take_lock(file):
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_SECONDS / 20)
    return True


class _Lines(Generic[Record]):
    """The records of a file with one in a line; what was read before is not read again."""

    def __init__(self, path: Path, kind: type[Record]) -> None:
        self._path, self._kind = path, kind
        self._records: tuple[Record, ...] = ()
        self._file, self._end = 0, 0

    def all(self) -> tuple[Record, ...]:
        """Return all records that are whole."""
        try:
            with open(self._path, "rb") as file:
                state = os.fstat(file.fileno())
                if state.st_ino != self._file or state.st_size < self._end:
                    self._records, self._file, self._end = (), state.st_ino, 0
                file.seek(self._end)
                content = file.read()
        except OSError:
            return ()
        whole = content[: content.rfind(b"\n") + 1]
        self._end += len(whole)
        fresh: list[Record] = []
        for line in whole.splitlines():
            with contextlib.suppress(ValidationError):  # of a disk that was full
                fresh.append(self._kind.model_validate_json(line))
        self._records += tuple(fresh)
        return self._records
