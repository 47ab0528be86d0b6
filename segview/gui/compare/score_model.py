"""The table model of one score: a row for each image, a column for each variant; sorted, filtered and coloured."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from segview.core.comparison.score_kinds import ScoreKind, score_kind
from segview.core.comparison.score_table import Numbers, ScoreTable
from segview.gui.compare import score_colours
from segview.gui.compare.score_rows import ScoreRows
from segview.gui.language.translation import tr
from segview.gui.widgets import theme

Index = QModelIndex | QPersistentModelIndex


class ScoreModel(QAbstractTableModel):
    """The filtered images as rows, sorted by a column; fast with ten thousand rows too.

    The columns are the image, each variant, and if there are several variants, the difference of highest and lowest.

    Attributes:
        table: All scores, with short names of the variants.
        full_names: Full names of the variants.
        kind: Kind of the shown score.
        rows: The image of each row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = ScoreTable((), (), {})
        self.full_names: tuple[str, ...] = ()
        self.kind: ScoreKind = score_kind("Dice")
        self.rows = ScoreRows()
        self._values: Numbers = np.zeros((0, 0))
        self._steps: NDArray[np.int64] = np.zeros((0, 0), np.int64)

    def set_table(self, table: ScoreTable, score: str, full_names: tuple[str, ...] = ()) -> None:
        """Show a score of a table; give ``full_names`` if the table has short names of the variants."""
        self.full_names = full_names or table.variants
        same = table.images == self.table.images and table.variants == self.table.variants
        with self._keeping_rows() if same else self._resetting():
            if not same:
                self.rows.name(table.images)
            self.table, self.kind = table, score_kind(score)
            self._values = _with_spread(table, score)
            self._steps = score_colours.steps(self._values[:, : len(table.variants)], self.kind)
            self.rows.choose(self._values)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def filter_by(self, text: str) -> None:
        """Show the images whose names contain every word of a text."""
        with self._resetting():
            self.rows.filter_by(text)
            self.rows.choose(self._values)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        with self._keeping_rows():
            self.rows.order_by(column, falling=order == Qt.SortOrder.DescendingOrder)
            self.rows.choose(self._values)

    @contextmanager
    def _resetting(self) -> Generator[None]:
        self.beginResetModel()
        yield
        self.endResetModel()

    @contextmanager
    def _keeping_rows(self) -> Generator[None]:
        """Keep the selection on the same images while their rows change."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(int(self.rows.places[index.row()]), index.column()) for index in before]
        yield
        rows = {int(place): row for row, place in enumerate(self.rows.places)} if kept else {}
        moved = [self.index(rows[place], at) if place in rows else QModelIndex() for place, at in kept]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows.places)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + self._values.shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place, column = int(self.rows.places[index.row()]), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows.names[place] if column == 0 else self.kind.text(float(self._values[place, column - 1]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and 0 < column <= len(self.table.variants):
            step = int(self._steps[place, column - 1])
            return None if step < 0 else score_colours.ramp(theme.roles())[step]
        if role == Qt.ItemDataRole.FontRole and column:
            return theme.tabular(QGuiApplication.font())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.table.images[place] if column == 0 else tr(self.kind.explained)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Image"), *self.table.variants, tr("Spread"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            if section == 0:
                return tr("A click opens the image on the wall")
            if section > len(self.table.variants):
                return tr("Highest minus lowest of the variants")
            return f"{self.full_names[section - 1]}\n{tr(self.kind.name)}: {tr(self.kind.explained)}"
        return None

    def tab_separated(self, rows: list[int]) -> str:
        """Return rows with headings as tab-separated text, for a spreadsheet."""
        names = ["image", *self.table.variants]
        lines = ["\t".join(names)]
        for row in rows:
            place = int(self.rows.places[row])
            cells = ("" if value != value else f"{value:.6g}" for value in self._values[place][: len(names) - 1])
            lines.append("\t".join((self.table.images[place], *cells)))
        return "\n".join(lines) + "\n"


def _with_spread(table: ScoreTable, score: str) -> Numbers:
    """Return a score, shape (images, variants); several variants add a column: highest minus lowest value."""
    shape = len(table.images), len(table.variants)
    values = table.scores.get(score, np.full(shape, np.nan))
    if shape[1] < 2:
        return values
    # fmax and fmin ignore NaN.
    spread = np.fmax.reduce(values, axis=1) - np.fmin.reduce(values, axis=1)
    return np.column_stack([values, spread])
