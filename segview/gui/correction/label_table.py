"""The table to edit names, colours, keys and order of labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from segview.core.base.text import Text
from segview.core.requests.label_list import Label, LabelList, colour_of
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

NAME, COLOUR, KEY = range(3)
_ORIGINAL = Qt.ItemDataRole.UserRole
_HEADINGS = (Text("Name"), Text("Colour"), Text("Alt +"))
_COLOUR_WIDTH, _KEY_WIDTH = 110, 60


class LabelTable(QTableWidget):
    """A row for each label, in the order of the numbers in masks.

    Signals:
        edited(): the labels have changed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADINGS), parent)
        name_control(
            self, "labels/table", tr("Labels"), tr("F2 or a double click changes a name, a colour (#rrggbb) or a key")
        )
        self.setHorizontalHeaderLabels([tr(heading) for heading in _HEADINGS])
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(COLOUR, _COLOUR_WIDTH)
        self.setColumnWidth(KEY, _KEY_WIDTH)
        self.itemChanged.connect(self._take_change)

    def set_labels(self, labels: Iterable[Label], *, known: bool = False) -> None:
        """Show labels.

        Args:
            labels: The labels.
            known: Whether masks already use these names, so that a new name means a renamed label.
        """
        with QSignalBlocker(self):
            self.setRowCount(0)
            for label in labels:
                self._append(label.name, label.colour, "" if label.key is None else str(label.key), known=known)
        self.edited.emit()

    def labels(self) -> LabelList:
        """Return the labels in the table.

        Raises:
            ValueError: a name is missing or used twice, or a colour or key is invalid.
        """
        rows: list[dict[str, Any]] = []
        for row in range(self.rowCount()):
            key = _text(self.item(row, KEY))
            rows.append(
                {"name": _text(self.item(row, NAME)), "colour": _text(self.item(row, COLOUR)), "key": key or None}
            )
        return LabelList.model_validate({"labels": rows})

    def renames(self) -> dict[str, str]:
        """Return the new names of renamed labels, by the old names."""
        both = ((self.item(row, NAME).data(_ORIGINAL), _text(self.item(row, NAME))) for row in range(self.rowCount()))
        return {old: new for old, new in both if old and old != new}

    def add(self) -> None:
        """Append a label and start to edit its name."""
        row = self.rowCount()
        taken = {_text(self.item(other, KEY)) for other in range(row)}
        free = next((str(digit) for digit in range(1, 10) if str(digit) not in taken), "")
        with QSignalBlocker(self):
            self._append("", colour_of(row), free)
        self.setCurrentCell(row, NAME)
        self.edit(self.model().index(row, NAME))
        self.edited.emit()

    def remove(self) -> None:
        """Remove the chosen label."""
        row = self.currentRow()
        if row >= 0:
            self.removeRow(row)
            self.setCurrentCell(min(row, self.rowCount() - 1), NAME)
            self.edited.emit()

    def move(self, by: int) -> None:
        """Move the chosen label down by a number of rows."""
        row, to = self.currentRow(), self.currentRow() + by
        if row < 0 or not 0 <= to < self.rowCount():
            return
        with QSignalBlocker(self):
            for column in range(len(_HEADINGS)):
                chosen, other = self.takeItem(row, column), self.takeItem(to, column)
                self.setItem(to, column, chosen)
                self.setItem(row, column, other)
        self.setCurrentCell(to, NAME)
        self.edited.emit()

    @property
    def colour(self) -> QColor:
        """The colour of the chosen label."""
        return QColor(_text(self.item(max(self.currentRow(), 0), COLOUR)))

    def set_colour(self, colour: QColor) -> None:
        """Set the colour of the chosen label."""
        if self.currentRow() >= 0 and colour.isValid():
            self.item(self.currentRow(), COLOUR).setText(colour.name())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def _append(self, name: str, colour: str, key: str, *, known: bool = False) -> None:
        row = self.rowCount()
        self.insertRow(row)
        items = [QTableWidgetItem(text) for text in (name, colour, key)]
        items[NAME].setData(_ORIGINAL, name if known else "")
        _paint(items[COLOUR])
        for column, item in enumerate(items):
            self.setItem(row, column, item)

    def _take_change(self, item: QTableWidgetItem) -> None:
        if item.column() == COLOUR:
            with QSignalBlocker(self):
                _paint(item)
        self.edited.emit()


def _text(item: QTableWidgetItem | None) -> str:
    return "" if item is None else item.text().strip()


def _paint(item: QTableWidgetItem) -> None:
    """Show a colour swatch beside the name of a colour."""
    colour = QColor(_text(item))
    shown = QIcon(theme.swatch((colour.red(), colour.green(), colour.blue()))) if colour.isValid() else QIcon()
    item.setIcon(shown)
