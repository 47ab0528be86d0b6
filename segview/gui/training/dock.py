"""The pane of the training runs: start, watch, pause, stop and compare runs, and use their variants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.training.all_runs import AllRuns
from segview.gui.training.close_confirmation import ask_about_leaving
from segview.gui.training.compare_runs import CompareRunsButton
from segview.gui.training.known_runs import KnownRuns
from segview.gui.training.run_buttons import RunButtons, run_button
from segview.gui.training.run_texts import STATES, run_figures
from segview.gui.training.start_run import RunStarter
from segview.gui.training.validation_previews import Film
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, put_entries, tool_button
from segview.gui.widgets.later import LazyPage
from segview.gui.widgets.stacked import scroll_area, side_by_side
from segview.tasks.training import ShowPreviews

if TYPE_CHECKING:
    from segview.gui.training.curves import Curves

SIDE_WIDTH = 250
FINE_TUNE_TIP = Text("Fine-tune a variant on the corrected images of the list, in a new run")
NOTHING = Text("No run yet. Choose a plan: it trains in the background, and its progress is shown here.")


class TrainingDock(Dock):
    """Shows one run at a time, with the curves of others behind its own.

    Args:
        runs: The folder in which new runs are created.
        plans: The folder of the offered plans.

    Signals:
        reported(str): the text about the run for the status line of the window; empty if no run is active.
    """

    reported = Signal(str)

    def __init__(self, session: Session, *, runs: Path, plans: Path, parent: QWidget | None = None) -> None:
        super().__init__(session, name="training", title=tr("Training"), parent=parent)
        self._folder = runs
        self.runs = KnownRuns(session.tasks, runs, self)
        self._starter = RunStarter(
            session, runs=runs, plans=plans, taken=lambda: [one.name for one in self.runs.by_folder], over=self
        )
        self._starter.started.connect(self.runs.watch)
        self._left = False
        self.setWidget(self._build())
        self.runs.turned.connect(self.film.clear)
        self.runs.changed.connect(self._refresh)
        self.runs.listed.connect(self.every.refresh)
        self._refresh()

    @property
    def curves(self) -> Curves:
        """The curves of the shown run, and of those behind it."""
        return self._curves.content

    def lets_go(self) -> bool:
        """Return whether the window may close now; if a run is active, ask the user, whose answer may close it."""
        run = self.runs.run
        if self._left or run is None or run.status.state.over:
            return True
        ask_about_leaving(run, self, leave=self._leave, stop=self.buttons.end)
        return False

    def _leave(self) -> None:
        self._left = True
        self.window().close()

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self) -> QWidget:
        self._curves, self.film = LazyPage(self._curves_made), Film()
        self.film.wanted.connect(self._want_strip)
        split = QSplitter(Qt.Orientation.Horizontal)
        name_control(split, "training/splitter", tr("Controls, curves and validation previews"))
        for part, stretch in ((self._build_side(), 0), (self._curves, 3), (self.film, 2)):
            split.addWidget(part)
            split.setStretchFactor(split.count() - 1, stretch)
        split.setChildrenCollapsible(False)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.addWidget(split)
        return scroll_area(body)

    def _curves_made(self) -> Curves:
        from segview.gui.training.curves import Curves  # its library would delay the start

        curves, run = Curves(), self.runs.run
        curves.set_log(self.log.isChecked())
        if run is not None:
            curves.show_runs([run, *self.behind.runs])
        return curves

    def _set_log(self, on: bool) -> None:
        if self._curves.is_made:
            self.curves.set_log(on)

    def _build_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, theme.GAP, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._build_starts())
        self.choice = QComboBox()
        name_control(self.choice, "training/runs", tr("Run"), tr("The run that is shown"))
        self.choice.activated.connect(lambda place: self.runs.watch(self.choice.itemData(place)))
        layout.addWidget(self.choice)
        self.progress = QProgressBar(maximum=1000)
        name_control(self.progress, "training/progress", tr("Progress of the run"))
        self.figures = QLabel(wordWrap=True)
        name_control(self.figures, "training/figures", tr("Figures of the run"))
        self.figures.setMinimumWidth(SIDE_WIDTH - theme.GAP)  # more if the texts of the buttons need it
        self.figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.progress)
        layout.addWidget(self.figures, 1)
        self.behind = CompareRunsButton()
        self.behind.changed.connect(self._refresh)
        self.log = run_button(tr("Log"), "log", tr("The loss on a logarithmic axis"), lambda: None)
        self.log.setCheckable(True)
        self.log.toggled.connect(self._set_log)
        self.buttons = RunButtons(self.session, self.runs, self._starter, beside=(self.behind, self.log))
        layout.addWidget(self.buttons)
        return side

    def _build_starts(self) -> QHBoxLayout:
        """Return the buttons that start, open and list runs."""
        self.new = tool_button(
            tr("Train ▾"), "training/new", accessible=tr("Train a plan"), tip=tr("Start a run from a plan")
        )
        self.new.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.new)
        menu.setObjectName("training/new/menu")
        self._starter.fill(menu)
        self.new.setMenu(menu)
        self.fine_tune = tool_button(
            tr("Fine-tune…"), "training/teach", accessible=tr("Fine-tune a variant"), tip=tr(FINE_TUNE_TIP)
        )
        self.fine_tune.clicked.connect(self._starter.fine_tune)
        tip = tr("Open the folder of a run, also of one from another machine")
        open_run = tool_button(tr("Open…"), "training/open", accessible=tr("Open a run"), tip=tip)
        open_run.clicked.connect(lambda: opening.choose_run(self, self._folder, self.runs.watch))
        self.every = AllRuns(self.session, lambda: self.runs.by_folder)
        self.every.changed.connect(self.runs.find)
        self.every.chosen.connect(lambda folders: (self.runs.watch(folders[0]), self.behind.tick(folders[1:])))
        return side_by_side(self.new, self.fine_tune, open_run, self.every)

    def _want_strip(self, epoch: int) -> None:
        if self.runs.shown is not None:
            task = ShowPreviews(self.runs.shown, epoch)
            self.session.tasks.ask(task, lambda strip: self.film.show_strip(epoch, strip))

    # Showing ---------------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        run = self.runs.run
        self._put_choice()
        over = run is None or run.status.state.over
        self.buttons.refresh()
        self.behind.setEnabled(run is not None)
        self.behind.offer(self.runs.by_folder, self.runs.shown)
        self.progress.setVisible(run is not None)
        self.figures.setText(tr(NOTHING) if run is None else run_figures(run))
        self.reported.emit("" if run is None or over else f"{run.name}: {tr(STATES[run.status.state])} {run.done:.0%}")
        if run is None:
            return
        self.progress.setValue(round(run.done * 1000))
        if self._curves.is_made:
            self.curves.show_runs([run, *self.behind.runs])
        self.film.set_epochs([epoch.number for epoch in run.epochs], best=run.best.number if run.best else 0)

    def _put_choice(self) -> None:
        folders = sorted(self.runs.by_folder, key=lambda folder: folder.name)
        put_entries(self.choice, [(folder.name, folder) for folder in folders], [str(folder) for folder in folders])
        self.choice.setCurrentIndex(self.choice.findData(self.runs.shown))
        self.choice.setEnabled(bool(folders))
