"""Trials of a plan in a separate process: they can be ended at any time, and their memory is that of a run."""

from __future__ import annotations

import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.plans.plan import TrainingPlan
from segview.core.plans.trial import TRIAL_ITEM, Failed, Progress, TrialItem
from segview.training.runs.launch import plan_text

YIELD_SECONDS = 0.2
"""Seconds between two yields, at which the caller can end the trial."""


def try_plan(plan: TrainingPlan, root: Path, *, device: str = "auto", rates: bool = False) -> Generator[TrialItem]:
    """Try a plan, and yield its items; the last progress is repeated, so that the caller can end the trial.

    Args:
        plan: The plan to try.
        root: Folder that its paths are relative to.
        device: Device to train on.
        rates: Whether to try learning rates instead of measuring the cost of a run.

    Raises:
        UserError: the plan cannot be trained.
    """
    with tempfile.TemporaryDirectory(prefix="segview-trial-") as folder:
        file = Path(folder) / "plan.toml"
        atomic_write(file, plan_text(plan, root))
        command = [sys.executable, "-m", "segview", "estimate", str(file), "--device", device, "--stream"]
        with open(Path(folder) / "log", "w+b") as log:
            child = subprocess.Popen(
                [*command, *(["--rates"] if rates else [])],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
            )
            try:
                yield from _items(child)
                if child.wait():
                    raise UserError("The trial ended without a result: {words}", words=_last_words(log))
            finally:
                child.kill()
                child.wait()
                if child.stdout is not None:
                    child.stdout.close()


def _items(child: subprocess.Popen[bytes]) -> Generator[TrialItem]:
    """Yield the items that a process prints, one a line, until it ends.

    Raises:
        UserError: the process reports a failure.
    """
    assert child.stdout is not None
    lines: queue.Queue[bytes | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(child.stdout, lines), name="trial", daemon=True)
    reader.start()
    last: TrialItem = Progress(what="reading", done=0, every=0)
    yield last
    try:
        while True:
            try:
                line = lines.get(timeout=YIELD_SECONDS)
            except queue.Empty:
                if isinstance(last, Progress):
                    yield last
                continue
            if line is None:
                return
            last = _item(line) or last
            if isinstance(last, Failed):
                raise UserError("{reason}", reason=last.reason)
            yield last
    finally:
        child.kill()
        reader.join()


def _read(words: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    for line in words:
        lines.put(line)
    lines.put(None)


def _item(line: bytes) -> TrialItem | None:
    try:
        return TRIAL_ITEM.validate_json(line)
    except ValidationError:  # a line printed by a library
        return None


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    return " ".join(log.read().decode(errors="replace").split()[-40:])
