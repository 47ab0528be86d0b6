"""The page beside the wall that compares the ticked variants over all images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.request import Failure
from segview.gui.compare.bar import CompareBar
from segview.gui.compare.folder_scores import FolderScores
from segview.gui.compare.names import short
from segview.gui.compare.plots import AGAINST, BY_SLICE, KINDS, SORTED, ScorePlot
from segview.gui.compare.statistics import Statistics
from segview.gui.compare.table_pane import TablePane
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import named, tool_button
from segview.tasks.folder import Compared, CompareScores

SETTLE_MS = 700
"""While scores come in, statistics follow now and then."""

HINT = Text(
    "Evaluate scores the ticked variants on every opened image, in the background. A double click on a row "
    "or a click on a point opens the image on the wall; a click on a pair plots it."
)


class ComparePage(QWidget):
    """Table, plots and statistics of the scores of each image.

    Args:
        session: What is opened and ticked.
        save: Lets the user choose a file for a table of scores.

    Signals:
        opened(): an image was chosen, to be looked at on the wall.
    """

    opened = Signal()

    def __init__(self, session: Session, save: Callable[[ScoreTable], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setAccessibleName(tr("Comparison over all images"))
        self._session, self._save = session, save
        self.scores = FolderScores(session, self)
        self.bar = CompareBar(self.scores)
        self.pane = TablePane(session, self.scores)
        self.plot = ScorePlot()
        self.statistics = Statistics()
        self.compared: Compared | None = None
        self._pair: tuple[str, str] | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._build()
        self.bar.changed.connect(self._choose)
        self.scores.begun.connect(self._begin)
        self.scores.grown.connect(self._grow)
        self.scores.changed.connect(self._tell)
        self.plot.chosen.connect(self.open_place)
        self.pane.opened.connect(self.open_place)
        self.statistics.paired.connect(self._choose_pair)
        self._begin()

    @property
    def table(self) -> ScoreTable:
        """The scores, with names of variants that fit into headings."""
        table = self.scores.table
        return replace(table, variants=short(table.variants))

    def open_place(self, place: int) -> None:
        """Turn to an image by its place in the table."""
        self._session.ask(image=self.scores.images[place])
        self.pane.select(place)
        self.opened.emit()

    def copy(self) -> None:
        """Put the selected rows, or all, and the statistics on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.pane.tab_separated()}\n{self.statistics.text()}")

    def plot_kind(self, kind: str) -> None:
        """Plot in another way, one of ``KINDS``."""
        self.kind.setCurrentIndex(KINDS.index(kind))
        self._draw()

    def _build(self) -> None:
        upper = QSplitter(Qt.Orientation.Horizontal)
        named(upper, "compare/upper", tr("Table and plot"))
        upper.addWidget(self.pane)
        upper.addWidget(self._plots())
        upper.setChildrenCollapsible(False)
        upper.setSizes([500, 500])
        whole = QSplitter(Qt.Orientation.Vertical)
        named(whole, "compare/whole", tr("Scores and statistics"))
        whole.addWidget(upper)
        whole.addWidget(self.statistics)
        whole.setStretchFactor(0, 3)
        whole.setStretchFactor(1, 2)
        whole.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP)
        column.addWidget(self.bar)
        column.addWidget(whole, 1)

    def _plots(self) -> QWidget:
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(tr(kind))
        named(self.kind, "compare/plotted", tr("Plot"), tr("What is plotted"))
        self.kind.activated.connect(self._draw)
        tip = tr("Copy the selected rows, or all, and the statistics")
        self.copying = tool_button(tr("Copy"), "compare/copy", accessible=tr("Copy scores and statistics"), tip=tip)
        self.copying.clicked.connect(self.copy)
        tip = tr("Save every score of each image as comma-separated values")
        self.saving = tool_button(tr("Save CSV…"), "compare/save", accessible=tr("Save the scores"), tip=tip)
        self.saving.clicked.connect(lambda: self._save(self.scores.table))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.kind, 1)
        row.addWidget(self.copying)
        row.addWidget(self.saving)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(row)
        column.addWidget(self.plot, 1)
        return whole

    # Showing ---------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.compared = None
        self._put()
        self._tell()

    def _grow(self) -> None:
        self._put()
        if not self.scores.running:
            self._ask()
        elif not self._settle.isActive():
            self._settle.start()

    def _choose(self) -> None:
        self._pair = None
        self._put()
        self._ask()

    def _choose_pair(self, variant: str, base: str) -> None:
        self._pair = variant, base
        if self._plotted not in (AGAINST, SORTED):
            self.kind.setCurrentIndex(KINDS.index(AGAINST))
        self._draw()

    def _put(self) -> None:
        self.bar.offer()
        self.pane.put(self.table, self.bar.chosen_score, self.scores.table.variants)
        self._draw()
        for button in (self.copying, self.saving):
            button.setEnabled(bool(self.scores.table.scores))

    def _draw(self) -> None:
        table, score, kind = self.table, self.bar.chosen_score, self._plotted
        one, other = self._two(table)
        if kind == AGAINST and one != other:
            self.plot.show_against(table, score, one, other)
        elif kind == SORTED and one != other:
            self.plot.show_sorted(table, score, one, other)
        elif kind == BY_SLICE:
            slices = () if self.compared is None else self.compared.slices
            self.plot.show_slices(table, score, self.bar.chosen_fact, slices)
        else:
            self.plot.show_distributions(table, score)

    @property
    def _plotted(self) -> str:
        """The way of plotting that is chosen, one of ``KINDS``."""
        return KINDS[self.kind.currentIndex()]

    def _two(self, table: ScoreTable) -> tuple[int, int]:
        """Return the columns that are plotted against each other: the chosen pair, or the base and the first other."""
        if self._pair is not None and all(name in table.variants for name in self._pair):
            return table.variants.index(self._pair[0]), table.variants.index(self._pair[1])
        base = self.bar.chosen_base
        other = table.variants.index(base) if base in table.variants else 0
        return next((at for at in range(len(table.variants)) if at != other), other), other

    def _tell(self) -> None:
        if self.compared is None:
            self.statistics.put(None, self.scores.refusal or tr(HINT))

    # Statistics ------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        table, score = self.table, self.bar.chosen_score
        if score:
            clusters = self.bar.clusters.text().strip()
            task = CompareScores(table, score, self.bar.chosen_base, clusters, self.bar.chosen_fact)
            self._session.tasks.ask(task, self._take, failed=self._lack)

    def _take(self, found: Compared) -> None:
        if found.comparison.score != self.bar.chosen_score:
            return
        self.compared = found
        done, every = self.scores.progress
        self.statistics.put(
            found, tr("After {done:,} of {every:,} images:", done=done, every=every) if done < every else ""
        )
        if self._plotted == BY_SLICE:
            self._draw()

    def _lack(self, failure: Failure) -> None:
        self.compared = None
        self.statistics.put(None, failure.reason)
