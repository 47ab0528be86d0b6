"""The settings of a comparison, score, base, clusters and slices, and the progress of the scoring."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.comparison.score_kinds import score_kind
from segview.gui.compare.folder_scores import FolderScores
from segview.gui.compare.score_columns import DATA
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.variants.short_names import short
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.flowing import Flow, together
from segview.gui.widgets.stacked import set_spacing

ANY_TWO = Text("any two")
CLUSTERS_TIP = Text(
    "Images that belong together, such as those of one patient, are not independent: folder, "
    "a regular expression for the file name whose first group names the patient, "
    "FILE.csv:column, or a column of a joined table"
)
JOIN_TIP = Text(
    "Join a table by image names: each of its columns can then group the images, for example "
    "by patient, device or grade"
)


class CompareBar(QWidget):
    """Controls of the page.

    Signals:
        changed(): the user changed the score, the base, the clusters or the slices.
    """

    changed = Signal()

    def __init__(self, scores: FolderScores, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = scores
        self.run = tool_button(tr("Evaluate"), "compare/run", accessible=tr("Evaluate or stop"), tip="")
        self.run.clicked.connect(self._toggle)
        self.score = _box("compare/score", tr("Score"), tr("The score of table, plots and statistics"))
        self.against = _box(
            "compare/against", tr("Compare with"), tr("Compare all others with this one, or every pair")
        )
        self.fact = _box("compare/fact", tr("Slices by"), tr("Means for groups of images with similar values of this"))
        self.clusters = QLineEdit(placeholderText=tr("each image alone"), clearButtonEnabled=True)
        name_control(self.clusters, "compare/clusters", tr("Clusters"), tr(CLUSTERS_TIP))
        self.clusters.setMinimumWidth(90)
        self.clusters.setMaximumWidth(190)
        self.clusters.editingFinished.connect(self.changed)
        for box in (self.score, self.against, self.fact):
            box.activated.connect(self.changed)
        self.joining = tool_button(tr("CSV…"), "compare/join", accessible=tr("Join a table"), tip=tr(JOIN_TIP))
        self.joining.clicked.connect(lambda: opening.choose_table(self, self.join))
        self._joining = False
        self.progress = QProgressBar()
        name_control(self.progress, "compare/progress", tr("Images that are scored"))
        self.state = QLabel()
        name_control(self.state, "compare/state", tr("Progress of the scoring"))
        self._place()
        scores.changed.connect(self.refresh)
        scores.begun.connect(self.offer)
        scores.grown.connect(self.offer)
        self.refresh()

    @property
    def chosen_score(self) -> str:
        """The chosen score."""
        return self.score.currentData() or ""

    @property
    def chosen_base(self) -> str:
        """The variant with which all others are compared; empty to compare all pairs."""
        return self.against.currentData() or ""

    @property
    def chosen_fact(self) -> str:
        """The fact by which the images are divided into slices."""
        return self.fact.currentData() or ""

    def offer(self) -> None:
        """Offer the scores, variants and facts of the table; the present choices stay if they still exist."""
        table = self._scores.table
        if self._scores.running and not table.scores:
            return  # the choices of the last table stay until this one has scores
        first = table.first_score if table.scores else ""
        _fill(self.score, {name: tr(name) for name in table.scores}, first, keep=bool(self.chosen_score))
        names = short(table.variants)
        _fill(self.against, {"": tr(ANY_TWO), **dict(zip(names, names, strict=True))}, "")
        facts = {name: tr(name) for name in table.facts if any(value is not None for value in table.facts[name])}
        # If there are several data sets for the first time, they become the slices.
        sets = DATA in facts and self.fact.findData(DATA) < 0
        fresh = [name for name in self._scores.columns.joined if self.fact.findData(name) < 0] if self._joining else []
        wanted = fresh[0] if fresh else DATA if sets else "target area"
        self._joining = self._joining and not fresh
        _fill(self.fact, facts, wanted, keep=not (sets or fresh))
        for place in range(self.score.count()):
            kind = score_kind(self.score.itemData(place))
            self.score.setItemData(place, tr(kind.explained), 3)  # the tool tip's role

    def refresh(self) -> None:
        """Show the progress of the scoring, and enable the controls."""
        scores = self._scores
        done, every = scores.progress.done, scores.progress.every
        self.run.setText(tr("Stop") if scores.running else tr("Evaluate"))
        self.run.setToolTip(
            tr("Stop; finished scores are kept, and the next start continues from there")
            if scores.running
            else tr("Score the ticked variants on all opened images; earlier scores are reused")
        )
        self.run.setEnabled(scores.running or not scores.selection.refusal)
        self.joining.setEnabled(bool(scores.columns.images))
        self.progress.setVisible(scores.running)
        self.progress.setRange(0, max(every, 1))
        self.progress.setValue(done)
        self.state.setText(self._words(done, every))

    def _words(self, done: int, every: int) -> str:
        scores = self._scores
        if scores.running:
            left = scores.progress.seconds_left
            if left is None:
                return tr("{done:,} of {every:,} images", done=done, every=every)
            return tr("{done:,} of {every:,} images, {duration} left", done=done, every=every, duration=_duration(left))
        if scores.selection.refusal:
            return scores.selection.refusal
        if not every:
            return ""
        partly = (
            tr("{done:,} of {every:,} images", done=done, every=every)
            if done < every
            else tr("{every:,} images", every=every)
        )
        parts = [partly]
        if scores.problems:
            parts.append(tr("{count:,} not scored", count=len(scores.problems)))
        if not scores.is_current:
            parts.append(tr("images, variants or settings have changed: evaluate again"))
        return " · ".join(parts)

    def join(self, file: Path) -> None:
        """Join the columns of a table file as facts of the images, and choose the first new one for the slices."""
        self._joining = True
        self._scores.join(file)

    def _toggle(self) -> None:
        if self._scores.running:
            self._scores.stop()
        else:
            self._scores.start()
        self.refresh()

    def _place(self) -> None:
        choices = Flow()
        choices.row.addWidget(self.run)
        for text, widget in (
            (tr("Score"), self.score),
            (tr("against"), self.against),
            (tr("clusters"), self.clusters),
            (tr("slices by"), self.fact),
        ):
            label = QLabel(text)
            label.setBuddy(widget)
            choices.row.addWidget(together(label, widget))
        choices.row.addWidget(self.joining)
        status_line = QHBoxLayout()
        status_line.setSpacing(theme.GAP)
        status_line.addWidget(self.progress, 1)
        status_line.addWidget(self.state, 2)
        column = set_spacing(QVBoxLayout(self))
        column.addWidget(choices)
        column.addLayout(status_line)


def _box(name: str, accessible: str, tip: str) -> QComboBox:
    box = QComboBox()
    name_control(box, name, accessible, tip)
    box.setMinimumContentsLength(7)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(210)
    return box


def _fill(box: QComboBox, entries: dict[str, str], otherwise: str, *, keep: bool = True) -> None:
    """Offer entries; with ``keep``, the chosen entry stays chosen if it is among them, else ``otherwise`` is chosen."""
    if [box.itemData(place) for place in range(box.count())] == list(entries):
        return
    before = box.currentData() if keep else None
    with QSignalBlocker(box):
        box.clear()
        for value, text in entries.items():
            box.addItem(text, value)
        wanted: Sequence[object] = [value for value in (before, otherwise) if value in entries]
        box.setCurrentIndex(box.findData(wanted[0]) if wanted else 0)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return tr("{seconds} s", seconds=max(1, round(seconds)))
    return (
        tr("{minutes} min", minutes=round(seconds / 60))
        if seconds < 5400
        else tr("{hours:.1f} h", hours=seconds / 3600)
    )
