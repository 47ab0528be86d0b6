"""Trials of a plan in a process of their own: they can be ended at any moment, and their memory is that of a run."""

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

LOOK_APART = 0.2
"""Seconds between two looks at whether the trial is still wanted."""


def try_plan(plan: TrainingPlan, root: Path, *, device: str = "auto", rates: bool = False) -> Generator[TrialItem]:
    """Try a plan, and yield what is found; the last progress is yielded again and again, so that it can be ended.

    Args:
        plan: What is tried.
        root: Folder that its paths are relative to.
        device: What it would train on.
        rates: Whether learning rates are tried, and not what a run costs.

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
                    raise UserError("The trial ended without a word: {words}", words=_last_words(log))
            finally:
                child.kill()
                child.wait()
                if child.stdout is not None:
                    child.stdout.close()


def _items(child: subprocess.Popen[bytes]) -> Generator[TrialItem]:
    """Yield what a process says, line by line, until it ends.

    Raises:
        UserError: it says why it cannot.
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
                line = lines.get(timeout=LOOK_APART)
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
    except ValidationError:  # a library has something to say
        return None


def _last_words(log: IO[bytes]) -> str:
    log.seek(0)
    return " ".join(log.read().decode(errors="replace").split()[-40:])
