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
    """Opens the table, and hands on what is chosen in it.

    Args:
        session: Asks for what is changed.
        runs: Returns the runs that there are, by their folders.

    Signals:
        chosen(tuple): the folders of runs whose curves are to be shown, the first in front.
        changed(): runs have other names, or are gone.
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
        """Show the table."""
        if self._dialog is None:
            self._dialog = RunsDialog(self._session, self._runs, self)
            self._dialog.chosen.connect(self.chosen)
            self._dialog.changed.connect(self.changed)
        self._dialog.put()
        self._dialog.show()
        self._dialog.raise_()

    def put(self) -> None:
        """Show the runs as they are now, where the table is open."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.put()
