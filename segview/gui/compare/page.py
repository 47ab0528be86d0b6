"""The page that compares the ticked variants over all images."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.comparison.score_table import ScoreTable
from segview.gui.compare.bar import CompareBar
from segview.gui.compare.folder_scores import FolderScores
from segview.gui.compare.plot_pane import PlotPane, with_short_names
from segview.gui.compare.plots import BY_SLICE
from segview.gui.compare.statistics import Statistics
from segview.gui.compare.table_pane import TablePane
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.empty_state import EmptyState
from segview.gui.widgets.stacked import set_spacing, stack_pages
from segview.tasks.folder import Compared, CompareScores

SETTLE_MS = 700
"""Interval in milliseconds at which the statistics are updated while scores arrive."""

HINT = Text(
    "Evaluate scores the ticked variants on every opened image, in the background. A double click on a row "
    "or a click on a point opens the image on the wall; a click on a pair plots it."
)


class ComparePage(QWidget):
    """Table, plots and statistics of the scores of each image.

    Args:
        session: The session, with the opened images and the ticked variants.
        save: Called with a table of scores, to let the user save it in a file.

    Signals:
        opened(): the user chose an image to look at on the wall.
        figured(): the user wants to save or copy the plot.
    """

    opened = Signal()
    figured = Signal()

    def __init__(self, session: Session, save: Callable[[ScoreTable], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setAccessibleName(tr("Comparison over all images"))
        self._session = session
        self.scores = FolderScores(session, self)
        self.bar = CompareBar(self.scores)
        self.pane = TablePane(session, self.scores)
        self.plots = PlotPane(self.scores, self.bar)
        self.statistics = Statistics()
        begin = QPushButton(tr("Evaluate"))
        name_control(begin, "compare/begin", tr("Evaluate the ticked variants"))
        begin.clicked.connect(self.scores.start)
        self.empty = EmptyState("compare", tr(HINT), begin)
        self.compared: Compared | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._build()
        self.copying.clicked.connect(self.copy)
        self.saving.clicked.connect(lambda: save(self.scores.table))
        self.bar.changed.connect(self._choose)
        self.scores.begun.connect(self._begin)
        self.scores.grown.connect(self._grow)
        self.scores.changed.connect(self._tell)
        self.plots.plot.chosen.connect(self.open_place)
        self.pane.opened.connect(self.open_place)
        self.statistics.paired.connect(self.plots.choose_pair)
        self._begin()

    def open_place(self, place: int) -> None:
        """Open the image with this index in the table."""
        self._session.ask(image=self.scores.columns.images[place])
        self.pane.select(place)
        self.opened.emit()

    def copy(self) -> None:
        """Copy the selected rows, or all if none is selected, the statistics and the agreements to the clipboard."""
        parts = (self.pane.tab_separated(), self.statistics.text(), self.plots.agreement_text())
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _build(self) -> None:
        tip = tr("Copy the selected rows, or all, and the statistics")
        self.copying = tool_button(tr("Copy"), "compare/copy", accessible=tr("Copy scores and statistics"), tip=tip)
        tip = tr("Save every score of each image as comma-separated values")
        self.saving = tool_button(tr("Save CSV…"), "compare/save", accessible=tr("Save the scores"), tip=tip)
        tip = tr("Save or copy the plot: PNG, SVG or PDF that says how it was made")
        self.figure = tool_button(tr("Figure…"), "compare/figure", accessible=tr("Save the plot"), tip=tip)
        self.figure.clicked.connect(self.figured)
        self.plots.put_buttons(self.copying, self.saving, self.figure)
        upper = QSplitter(Qt.Orientation.Horizontal)
        name_control(upper, "compare/upper", tr("Table and plot"))
        upper.addWidget(self.pane)
        upper.addWidget(self.plots)
        upper.setChildrenCollapsible(False)
        upper.setSizes([500, 500])
        whole = QSplitter(Qt.Orientation.Vertical)
        name_control(whole, "compare/whole", tr("Scores and statistics"))
        whole.addWidget(upper)
        whole.addWidget(self.statistics)
        whole.setStretchFactor(0, 3)
        whole.setStretchFactor(1, 2)
        whole.setSizes([550, 450])  # the tables of four variants and their pairs fit at 1000 pixels
        whole.setChildrenCollapsible(False)
        column = set_spacing(QVBoxLayout(self), theme.MARGIN)
        column.addWidget(self.bar)
        self._parts = stack_pages(column, self.empty, whole)
        theme.follow(self, self._refresh)

    # Showing ---------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._put_statistics(None)
        self._refresh()
        self._tell()

    def _grow(self) -> None:
        self._refresh()
        if not self.scores.running:
            self._ask()
        elif not self._settle.isActive():
            self._settle.start()

    def _choose(self) -> None:
        self.plots.forget_pair()
        self._refresh()
        self._ask()

    def _refresh(self) -> None:
        self.bar.offer()
        self.pane.set_table(with_short_names(self.scores.table), self.bar.chosen_score, self.scores.table.variants)
        self.plots.draw()
        for button in (self.copying, self.saving, self.figure):
            button.setEnabled(bool(self.scores.table.scores))

    def _tell(self) -> None:
        self.empty.set_refusal(self.scores.selection.refusal)
        self._parts.setCurrentIndex(int(self.scores.asked is not None))
        if self.compared is None:
            self._put_statistics(None, self.scores.selection.refusal or tr(HINT))

    def _put_statistics(self, found: Compared | None, state: str = "") -> None:
        self.compared = self.plots.compared = found
        self.statistics.set_statistics(found, state, self.scores.notes.found)

    # Statistics ------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        score = self.bar.chosen_score
        if score:
            clusters = self.bar.clusters.text().strip()
            table = with_short_names(self.scores.table)
            task = CompareScores(table, score, self.bar.chosen_base, clusters, self.bar.chosen_fact)
            self._session.tasks.ask(task, self._take, failed=lambda failure: self._put_statistics(None, failure.reason))

    def _take(self, found: Compared) -> None:
        if found.comparison.score != self.bar.chosen_score:
            return
        progress = self.scores.progress
        partly = tr("After {done:,} of {every:,} images:", done=progress.done, every=progress.every)
        self._put_statistics(found, "" if progress.is_over else partly)
        if self.plots.plotted == BY_SLICE:
            self.plots.draw()
