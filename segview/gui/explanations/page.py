"""The page that shows whether the maps explain the predictions of the ticked variants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.text import Text
from segview.core.comparison import score_kinds as kinds
from segview.core.comparison.comparison import Interval, interval_text
from segview.core.comparison.score_kinds import CHECK_KINDS, score_kind
from segview.core.explanations.checks import ImageChecks
from segview.core.explanations.summary import MapSummary
from segview.gui.explanations.check_plot import CheckPlot
from segview.gui.explanations.map_checking import MapChecking
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.empty_state import EmptyState
from segview.gui.widgets.number_table import Column, NumberTable, Row
from segview.gui.widgets.stacked import set_spacing, stack_pages

HINT = Text(
    "Checks whether the shown maps explain the predictions of the ticked variants: where the maps point, "
    "what deleting and inserting patches of the image in their order changes, and how the maps change with "
    "random weights and disturbances."
)
_SHOWN = {
    kinds.POINTING: Text("Pointing"),
    kinds.CHANCE: Text("× chance"),
    kinds.DELETION_GAIN: Text("Deletion"),
    kinds.INSERTION_GAIN: Text("Insertion"),
    kinds.RANDOM: Text("Random w."),
    kinds.UNDER["glare"]: Text("Glare"),
    kinds.UNDER["blur"]: Text("Blur"),
    kinds.UNDER["noise"]: Text("Noise"),
    kinds.UNDER["shift"]: Text("Shift"),
    kinds.AGREEMENT: Text("Agreement"),
}

Save = Callable[[Mapping[tuple[Path, str], ImageChecks]], object]


class ExplanationsPage(QWidget):
    """A table with a row for each map of each ticked variant, the best explanation first; curves and verdicts below.

    Args:
        session: The session with the opened images, the ticked variants and the shown maps.
        save: Called with the checks of each image, to let the user save them in a file.
    """

    def __init__(self, session: Session, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, "explanations", tr("Does the explanation hold?"))
        self.checking = MapChecking(session, self)
        self._build()
        self.here.clicked.connect(lambda: self._toggle(everywhere=False))
        self.everywhere.clicked.connect(lambda: self._toggle(everywhere=True))
        self.saving.clicked.connect(lambda: save(self.checking.checks))
        self.copying.clicked.connect(self.copy)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.checking.changed.connect(self._tell)
        self.checking.summed.connect(self._refresh)
        self._refresh()
        self._tell()

    def copy(self) -> None:
        """Copy the table and the verdicts to the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.table.numbers.tab_separated()}\n{self.said.toPlainText()}")

    def _build(self) -> None:
        self.here = tool_button(
            tr("Check this image"),
            "explanations/here",
            accessible=tr("Check the maps on this image"),
            tip=tr("Check the shown maps on the current image"),
        )
        self.everywhere = tool_button(
            tr("Check all images"),
            "explanations/everywhere",
            accessible=tr("Check the maps on all images"),
            tip=tr("Check them on every opened image, in the background; earlier results are reused"),
        )
        self.copying = tool_button(
            tr("Copy"), "explanations/copy", accessible=tr("Copy the checks"), tip=tr("Copy the table and the verdicts")
        )
        self.saving = tool_button(
            tr("Save CSV…"),
            "explanations/save",
            accessible=tr("Save the checks"),
            tip=tr("Save every check of each image as comma-separated values"),
        )
        self.progress = QProgressBar()
        name_control(self.progress, "explanations/progress", tr("Number of images checked, over all variants"))
        self.state = QLabel()
        name_control(self.state, "explanations/state", tr("Progress of the checks"))
        self.table = NumberTable("explanations/table", tr("Checks of the maps"), heading=tr("Map"))
        self.plot = CheckPlot()
        self.key = QLabel(tr("Blue: in the order of the map. Orange: patches in random order."))
        self.key.setForegroundRole(self.state.palette().ColorRole.PlaceholderText)
        self.said = QTextBrowser()
        name_control(self.said, "explanations/verdicts", tr("Findings for each map"))
        begin = QPushButton(tr("Check this image"))
        name_control(begin, "explanations/begin", tr("Check the maps on this image"))
        begin.clicked.connect(lambda: self.checking.start(everywhere=False))
        self.empty = EmptyState("explanations", tr(HINT), begin)
        self._place()

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for widget in (self.here, self.everywhere, self.progress, self.state):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.copying)
        row.addWidget(self.saving)
        lower = QWidget()
        column = set_spacing(QVBoxLayout(lower))
        column.addWidget(self.plot, 3)
        column.addWidget(self.key)
        column.addWidget(self.said, 2)
        whole = QSplitter(Qt.Orientation.Vertical)
        name_control(whole, "explanations/whole", tr("Checks and verdicts"))
        whole.addWidget(self.table)
        whole.addWidget(lower)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(0, 2)
        whole.setStretchFactor(1, 3)
        whole.setSizes([230, 420])
        outer = set_spacing(QVBoxLayout(self), theme.MARGIN)
        outer.addLayout(row)
        self._parts = stack_pages(outer, self.empty, whole)
        theme.follow(self, self._refresh)

    def _toggle(self, *, everywhere: bool) -> None:
        if self.checking.running:
            self.checking.stop()
        else:
            self.checking.start(everywhere=everywhere)

    def _tell(self) -> None:
        checking = self.checking
        running, refusal = checking.running, checking.refusal
        done, every = checking.progress
        self.here.setText(tr("Stop") if running else tr("Check this image"))
        self.here.setEnabled(running or not refusal)
        self.everywhere.setVisible(not running)
        self.everywhere.setEnabled(not refusal)
        self.empty.set_refusal(tr(refusal))
        self._parts.setCurrentIndex(int(bool(every or checking.summaries)))
        self.progress.setVisible(running)
        self.progress.setRange(0, max(every, 1))
        self.progress.setValue(done)
        if refusal and not running:
            self.state.setText(tr(refusal))
        else:
            self.state.setText(tr("{done:,} of {every:,} checked", done=done, every=every) if every else "")

    def _refresh(self) -> None:
        summaries = self.checking.summaries
        columns = [
            Column(tr("Verdict"), tr("Result of all checks"), ""),
            *(Column(tr(title), CHECK_KINDS[name].explained, "") for name, title in _SHOWN.items()),
        ]
        self.table.numbers.set_rows(columns, [_row(one) for one in summaries])
        for button in (self.copying, self.saving):
            button.setEnabled(bool(summaries))
        if summaries and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._choose(self.table.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        summaries = self.checking.summaries
        row = index.row() if 0 <= index.row() < len(summaries) else -1
        self.plot.set_summary(summaries[row] if row >= 0 else None)
        self.key.setVisible(row >= 0)
        lines = [_line(tr(one.sentence), bold=at == row) for at, one in enumerate(summaries)]
        lines += [_line(tr(problem), colour=theme.roles().warning) for problem in self.checking.problems]
        self.said.setHtml("".join(lines))


def _row(one: MapSummary) -> Row:
    cells = tuple(_mean_text(one, name) for name in _SHOWN)
    return Row(f"{one.map} · {one.variant}", (tr(one.verdict.word), *cells), tip=tr(one.sentence))


def _mean_text(one: MapSummary, name: str) -> str | None:
    mean = one.means.get(name)
    if mean is None:
        return None
    kind = score_kind(name)
    return interval_text(mean, kind) if one.images > 1 else kind.text(Interval(*mean).value)


def _line(text: str, *, colour: str = "", bold: bool = False) -> str:
    colour = colour or theme.roles().text
    inner = f"<b>{escape(text)}</b>" if bold else escape(text)
    return f"<div style='margin-bottom:3px; color:{colour}'>{inner}</div>"
