"""What begins a run: a plan from a menu or a file, changed in a form; a variant that is taught; a run that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from segview.core.derived import origin
from segview.core.plan import TrainingPlan
from segview.gui import opening
from segview.gui.docks.plan_dialog import PlanDialog
from segview.gui.docks.teach_dialog import TeachDialog
from segview.gui.jobs import FindCorrected, Launch, ReadPlan, Teach
from segview.gui.session import Session


class Starter(QObject):
    """Asks for what a run needs, and has it started.

    Args:
        session: What the window shows: its device, variants and pictures.
        runs: The folder that new runs are made in.
        plans: The plans that are offered.
        over: What the dialogs stand over.

    Signals:
        asked(object): a question for the worker that reads and writes files; a ``Launch`` or ``Teach`` begins a run.
    """

    asked = Signal(object)

    def __init__(self, session: Session, *, runs: Path, plans: Path, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._runs, self._plans, self._over = session, runs, plans, over

    def fill(self, menu: QMenu) -> None:
        """Offer the plans in a menu, and one from a file."""
        for path in sorted(self._plans.glob("*.toml")):
            menu.addAction(f"As {path.stem}…", lambda path=path: self._read(path))
        menu.addSeparator()
        menu.addAction("Plan from a file…", lambda: opening.choose_plan(self._over, self._read))

    def teach(self) -> None:
        """Have a variant taught; first it is found out how many pictures are corrected."""
        self.asked.emit(FindCorrected(self._session.review.usable))

    def go_on(self, folder: Path) -> None:
        """Have a run go on from its last finished epoch."""
        self.asked.emit(Launch(folder / "plan.toml", folder.parent, self._session.question.device))

    def take(self, question: ReadPlan | FindCorrected, item: object, *, taken: Sequence[str]) -> None:
        """Take what was asked for, and let the user decide on it.

        Args:
            question: What was asked.
            item: The answer.
            taken: Names of runs that there are.
        """
        if isinstance(question, ReadPlan) and isinstance(item, TrainingPlan):
            self._edit(item, question.path.parent)
        elif isinstance(question, FindCorrected) and isinstance(item, int):
            self._offer(question, item, taken)

    def _read(self, plan: Path) -> None:
        self.asked.emit(ReadPlan(plan))

    def _edit(self, plan: TrainingPlan, root: Path) -> None:
        dialog = PlanDialog(plan, self._runs, self._over)
        dialog.accepted.connect(
            lambda: self.asked.emit(Launch((dialog.plan, root), self._runs, self._session.question.device))
        )
        _open(dialog)

    def _offer(self, question: FindCorrected, corrected: int, taken: Sequence[str]) -> None:
        """Offer to teach: the variants that are ticked come first."""
        ticked = self._session.ticked
        able = [one for one in self._session.variants if one.config.network.learns and origin(one.folder)[1] is None]
        able.sort(key=lambda one: one.folder not in ticked)
        pictures = len(question.images)
        dialog = TeachDialog(able, corrected=corrected, pictures=pictures, taken=taken, parent=self._over)
        dialog.accepted.connect(
            lambda: self.asked.emit(
                Teach(dialog.variant, question.images, dialog.teaching, self._runs, self._session.question.device)
            )
        )
        _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
