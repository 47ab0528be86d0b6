"""The question what becomes of a run when the window closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from segview.core.runs.run import Run


def ask_about_leaving(run: Run, over: QWidget, *, leave: Callable[[], None], stop: Callable[[], None]) -> None:
    """Ask whether a run that is on goes on without the window; it may be stopped first, or the window stays."""
    box = QMessageBox(over)
    box.setObjectName("training/leaving")
    box.setWindowTitle("A run is still training")
    box.setText(f"{run.name} is {run.status.state}. It can go on without the window, which finds it again.")
    going_on = box.addButton("Let it go on", QMessageBox.ButtonRole.AcceptRole)
    stopping = box.addButton("Stop it", QMessageBox.ButtonRole.DestructiveRole)
    box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(going_on)
    going_on.clicked.connect(leave)
    stopping.clicked.connect(stop)
    stopping.clicked.connect(leave)
    box.finished.connect(box.deleteLater)
    box.open()
