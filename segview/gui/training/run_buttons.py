"""The buttons for actions on the shown run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from segview.core.runs.run import Command, State
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.training.known_runs import KnownRuns
from segview.gui.training.start_run import RunStarter
from segview.gui.widgets.controls import tool_button
from segview.gui.widgets.stacked import side_by_side
from segview.tasks.training import SendCommand


class RunButtons(QWidget):
    """Buttons that pause, stop and resume the shown run, and open its variant.

    Args:
        session: The session, in which the variant is opened.
        runs: The known runs, with the shown one.
        starter: Resumes a run.
        beside: Buttons to place beside the one that opens the variant.
    """

    def __init__(
        self,
        session: Session,
        runs: KnownRuns,
        starter: RunStarter,
        *,
        beside: tuple[QToolButton, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._runs, self._starter = session, runs, starter
        self.pause = run_button(tr("Pause"), "pause", tr("Pause after the next step, or resume"), self._pause)
        self.stop = run_button(tr("Stop"), "stop", tr("Stop after the next step; the best epoch stays"), self.end)
        self.resume = run_button(tr("Go on"), "resume", tr("Go on from the last finished epoch"), self._resume)
        self.use = run_button(
            tr("Use the variant"), "use", tr("Open the best epoch so far as a variant, and run it"), self._use
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for buttons in ((self.pause, self.stop, self.resume), (self.use, *beside)):
            rows.addLayout(side_by_side(*buttons))

    def refresh(self) -> None:
        """Show the buttons that apply to the present state of the run."""
        run = self._runs.run
        over = run is None or run.status.state.over
        self.pause.setText(tr("Resume") if run is not None and run.status.state is State.PAUSED else tr("Pause"))
        self.pause.setVisible(not over)
        self.stop.setVisible(not over)
        self.resume.setVisible(run is not None and over and run.status.state is not State.FINISHED)
        self.use.setEnabled(run is not None and run.best is not None)

    def end(self) -> None:
        """Stop the run."""
        if self._runs.run is not None:
            self._session.tasks.ask(SendCommand(self._runs.run.folder, Command.STOP))

    def _pause(self) -> None:
        if (run := self._runs.run) is not None:
            paused = run.status.state is State.PAUSED
            self._session.tasks.ask(SendCommand(run.folder, Command.RESUME if paused else Command.PAUSE))

    def _resume(self) -> None:
        if self._runs.run is not None:
            self._starter.go_on(self._runs.run.folder)

    def _use(self) -> None:
        if (run := self._runs.run) is not None:
            before = run.plan.taught if run.plan else None
            # A fine-tuned variant is opened together with the variant it started from, for comparison.
            self._session.opener.open((*([Path(before)] if before else []), run.folder / "best"))


def run_button(text: str, name: str, tip: str, do: Callable[[], object]) -> QToolButton:
    """Return a button of the pane of runs."""
    button = tool_button(text, f"training/{name}", accessible=text, tip=tip)
    button.clicked.connect(lambda _checked=False: do())
    return button
