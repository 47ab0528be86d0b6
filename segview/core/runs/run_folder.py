"""The folder of a training run, which is the only place where its state is stored.

The training process writes into it, and windows read it. So a run is independent of the window that started it, and
other windows can show it, also a run from another machine.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

from pydantic import ValidationError

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, entries, is_file
from segview.core.base.text import join_texts
from segview.core.plans.plan import read_plan
from segview.core.runs.record_lines import RecordLines
from segview.core.runs.run import Command, Epoch, Run, State, Status, Step, ValidationScores
from segview.core.runs.run_lock import RunLock


class RunFolder:
    """The files of a run.

    Attributes:
        lock: Lock of the folder for the training process.
        test_scores: File of the scores of each test image, in the format of ``segview evaluate --by-image``.
        remarks: Sentences on the data, which are written with the state.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "plan.toml"
        self.epochs, self.steps = folder / "epochs.jsonl", folder / "steps.jsonl"
        self.best = folder / "best"
        self.snapshot, self.log = folder / "last.safetensors", folder / "log"
        self.test_scores = folder / "test.csv"
        self.split, self._before = folder / "split", folder / "before.json"
        self.remarks: list[str] = []
        self._status, self._command = folder / "status.json", folder / "command"
        self.lock = RunLock(folder)
        self._read_epochs, self._read_steps = RecordLines(self.epochs, Epoch), RecordLines(self.steps, Step)

    def preview_file(self, epoch: int) -> Path:
        """Return the image file of the validation previews after an epoch."""
        return self.folder / "watch" / f"{epoch:05}.png"

    # For readers -----------------------------------------------------------------------------------------------------

    def read(self) -> Run:
        """Return the present state of the run; an incomplete last line is ignored."""
        try:
            plan, problem = read_plan(self.plan), ""
        except UserError as error:
            plan, problem = None, str(error)
        # A run that continued from a snapshot has written the steps after it twice.
        epochs, steps = self._read_epochs.all(), self._read_steps.all()
        return Run(self.folder, plan, problem, self.status(), epochs, steps, self._read_before())

    def status(self) -> Status:
        """Return the state that the run has written; ``BROKEN_OFF`` if it ended without writing a final state."""
        try:
            status = Status.model_validate_json(self._status.read_bytes())
        except (OSError, ValidationError):
            status = Status()
        if status.state.over or status.host not in ("", socket.gethostname()) or self.lock.is_held():
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

    def send(self, command: Command) -> None:
        """Send a command to the run, which checks for commands between two steps.

        Raises:
            UserError: the folder cannot be written.
        """
        atomic_write(self._command, command.value)

    # For the training process ----------------------------------------------------------------------------------------

    def write_status(self, state: State, reason: str = "", *, device: str = "", pid: int = 0) -> None:
        """Write the state of the run of this or another process, and the ``remarks`` on its data.

        Raises:
            UserError: the folder cannot be written.
        """
        reason = join_texts(part for part in (reason, *self.remarks) if part)
        status = Status(state=state, reason=reason, pid=pid or os.getpid(), host=socket.gethostname(), device=device)
        atomic_write(self._status, status.model_dump_json() + "\n")

    def write_before(self, scores: ValidationScores) -> None:
        """Write the scores of the variant that is fine-tuned, on the validation images.

        Raises:
            UserError: the folder cannot be written.
        """
        atomic_write(self._before, scores.model_dump_json(exclude_none=True) + "\n")

    def take_command(self) -> Command | None:
        """Return and remove the command that was sent last, or None."""
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
            before = [one for one in RecordLines(path, Epoch).all() if one.number < record.number]
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
    """Return the folders of runs in a folder, sorted by name, or the folder itself if it is a run; empty if none.

    Raises:
        UserError: the folder cannot be listed.
    """
    if is_file(folder / "plan.toml"):
        return (folder,)
    return tuple(path for path in sorted(entries(folder)) if is_file(path / "plan.toml"))
