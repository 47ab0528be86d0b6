"""Ways to start a run: edit a plan from a menu or a file, fine-tune a variant, or resume a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from segview.core.plans.plan import TrainingPlan
from segview.core.variants.ablation import origin
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.session.session import Session
from segview.gui.training.fine_tune_dialog import FineTuneDialog
from segview.gui.training.plan_dialog import PlanDialog
from segview.tasks.network_names import ListNetworkNames
from segview.tasks.training import FindCorrected, FineTune, Launch, ReadPlan


class RunStarter(QObject):
    """Asks for the settings of a run, and starts the run.

    Args:
        session: The session, with the device, the variants and the images.
        runs: The folder in which new runs are created.
        plans: The folder of the offered plans.
        taken: Returns the names of the existing runs.
        over: The parent of the dialogs.

    Signals:
        started(Path): a run has started in this folder.
    """

    started = Signal(Path)

    def __init__(
        self, session: Session, *, runs: Path, plans: Path, taken: Callable[[], Sequence[str]], over: QWidget
    ) -> None:
        super().__init__(over)
        self._session, self._runs, self._plans, self._taken, self._over = session, runs, plans, taken, over

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with the offered plans, and an entry for a plan from a file."""
        for path in sorted(self._plans.glob("*.toml")):
            menu.addAction(tr("As {path}…", path=path.stem), lambda path=path: self._read(path))
        menu.addSeparator()
        menu.addAction(tr("Plan from a file…"), lambda: opening.choose_plan(self._over, self._read))

    def fine_tune(self) -> None:
        """Count the corrected images, and open the dialog to fine-tune a variant."""
        images = self._session.review.verdicts.usable
        self._session.tasks.ask(FindCorrected(images), lambda corrected: self._offer(images, corrected))

    def go_on(self, folder: Path) -> None:
        """Resume a run from its last finished epoch."""
        self._launch(Launch(folder / "plan.toml", folder.parent, self._session.prediction_settings.device))

    def _launch(self, task: Launch | FineTune) -> None:
        self._session.tasks.ask(task, self._take)

    def _take(self, folder: Path) -> None:
        self.started.emit(folder)

    def _read(self, path: Path) -> None:
        self._session.tasks.ask(ReadPlan(path), lambda plan: self._edit(plan, path.parent))

    def _edit(self, plan: TrainingPlan, root: Path) -> None:
        device = self._session.prediction_settings.device
        dialog = PlanDialog(plan, self._runs, tasks=self._session.tasks, root=root, device=device, parent=self._over)
        dialog.accepted.connect(
            lambda: self._launch(Launch((dialog.plan, root), self._runs, self._session.prediction_settings.device))
        )
        self._session.tasks.ask(ListNetworkNames(), dialog.offer)
        _open(dialog)

    def _offer(self, images: tuple[Path, ...], corrected: int) -> None:
        """Open the dialog to fine-tune a variant; the ticked variants come first."""
        ticked = self._session.ticked
        able = [
            one for one in self._session.catalogue.shown if one.config.network.learns and origin(one.folder)[1] is None
        ]
        able.sort(key=lambda one: one.folder not in ticked)
        dialog = FineTuneDialog(able, corrected=corrected, images=len(images), taken=self._taken(), parent=self._over)
        dialog.accepted.connect(
            lambda: self._launch(
                FineTune(
                    dialog.variant, images, dialog.fine_tuning, self._runs, self._session.prediction_settings.device
                )
            )
        )
        _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
