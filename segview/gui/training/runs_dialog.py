"""The table of all runs: compare, filter, sort, rename and delete them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.text import Text
from segview.core.runs.run import Run
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.training.run_texts import STATES, duration
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.number_table import Column, NumberTable, Row, Value
from segview.tasks.runs import RemoveRuns, RenameRun

SIZE = 980, 420
COLUMNS = (
    Column(Text("State"), Text("State of the run"), ""),
    Column(Text("Epochs done"), Text("Finished and planned epochs"), ""),
    Column(Text("Best"), Text("The measure that decides which epoch is kept"), ".3f", "highest"),
    Column(Text("Best epoch"), Text("The epoch that is saved"), "d"),
    Column(Text("Architecture"), Text("Architecture of the network"), ""),
    Column(Text("Encoder"), Text("Encoder of the network"), ""),
    Column(Text("Loss"), Text("Loss to minimise"), ""),
    Column(Text("Learning rate"), Text("At its highest"), "g"),
    Column(Text("Batch"), Text("Images of each step"), "d"),
    Column(Text("Time"), Text("Total of all epochs"), ""),
)
_SECONDS = len(COLUMNS)


class RunsDialog(QDialog):
    """A table with a row for each run; the main window stays usable.

    Args:
        session: The session, whose tasks rename and delete runs.
        runs: Returns the present runs by their folders.
        parent: The parent of the dialog.

    Signals:
        chosen(tuple): the user chose the runs in these folders to show their curves, the first in front.
        changed(): runs were renamed or deleted.
    """

    chosen = Signal(tuple)
    changed = Signal()

    def __init__(self, session: Session, runs: Callable[[], Mapping[Path, Run]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, "runs", tr("Runs"))
        self.setWindowTitle(tr("Runs"))
        self.resize(*SIZE)
        self._session, self._runs = session, runs
        self._shown: list[Run] = []
        self._order: tuple[int, bool] = (0, False)
        self.filter = QLineEdit(placeholderText=tr("Filter by name"), clearButtonEnabled=True)
        name_control(
            self.filter, "runs/filter", tr("Filter of the runs"), tr("Words of name, state, architecture or loss")
        )
        self.filter.textChanged.connect(self.refresh)
        self.table = NumberTable("runs/table", tr("Runs"), heading=tr("Run"))
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.table.doubleClicked.connect(self._choose)
        self.show_curves = self._button(
            tr("Show the curves"), "show", tr("The first one in the foreground"), self._choose
        )
        self.rename = self._button(tr("Rename…"), "rename", tr("Another name for the chosen run"), self._ask_name)
        self.remove = self._button(tr("Delete…"), "remove", tr("Move the chosen runs to a bin"), self._ask_removal)
        self.copy = self._button(tr("Copy"), "copy", tr("Copy the table for a spreadsheet"), self.table.copy)
        buttons = QHBoxLayout()
        for button in (self.show_curves, self.rename, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.refresh()

    @property
    def selected(self) -> tuple[Run, ...]:
        """The selected runs, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self._shown[row] for row in rows if row < len(self._shown))

    def refresh(self) -> None:
        """Show the present runs, filtered and sorted."""
        words = self.filter.text().casefold().split()
        found = [(run, _values(run)) for run in self._runs().values()]
        found = [one for one in found if all(word in _text(*one) for word in words)]
        place, falling = self._order
        found.sort(key=lambda one: _key(*one, place), reverse=falling)
        self._shown = [run for run, _ in found]
        kept = {run.folder for run in self.selected}
        self.table.numbers.set_rows(COLUMNS, [Row(run.name, values, tip=str(run.folder)) for run, values in found])
        if not kept and self._shown:
            self.table.selectRow(0)
        self._tell()

    def _button(self, text: str, name: str, tip: str, do: Callable[..., object]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        name_control(button, f"runs/{name}", text, tip)
        button.clicked.connect(lambda: do())
        return button

    def _sort(self, place: int) -> None:
        before, falling = self._order
        self._order = place, not falling if place == before else False
        self.refresh()

    def _tell(self) -> None:
        selected = self.selected
        self.show_curves.setEnabled(any(run.epochs for run in selected))
        self.rename.setEnabled(len(selected) == 1 and selected[0].status.state.over)
        self.remove.setEnabled(bool(selected) and all(run.status.state.over for run in selected))

    def _choose(self) -> None:
        if self.selected:
            self.chosen.emit(tuple(run.folder for run in self.selected))

    def _ask_name(self) -> None:
        run = self.selected[0]
        dialog = QInputDialog(self)
        dialog.setObjectName("runs/name")
        dialog.setWindowTitle(tr("Rename the run"))
        dialog.setLabelText(tr("Name of the run"))
        dialog.setTextValue(run.name)
        dialog.textValueSelected.connect(partial(self._rename, run))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _rename(self, run: Run, name: str) -> None:
        self._session.tasks.ask(RenameRun(run.folder, name.strip()), self._announce)

    def _announce(self, _answer: object) -> None:
        self.changed.emit()

    def _ask_removal(self) -> None:
        folders = tuple(run.folder for run in self.selected)
        names = ", ".join(folder.name for folder in folders)
        box = QMessageBox(self)
        box.setObjectName("runs/removal")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Delete runs"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Move these runs to the bin beside them? {names}", names=names))
        box.setInformativeText(tr("Variants used from these folders will no longer be found."))
        yes = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(lambda: self._session.tasks.ask(RemoveRuns(folders), self._announce))
        box.finished.connect(box.deleteLater)
        box.open()


def _values(run: Run) -> tuple[Value, ...]:
    plan, best = run.plan, run.best
    seconds = sum(epoch.seconds for epoch in run.epochs)
    of = plan.network if plan else None
    return (
        tr(STATES[run.status.state]),
        f"{len(run.epochs)} / {plan.epochs}" if plan else str(len(run.epochs)),
        best.selection_score[1] if best else None,
        best.number if best else None,
        of.architecture if of else None,
        of.encoder if of else None,
        plan.loss.name if plan else None,
        plan.learning_rate if plan else None,
        plan.batch if plan else None,
        duration(seconds) if seconds else None,
    )


def _text(run: Run, values: tuple[Value, ...]) -> str:
    return " ".join((run.name, *(str(value) for value in values if value is not None))).casefold()


def _key(run: Run, values: tuple[Value, ...], place: int) -> tuple[bool, float, str]:
    """Return the sort key of a run by a column: numbers sort as numbers, and missing values come first."""
    value: Value = run.name if place == 0 else values[place - 1]
    if place == _SECONDS:
        value = sum(epoch.seconds for epoch in run.epochs)
    if isinstance(value, str):
        return True, 0.0, value.casefold()
    return value is not None, float(value or 0), ""
