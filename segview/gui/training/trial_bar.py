"""The part of a plan's form for trials before training: cost, learning rate and data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.plans.plan import TrainingPlan
from segview.core.plans.trial import Cost, Progress
from segview.core.requests.request import Failure
from segview.gui.language.translation import tr
from segview.gui.training.data_dialog import DataDialog
from segview.gui.training.run_texts import duration
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.stacked import set_spacing, side_by_side
from segview.tasks.data_preview import PreviewData
from segview.tasks.dispatch import Tasks
from segview.tasks.lane import Ticket
from segview.tasks.task import Lane
from segview.tasks.trial import EstimateCost, TryRates

DOING = {
    "reading": Text("Reading images…"),
    "steps": Text("Training a few steps…"),
    "validation": Text("Validating a few images…"),
}


class TrialBar(QWidget):
    """Starts trials of the plan in the form, in a separate process, and shows their results.

    Args:
        tasks: The tasks, to which requests are sent.
        plan: Returns the plan, or None while it is not valid.
        root: The folder to which the paths of the plan are relative.
        device: The device for the training.

    Signals:
        rated(float): the user accepted this learning rate.
    """

    rated = Signal(float)

    def __init__(self, tasks: Tasks, plan: Callable[[], TrainingPlan | None], root: Path, device: str) -> None:
        super().__init__()
        self._tasks, self._plan, self._root, self._device = tasks, plan, root, device
        self._asked: TrainingPlan | None = None
        self._ticket: Ticket | None = None
        tip = tr("Train a few real steps, and estimate the time and memory of the run; nothing is kept")
        self.estimate = tool_button(tr("Estimate the cost"), "plan/estimate", accessible=tip, tip=tip)
        self.estimate.clicked.connect(self._estimate)
        tip = tr("Train a few steps with a rising learning rate, and show with which one the loss falls fastest")
        self.rates = tool_button(tr("Find a learning rate…"), "plan/rates", accessible=tip, tip=tip)
        self.rates.clicked.connect(self._try_rates)
        tip = tr("Count the pairs, and look at some of them with their masks")
        self.data = tool_button(tr("Look at the data…"), "plan/preview", accessible=tip, tip=tip)
        self.data.clicked.connect(self._look)
        self.cancel = tool_button(tr("Cancel"), "plan/cancel_trial", accessible=tr("Cancel"), tip=tr("End the trial"))
        self.cancel.clicked.connect(self.stop)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedHeight(6)
        name_control(self.progress, "plan/trial_progress", tr("Progress of the trial"))
        self.status = QLabel(wordWrap=True)
        name_control(self.status, "plan/cost", tr("Cost of the run"))
        column = set_spacing(QVBoxLayout(self))
        column.addLayout(side_by_side(self.data, self.estimate, self.rates, self.cancel))
        column.addWidget(self.progress)
        column.addWidget(self.status)
        self._refresh(trying=False)

    def follow_plan(self) -> None:
        """Stop the trial and clear its results if the plan has changed, and update the buttons."""
        plan = self._plan()
        if self._asked is not None and plan != self._asked:
            self.stop()
            self.status.clear()
        self._refresh(trying=self._ticket is not None)

    def stop(self) -> None:
        """Stop the trial."""
        if self._ticket is not None:
            self._tasks.stop(Lane.TRIAL)
            self._ticket.cancel()
        self._ticket = self._asked = None
        self.status.clear()
        self._refresh(trying=False)

    def _estimate(self) -> None:
        plan = self._plan()
        if plan is not None:
            self.stop()
            self._asked = plan
            self._ticket = self._tasks.ask(EstimateCost(plan, self._root, self._device), self._take, failed=self._fail)
            self._refresh(trying=True)

    def _take(self, found: Progress | Cost) -> None:
        if isinstance(found, Progress):
            self.status.setText(tr(DOING[found.what]))
            self.progress.setRange(0, found.every)
            self.progress.setValue(found.done)
            return
        self._ticket = None
        theme.set_tone(self.status, "" if found.fits else "warning")
        self.status.setText("\n".join(cost_lines(found)))
        self._refresh(trying=False)

    def _fail(self, failure: Failure) -> None:
        self._ticket = None
        theme.set_tone(self.status, "warning")
        self.status.setText(tr(failure.reason))
        self._refresh(trying=False)

    def _try_rates(self) -> None:
        from segview.gui.training.rate_dialog import RateDialog  # its library would delay the start

        plan = self._plan()
        if plan is not None:
            self.stop()
            dialog = RateDialog(self._tasks, TryRates(plan, self._root, self._device), self.window())
            dialog.taken.connect(self.rated)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _look(self) -> None:
        plan = self._plan()
        if plan is not None:
            task = PreviewData(plan.data, self._root, masks=not plan.without_masks)
            dialog = DataDialog(self._tasks, task, self.window())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _refresh(self, *, trying: bool) -> None:
        for button in (self.estimate, self.rates, self.data):
            button.setEnabled(not trying and self._plan() is not None)
        self.cancel.setVisible(trying)
        self.progress.setVisible(trying)
        self.status.setVisible(trying or bool(self.status.text()))
        if trying:
            theme.set_tone(self.status, "")


def cost_lines(cost: Cost) -> list[str]:
    """Return lines of text on the cost of a run."""
    lines = [
        tr("{pairs:,} pairs for training and {held:,} for validation.", pairs=cost.pairs, held=cost.validation_pairs),
        tr(
            "One epoch takes about {epoch}, all {epochs:,} epochs about {total}.",
            epoch=short_duration(cost.epoch),
            epochs=cost.epochs,
            total=short_duration(cost.total),
        ),
        tr("Memory at its highest: about {memory:.1f} GB.", memory=cost.memory / 1e9),
    ]
    if not cost.fits:
        lines.append(
            tr(
                "That is more than the {available:.1f} GB available. Lower batch or input size.",
                available=cost.available / 1e9,
            )
        )
    return lines


def short_duration(seconds: float) -> str:
    """Return a duration, in seconds if it is below 90 s, and otherwise as ``duration`` does."""
    return tr("{seconds:.0f} s", seconds=seconds) if seconds < 90 else duration(seconds)
