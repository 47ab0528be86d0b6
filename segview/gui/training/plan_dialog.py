"""The dialog to edit a plan before training."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.plans.plan import TrainingPlan
from segview.gui.language.translation import tr
from segview.gui.session.opening import choose_known
from segview.gui.training.field_titles import FIELD_TITLES
from segview.gui.training.trial_bar import TrialBar
from segview.gui.widgets import theme
from segview.gui.widgets.form import Form
from segview.tasks.dispatch import Tasks
from segview.tasks.network_names import NetworkNames

PAGES: Mapping[str, tuple[str, ...]] = {
    Text("Run"): ("name", "summary", "taught", "epochs", "patience", "watch", "seed"),
    Text("Data"): ("data",),
    Text("Network"): (
        *("network", "encoder_weights", "encoder_weights_source", "preprocessing"),
        *("half_weights", "choose_threshold"),
    ),
    Text("Learning"): (
        *("loss", "class_weights", "optimiser", "schedule", "learning_rate", "encoder_learning_rate_factor"),
        *("weight_decay", "average_weights", "batch", "precision"),
    ),
    Text("Augmentation"): ("augmentation",),
}
"""Fields of a plan by page."""
FOLDERS = (("data", "train"), ("data", "validation"), ("data", "test"))
OPEN = (("network", "architecture"), ("network", "encoder"), ("network", "attention"))


class PlanDialog(QDialog):
    """A form with every field of a plan; the training can be started when all fields are valid.

    Args:
        plan: The initial plan.
        runs: The folder in which the folder of the run will be created; it is shown.
        tasks: The tasks, to which requests for trials are sent.
        root: The folder to which the paths of the plan are relative.
        device: The device for the training.
    """

    def __init__(
        self,
        plan: TrainingPlan,
        runs: Path,
        *,
        tasks: Tasks,
        root: Path,
        device: str = "auto",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        self.setWindowTitle(tr("Train a plan"))
        self.resize(560, 720)
        self._runs = runs
        self.form = Form(TrainingPlan, "plan", FIELD_TITLES, pages=PAGES, open_choices=OPEN, folders=FOLDERS)
        self.form.set_value(plan)
        self.trial = TrialBar(tasks, lambda: self.value, root, device)
        self.trial.rated.connect(self._take_rate)
        self.form.browsed.connect(lambda place: choose_known(self, lambda folder: self.form.add(place, str(folder))))
        self.place = QLabel(wordWrap=True)
        theme.set_tone(self.place, "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin = self.buttons.addButton(tr("Train"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.begin.setObjectName("plan/train")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form, 1)
        layout.addWidget(self.form.message)  # outside the form, so that it does not scroll
        layout.addWidget(self.trial)
        layout.addWidget(self.place)
        layout.addWidget(self.buttons)
        self.form.changed.connect(self._refresh)
        self._refresh()

    def offer(self, names: NetworkNames) -> None:
        """Offer the names of architectures, encoders and attention, once they are known."""
        known = (names.architectures, names.encoders, names.attention)
        self.form.offer(dict(zip(OPEN, known, strict=True)))

    @property
    def plan(self) -> TrainingPlan:
        """The plan in the form, which must be valid."""
        assert isinstance(self.form.value, TrainingPlan)
        return self.form.value

    @property
    def value(self) -> TrainingPlan | None:
        """The plan in the form, or None while it is not valid."""
        return self.form.value if isinstance(self.form.value, TrainingPlan) else None

    def done(self, result: int) -> None:
        """Close the dialog, and stop the trial."""
        self.trial.stop()
        super().done(result)

    def _take_rate(self, rate: float) -> None:
        self.form.set_value(self.plan.model_copy(update={"learning_rate": float(f"{rate:.2g}")}))

    def _refresh(self) -> None:
        plan = self.form.value
        self.begin.setEnabled(plan is not None)
        self.trial.follow_plan()
        self.place.setText(
            tr("The run's folder is {runs}.", runs=self._runs / plan.name) if isinstance(plan, TrainingPlan) else ""
        )
