"""Tasks that rename runs and move them to the bin."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.text import Text
from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class RenameRun(Task[Path]):
    """Rename a run that has ended; the answer is its new folder."""

    folder: Path
    name: str


@dataclass(frozen=True)
class RemoveRuns(Task[str]):
    """Move runs that have ended to the bin beside them; the answers are sentences that say where they are."""

    folders: tuple[Path, ...]


def rename_run_folder(task: RenameRun, services: Services) -> Generator[Path]:
    """Yield the new folder."""
    from segview.core.runs.changes import rename_run

    yield rename_run(task.folder, task.name)


def remove_runs(task: RemoveRuns, services: Services) -> Generator[str]:
    """Yield a sentence for each run."""
    from segview.core.runs.changes import remove_run

    for folder in task.folders:
        yield Text(
            "The run {name} is in {place} now. Move it back to have it again.",
            name=folder.name,
            place=remove_run(folder).parent,
        )
