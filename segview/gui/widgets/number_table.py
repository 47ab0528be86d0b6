"""A table of right-aligned numbers; the best of a column is bold, and the copy is tab-separated text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

Index = QModelIndex | QPersistentModelIndex
Value = float | int | str | None
NONE = "–"
NAME_WIDTH, PADDING, USUAL_ROWS = 110, 10, 5


@dataclass(frozen=True)
class Column:
    """A column: heading with unit, explanation, format of the numbers, and which number is the best."""

    title: str
    tip: str
    write: str = ".3f"
    best: Literal["", "highest", "lowest"] = ""


@dataclass(frozen=True)
class Row:
    """A row: its name, a tool tip, tool tips of cells by column, and a value for each column, None if there is none.

    Attributes:
        apart: Whether its values cannot be compared with those of other rows, so that none can be the best of a column.
    """

    name: str
    values: tuple[Value, ...]
    tip: str = ""
    tips: tuple[tuple[int, str], ...] = ()
    apart: bool = False


class NumberModel(QAbstractTableModel):
    """Rows of values; the names of the rows are the first column."""

    def __init__(self, parent: QObject | None = None, heading: str = "") -> None:
        super().__init__(parent)
        self._heading = heading or tr("Variant")
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self._best: dict[int, float | None] = {}

    def set_rows(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Show these rows; if the columns and the number of rows are the same, selection and scroll position stay."""
        columns, rows = tuple(columns), tuple(rows)
        same = columns == self.columns and len(rows) == len(self.rows)
        if not same:
            self.beginResetModel()
        self.columns, self.rows = columns, rows
        self._best = {place: self._best_of(place, column) for place, column in enumerate(columns)}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns)))

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; column 0 is the name of the row."""
        if column == 0:
            return self.rows[row].name
        return _text(self.rows[row].values[column - 1], self.columns[column - 1].write)

    def tab_separated(self) -> str:
        """Return the table with its headings, one line for each row, without digit grouping."""
        lines = [[self._heading.lower(), *(tr(column.title).replace("\n", " ") for column in self.columns)]]
        for row in self.rows:
            pairs = zip(row.values, self.columns, strict=True)
            cells = ["" if value is None else _text(value, column.write.replace(",", "")) for value, column in pairs]
            lines.append([row.name, *cells])
        return "".join("\t".join(line) + "\n" for line in lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and column:
            font = theme.tabular(QGuiApplication.font())
            font.setBold(self.is_best(row, column))
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            own = dict(self.rows[row].tips).get(column - 1, "")
            return own or (
                self.rows[row].tip or self.rows[row].name if column == 0 else tr(self.columns[column - 1].tip)
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading if section == 0 else tr(self.columns[section - 1].title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("The ticked variants") if section == 0 else tr(self.columns[section - 1].tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def is_best(self, row: int, column: int) -> bool:
        """Return whether a cell holds the best value of its column."""
        value = self.rows[row].values[column - 1]
        return value is not None and not self.rows[row].apart and self._best.get(column - 1) == value

    def _best_of(self, place: int, column: Column) -> float | None:
        rows = [row for row in self.rows if not row.apart]
        values = [value for row in rows if isinstance(value := row.values[place], float | int)]
        # If all values are equal, none is the best.
        if not column.best or len(set(values)) < 2:
            return None
        return max(values) if column.best == "highest" else min(values)


class NumberTable(QTableView):
    """Shows a ``NumberModel``; Ctrl+C copies the whole table."""

    def __init__(self, name: str, accessible: str, heading: str = "") -> None:
        super().__init__()
        name_control(self, name, accessible)
        self.numbers = NumberModel(self, heading)
        self.setModel(self.numbers)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 5)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.numbers.modelReset.connect(self._widen)
        self.numbers.dataChanged.connect(self._grow)

    def copy(self) -> None:
        """Put the table on the clipboard as tab-separated text."""
        QGuiApplication.clipboard().setText(self.numbers.tab_separated())

    def preferred_width(self) -> int:
        """Return the width at which all columns and the longest name are fully visible."""
        names = (self.fontMetrics().horizontalAdvance(row.name) for row in self.numbers.rows)
        return self._rest() + max(NAME_WIDTH, *names, 0) + 12

    def sizeHint(self) -> QSize:
        """Return the size for all columns and the usual number of rows."""
        height = self.horizontalHeader().sizeHint().height() + USUAL_ROWS * self.verticalHeader().defaultSectionSize()
        return QSize(self.preferred_width(), height + 2 * self.frameWidth() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def event(self, event: QEvent) -> bool:
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if key is not None and key.matches(QKeySequence.StandardKey.Copy):
            key.accept()  # before the window's own Ctrl+C
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _widen(self) -> None:
        """Fit the columns to headings and usual numbers, once: doing so at every cursor move would be too slow."""
        header = self.horizontalHeader()
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        fraction, pixels = (metrics.horizontalAdvance(text) for text in ("0.000", "000,000"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, column in enumerate(self.numbers.columns, 1):
            words = max(self.fontMetrics().horizontalAdvance(line) for line in tr(column.title).split("\n"))
            self.setColumnWidth(place, max(words, pixels if "," in column.write else fraction) + PADDING)
        self._stretch()
        self._grow()

    def _grow(self) -> None:
        """Widen a column if a number does not fit; never narrow it, so that the columns do not jump."""
        rows = range(self.numbers.rowCount())
        for place, column in enumerate(self.numbers.columns, 1):
            # Only pixel counts and words have no usual width.
            unusual = "," in column.write or not column.write
            longest = max((self.numbers.text(row, place) for row in rows), key=len, default="") if unusual else ""
            width = self.fontMetrics().horizontalAdvance(longest) + PADDING
            if width > self.columnWidth(place):
                self.setColumnWidth(place, width + PADDING)
                self._stretch()

    def _stretch(self) -> None:
        """Give the names the remaining width, but at least ``NAME_WIDTH``, so that they can be distinguished."""
        self.setColumnWidth(0, max(self.viewport().width() - self._rest(), NAME_WIDTH))

    def _rest(self) -> int:
        return sum(self.columnWidth(place) for place in range(1, self.numbers.columnCount()))


def _text(value: Value, how: str) -> str:
    if value is None:
        return NONE
    return tr(value) if isinstance(value, str) else format(value, how)
