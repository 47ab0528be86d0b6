"""The known runs, and the shown one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from segview.core.runs.run import Run
from segview.tasks.dispatch import Tasks
from segview.tasks.training import FindRuns, Watch


class KnownRuns(QObject):
    """Lists the runs of a folder, and watches one run; runs in other folders are known after they were watched once.

    Args:
        tasks: The tasks, to which requests are sent.
        folder: The folder in which new runs are created.

    Attributes:
        by_folder: The runs in their last known state, by folder.
        shown: The folder of the shown run, or None.

    Signals:
        changed(): the state of a run or the shown run has changed.
        turned(): another run is shown.
        listed(): the folder was listed.
    """

    changed = Signal()
    turned = Signal()
    listed = Signal()

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._folder = tasks, folder
        self.by_folder: dict[Path, Run] = {}
        self.shown: Path | None = None

    @property
    def run(self) -> Run | None:
        """The shown run, or None."""
        return None if self.shown is None else self.by_folder.get(self.shown)

    def find(self) -> None:
        """Request the list of runs."""
        self._tasks.ask(FindRuns(self._folder), self._take_all)

    def watch(self, folder: Path) -> None:
        """Show a run, and watch its progress."""
        if folder != self.shown:
            self.turned.emit()
        self.shown = folder
        self._tasks.ask(Watch(folder), self._take)
        self.changed.emit()

    def _take(self, run: Run) -> None:
        self.by_folder[run.folder] = run
        self.changed.emit()

    def _take_all(self, runs: tuple[Run, ...]) -> None:
        elsewhere = {folder: run for folder, run in self.by_folder.items() if folder.parent != self._folder}
        self.by_folder = elsewhere | {run.folder: run for run in runs}  # drops deleted runs
        self.shown = self.shown if self.shown in self.by_folder else None
        alive = [run for run in runs if not run.status.state.over]
        if self.shown is None and runs:
            self.watch((alive or list(runs))[-1].folder)
        self.changed.emit()
        self.listed.emit()
