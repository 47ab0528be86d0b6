"""The table of the pane of classes: a name with a tick, and numbers beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.number_table import NONE

PADDING = 14
TICK = Text("Untick a class to hide it; double-click one to see it alone, and again to see all")


class ClassTable(QTableWidget):
    """A table with the name and the tick of each class in the first column, and numbers in the others."""

    def __init__(self) -> None:
        super().__init__(0, 1)
        name_control(self, "classes/table", tr("Classes"), tr(TICK))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)

    def set_text(self, row: int, column: int, text: str) -> QTableWidgetItem:
        """Write a text into a cell, and return the cell's item."""
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setFont(theme.tabular(self.font()))
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
        return item

    def clear_numbers(self) -> None:
        """Replace all numbers by dashes; the names stay."""
        for row in range(self.rowCount()):
            for column in range(1, self.columnCount()):
                self.set_text(row, column, NONE)

    def share_width(self) -> None:
        """Give the columns of numbers the width that they need, and the names the rest."""
        header, number = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("0.000") + PADDING
        for column in range(self.columnCount()):
            fixed = QHeaderView.ResizeMode.Fixed if column else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, fixed)
            if column:
                header.resizeSection(column, number)
