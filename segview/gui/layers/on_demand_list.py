"""The list of requested maps on demand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from segview.core.requests.map_query import MapQuery
from segview.gui.language.translation import tr
from segview.gui.session.on_demand import Inspection
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.stacked import set_spacing

ASKED = Qt.ItemDataRole.UserRole
FEWEST, MOST = 2, 6  # limits of the list's preferred height, in rows


class MapQueryList(QWidget):
    """The requested maps beside the image; a removed map is no longer computed."""

    def __init__(self, inspection: Inspection) -> None:
        super().__init__()
        self._inspection = inspection
        self.list = _Names(self._remove)
        name_control(self.list, "layers/asked", tr("Maps on demand"), tr("Delete removes the chosen one"))
        self.list.setMinimumHeight(44)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove = tool_button(
            tr("Remove"),
            "layers/asked/remove",
            accessible=tr("Remove the chosen map"),
            tip=tr("Remove the chosen map (Delete)"),
        )
        self.remove.clicked.connect(self._remove)
        self.clear = tool_button(
            tr("Remove all"),
            "layers/asked/clear",
            accessible=tr("Remove all maps on demand"),
            tip=tr("Remove all of them"),
        )
        self.clear.clicked.connect(lambda: inspection.drop(*inspection.asked))
        row = QHBoxLayout()
        self.heading = QLabel(tr("On demand"))
        self.heading.setBuddy(self.list)
        row.addWidget(self.heading, 1)
        row.addWidget(self.remove)
        row.addWidget(self.clear)
        column = set_spacing(QVBoxLayout(self))
        column.addLayout(row)
        column.addWidget(self.list)
        inspection.changed.connect(self._refresh)
        self.list.currentRowChanged.connect(self._enable)
        self._refresh()

    def _refresh(self) -> None:
        asked = self._inspection.asked
        shown = [self.list.item(row).data(ASKED) for row in range(self.list.count())]
        if list(asked) != shown:
            row = self.list.currentRow()
            self.list.clear()
            for one in asked:
                item = QListWidgetItem(one.name, self.list)
                item.setData(ASKED, one)
                item.setToolTip(one.name)
            self.list.setCurrentRow(min(row, len(asked) - 1))
            self.list.updateGeometry()
        self._enable()

    def _enable(self) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0)
        self.clear.setEnabled(bool(self._inspection.asked))

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            asked: MapQuery = self.list.currentItem().data(ASKED)
            self._inspection.drop(asked)


class _Names(QListWidget):
    def __init__(self, remove: object) -> None:
        super().__init__()
        self._remove = remove

    def sizeHint(self) -> QSize:
        # No more than the rows need: the tree above makes better use of the room.
        rows = min(max(self.count(), FEWEST), MOST)
        return QSize(super().sizeHint().width(), rows * max(self.sizeHintForRow(0), 20) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and callable(self._remove):
            self._remove()
        else:
            super().keyPressEvent(event)
