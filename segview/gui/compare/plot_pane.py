"""The pane of plots: the choice of the plot and of the pair of variants, and buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from segview.core.comparison.plot_settings import PLOTS, PlotKind, PlotSettings
from segview.core.comparison.score_table import ScoreTable
from segview.gui.compare.agreement_plot import as_text, show_agreement
from segview.gui.compare.bar import CompareBar
from segview.gui.compare.folder_scores import FolderScores
from segview.gui.compare.plots import AGAINST, AGREEMENT, BY_SLICE, KINDS, PROBABILITIES, SORTED, ScorePlot
from segview.gui.compare.probability_plot import show_probabilities
from segview.gui.language.translation import tr
from segview.gui.variants.short_names import short
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.flowing import Flow
from segview.gui.widgets.stacked import set_spacing
from segview.tasks.folder import Compared

_KINDS: Mapping[str, PlotKind] = dict(zip(KINDS, PLOTS, strict=True))


class PlotPane(QWidget):
    """Shows one plot of the scores at a time.

    Args:
        scores: The scores so far.
        bar: The bar with the chosen score, base and slices.

    Attributes:
        compared: The statistics, which contain the means by slice.
    """

    def __init__(self, scores: FolderScores, bar: CompareBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores, self._bar = scores, bar
        self.compared: Compared | None = None
        self._pair: tuple[str, str] | None = None
        self.plot = ScorePlot()
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(tr(kind))
        name_control(self.kind, "compare/plotted", tr("Plot"), tr("What is plotted"))
        self.kind.activated.connect(self.draw)
        self.kind.setMinimumContentsLength(7)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons = Flow()
        self._buttons.row.addWidget(self.kind)
        column = set_spacing(QVBoxLayout(self))
        column.addWidget(self._buttons)
        column.addWidget(self.plot, 1)

    def put_buttons(self, *buttons: QToolButton) -> None:
        """Place buttons beside the choice of the plot."""
        for button in buttons:
            self._buttons.row.addWidget(button)

    @property
    def plotted(self) -> str:
        """The chosen kind of plot, one of ``KINDS``."""
        return KINDS[self.kind.currentIndex()]

    def plot_kind(self, kind: str) -> None:
        """Choose a kind of plot, one of ``KINDS``, and draw it."""
        self.kind.setCurrentIndex(KINDS.index(kind))
        self.draw()

    def choose_pair(self, variant: str, base: str) -> None:
        """Choose a pair of variants, and plot it."""
        self._pair = variant, base
        if self.plotted not in (AGAINST, SORTED):
            self.kind.setCurrentIndex(KINDS.index(AGAINST))
        self.draw()

    def forget_pair(self) -> None:
        """Go back to the default pair: the base and the first other variant."""
        self._pair = None

    def draw(self) -> None:
        """Draw the chosen plot."""
        table = with_short_names(self._scores.table)
        score, kind = self._bar.chosen_score, self.plotted
        one, other = self._two(table)
        if kind == AGAINST and one != other:
            self.plot.show_against(table, score, one, other)
        elif kind == SORTED and one != other:
            self.plot.show_sorted(table, score, one, other)
        elif kind == BY_SLICE:
            slices = () if self.compared is None else self.compared.slices
            self.plot.show_slices(table, score, self._bar.chosen_fact, slices)
        elif kind == PROBABILITIES and self._scores.asked is not None:
            asked, columns = self._scores.asked, self._scores.columns
            reach = [self._scores.selection.reach(folder) for folder in columns.folders]
            show_probabilities(self.plot, columns, table.variants, reach, threshold=asked.threshold, band=asked.band)
        elif kind == AGREEMENT:
            show_agreement(self.plot, table.variants, self._scores.columns.pairs.means())
        else:
            self.plot.show_distributions(table, score)

    def settings(self) -> PlotSettings:
        """Return the settings of the plot, with the full names of the variants."""
        one, other = self._two(with_short_names(self._scores.table))
        names = self._scores.table.variants
        pair = (names[one], names[other]) if one != other else ("", "")
        return PlotSettings(
            kind=_KINDS[self.plotted],
            score=self._bar.chosen_score,
            one=pair[0],
            base=pair[1],
            fact=self._bar.chosen_fact,
        )

    def agreement_text(self) -> str:
        """Return the agreements of all pairs of variants for a spreadsheet; empty if there are none."""
        columns = self._scores.columns
        return as_text(columns.variants, columns.pairs.means()) if columns.pairs else ""

    def _two(self, table: ScoreTable) -> tuple[int, int]:
        """Return the columns of the chosen pair, or of the first other variant and the base."""
        if self._pair is not None and all(name in table.variants for name in self._pair):
            return table.variants.index(self._pair[0]), table.variants.index(self._pair[1])
        base = self._bar.chosen_base
        other = table.variants.index(base) if base in table.variants else 0
        return next((at for at in range(len(table.variants)) if at != other), other), other


def with_short_names(table: ScoreTable) -> ScoreTable:
    """Return a table with short names of the variants, for headings."""
    return replace(table, variants=short(table.variants))
