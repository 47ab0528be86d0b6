"""The question whether a run continues when the window closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from segview.core.runs.run import Run
from segview.gui.language.translation import tr
from segview.gui.training.run_texts import STATES


def ask_about_leaving(run: Run, over: QWidget, *, leave: Callable[[], None], stop: Callable[[], None]) -> None:
    """Ask whether an active run continues without the window or is stopped, or the window stays open.

    Args:
        run: The run.
        over: The parent of the dialog.
        leave: Called to close the window.
        stop: Called before ``leave`` if the run must be stopped.
    """
    box = QMessageBox(over)
    box.setObjectName("training/leaving")
    box.setWindowTitle(tr("A run is still training"))
    box.setText(
        tr(
            "{run}: {state}. It can continue without the window, which finds it again at its next start.",
            run=run.name,
            state=STATES[run.status.state],
        )
    )
    going_on = box.addButton(tr("Let it continue"), QMessageBox.ButtonRole.AcceptRole)
    stopping = box.addButton(tr("Stop it"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(going_on)
    going_on.clicked.connect(leave)
    stopping.clicked.connect(stop)
    stopping.clicked.connect(leave)
    box.finished.connect(box.deleteLater)
    box.open()
