"""The button that opens the table of all runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from segview.core.runs.run import Run
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.training.runs_dialog import RunsDialog
from segview.gui.widgets.controls import name_control


class AllRuns(QToolButton):
    """Opens the table of runs, and forwards its signals.

    Args:
        session: The session, whose tasks rename and delete runs.
        runs: Returns the present runs by their folders.

    Signals:
        chosen(tuple): the user chose the runs in these folders to show their curves, the first in front.
        changed(): runs were renamed or deleted.
    """

    chosen = Signal(tuple)
    changed = Signal()

    def __init__(self, session: Session, runs: Callable[[], Mapping[Path, Run]]) -> None:
        super().__init__()
        self._session, self._runs = session, runs
        self._dialog: RunsDialog | None = None
        self.setText(tr("Runs…"))
        name_control(self, "training/every", tr("All runs"), tr("All runs as a table: compare, rename, delete"))
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the table, or bring it to the front."""
        if self._dialog is None:
            self._dialog = RunsDialog(self._session, self._runs, self)
            self._dialog.chosen.connect(self.chosen)
            self._dialog.changed.connect(self.changed)
        self._dialog.refresh()
        self._dialog.show()
        self._dialog.raise_()

    def refresh(self) -> None:
        """Update the table, if it is open."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.refresh()
