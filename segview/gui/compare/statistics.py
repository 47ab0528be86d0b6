"""The statistics of a comparison: mean of each variant, difference of each pair, and a sentence on each pair."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.comparison.comparison import Comparison, Interval, interval_text
from segview.core.comparison.score_kinds import ScoreKind, score_kind
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.number_table import Column, NumberTable, Row
from segview.gui.widgets.stacked import set_spacing
from segview.tasks.folder import Compared

_MEANS = (
    Column(Text("Over images"), Text("Mean with its 95 % interval; each image weighs the same"), ""),
    Column(
        Text("Over pixels"),
        Text("Counts added up over all images, with the 95 % interval; each pixel weighs the same"),
        "",
    ),
    Column(Text("Images"), Text("Number of images on which the variant was scored"), ",d"),
)
_PAIRS = (
    Column(Text("Difference"), Text("Mean paired difference over images with its 95 % interval"), ""),
    Column("p", Text("p value of the test, before the correction"), ".4f"),
    Column(Text("p (Holm)"), Text("Corrected for the number of pairs"), ".4f"),
    Column(Text("Higher"), Text("Images on which the first has the higher score"), ",d"),
    Column(Text("Lower"), Text("Images on which the first has the lower score"), ",d"),
    Column(Text("Decide"), Text("Number of images that cause the whole difference: without them it disappears"), ",d"),
)


class Statistics(QWidget):
    """Two tables of numbers, and below them sentences on the results.

    Signals:
        paired(str, str): the user chose a pair; the names of its variant and of its base.
    """

    paired = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.means = NumberTable("compare/means", tr("Means of the variants"))
        self.pairs = NumberTable("compare/pairs", tr("Differences of pairs of variants"), heading=tr("Pair"))
        self.said = QTextBrowser()
        name_control(self.said, "compare/sentences", tr("Findings"))
        self._shown: Comparison | None = None
        self._found: Compared | None = None
        self._state, self._notes = "", tuple[Text, ...]()
        self.pairs.selectionModel().currentRowChanged.connect(self._choose)
        tables = QHBoxLayout()
        tables.setSpacing(theme.GAP)
        tables.addWidget(self.means, 2)
        tables.addWidget(self.pairs, 3)
        column = set_spacing(QVBoxLayout(self))
        column.addLayout(tables, 3)
        column.addWidget(self.said, 2)
        theme.follow(self, lambda: self.set_statistics(self._found, self._state, self._notes))

    def set_statistics(self, found: Compared | None, state: str = "", notes: tuple[Text, ...] = ()) -> None:
        """Show statistics, or none.

        Args:
            found: The statistics.
            state: A line above the sentences.
            notes: Warnings about the images, below that line.
        """
        self._found, self._state, self._notes = found, state, notes
        comparison = self._shown = None if found is None else found.comparison
        kind = score_kind(comparison.score if comparison else "Dice")
        self.means.numbers.set_rows(_MEANS, [] if comparison is None else _mean_rows(comparison, kind))
        self.pairs.numbers.set_rows(_PAIRS, [] if comparison is None else _pair_rows(comparison, kind))
        lines = [_line(escape(state), theme.roles().muted)] if state else []
        lines += [_line(escape(tr(note)), theme.roles().warning) for note in notes]
        if comparison is not None:
            lines += [_line(_emphasise(tr(pair.sentence), clear=pair.is_clear)) for pair in comparison.pairs]
            lines += [_line(escape(tr(note)), theme.roles().warning) for note in comparison.notes]
            lines.append(_line(escape(_method(comparison, kind)), theme.roles().muted))
        self.said.setHtml("".join(lines))

    def _choose(self, index: QModelIndex) -> None:
        if self._shown is not None and 0 <= index.row() < len(self._shown.pairs):
            pair = self._shown.pairs[index.row()]
            self.paired.emit(pair.variant, pair.base)

    def text(self) -> str:
        """Return tables and sentences as text."""
        tables = (self.means.numbers.tab_separated(), self.pairs.numbers.tab_separated())
        return "\n".join((*tables, self.said.toPlainText()))


def _mean_rows(found: Comparison, kind: ScoreKind) -> list[Row]:
    return [
        Row(one.variant, (interval_text(one.over_images, kind), _maybe(one.over_pixels, kind), one.images))
        for one in found.means
    ]


def _pair_rows(found: Comparison, kind: ScoreKind) -> list[Row]:
    return [
        Row(
            f"{pair.variant} − {pair.base}",
            (
                interval_text(pair.over_images, kind, signed=True),
                pair.p,
                pair.p_corrected,
                pair.higher,
                pair.lower,
                pair.deciding,
            ),
            tip=tr(pair.sentence),
        )
        for pair in found.pairs
    ]


def _maybe(interval: Interval | None, kind: ScoreKind) -> str | None:
    return None if interval is None else interval_text(interval, kind)


def _line(text: str, colour: str = "") -> str:
    colour = colour or theme.roles().text
    return f"<div style='margin-bottom:3px; color:{colour}'>{text}</div>"


def _emphasise(sentence: str, *, clear: bool) -> str:
    return f"<b>{escape(sentence)}</b>" if clear else escape(sentence)


def _method(found: Comparison, kind: ScoreKind) -> str:
    end = {
        "higher": tr("Higher is better."),
        "lower": tr("Lower is better."),
        "neither": tr("Neither high nor low values are better."),
    }[kind.better]
    units = (
        tr("resampled by {cluster_word}", cluster_word=Text(found.cluster_word))
        if found.cluster_word != "images"
        else tr("each image by itself")
    )
    return tr(
        "{end} Studentised bootstrap, {units}; {test}, corrected by Holm over {count} pairs.",
        end=end,
        units=units,
        test=found.test,
        count=len(found.pairs),
    )
