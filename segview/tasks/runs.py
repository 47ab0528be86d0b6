"""Tasks that rename runs and put them away."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.text import Text
from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class RenameRun(Task[Path]):
    """Give a run that is over another name; the answer is its new folder."""

    folder: Path
    name: str


@dataclass(frozen=True)
class RemoveRuns(Task[str]):
    """Move runs that are over to the bin beside them; the answer is a sentence on where they are."""

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
