"""The modules of a network as a tree whose layers can be ticked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from segview.core.base.text import Text
from segview.core.maps.layers import Layer
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import name_control

PLACE = Qt.ItemDataRole.UserRole
SOUGHT = Qt.ItemDataRole.UserRole + 1
_HEADINGS = (Text("Layer"), Text("Channels × size"))
_OPEN_DEPTH = 2


class LayerTree(QTreeView):
    """Layers to tick, with type, output channels and size; a filter shows only those whose path or type has a text.

    Signals:
        ticked(str, bool): the user ticked or unticked the layer at a path.
        chosen(): another layer became the current one.
    """

    ticked = Signal(str, bool)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        name_control(self, "layers/tree", tr("Layers of the network"), tr("Tick a layer to see its output"))
        self._layers: tuple[Layer, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._source = QStandardItemModel(0, len(_HEADINGS), self)
        self._filtered = QSortFilterProxyModel(self, recursiveFilteringEnabled=True)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filtered.setFilterRole(SOUGHT)
        self._filtered.setSourceModel(self._source)
        self.setModel(self._filtered)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(90)
        self.setIndentation(12)
        _shape(self.header())

    @property
    def current(self) -> Layer | None:
        """The selected layer, or None if there is none or its output cannot be shown."""
        place = self.currentIndex().siblingAtColumn(0).data(PLACE)
        return next((one for one in self._layers if one.place == place and one.visible), None)

    def set_layers(self, layers: tuple[Layer, ...]) -> None:
        """Show the layers of a network; if they are shown already, nothing changes, and open branches stay open."""
        if layers == self._layers:
            return
        place = self.currentIndex().siblingAtColumn(0).data(PLACE)
        self._layers, self._items = layers, {}
        # A new model each time: refilling the old one would leave the filter model with invalid indices.
        old, self._source = self._source, QStandardItemModel(0, len(_HEADINGS), self)
        self._source.setHorizontalHeaderLabels([tr(one) for one in _HEADINGS])
        for one in layers:
            self._add(one)
        self._source.itemChanged.connect(self._tell)
        self._filtered.setSourceModel(self._source)
        old.deleteLater()
        _shape(self.header())
        self._open()
        if place in self._items:
            self.choose(place)

    def tick(self, places: Collection[str]) -> None:
        """Tick these layers and no others, without emitting ``ticked``."""
        self._source.blockSignals(True)
        for place, item in self._items.items():
            if item.isCheckable():
                item.setCheckState(Qt.CheckState.Checked if place in places else Qt.CheckState.Unchecked)
        self._source.blockSignals(False)
        self.viewport().update()

    def seek(self, text: str) -> None:
        """Show only the layers whose path or type contains a text."""
        self._filtered.setFilterFixedString(text.strip())
        self._open()
        self.scrollTo(self.currentIndex())

    def choose(self, place: str) -> None:
        """Make a layer the current one."""
        item = self._items.get(place)
        if item is not None:
            index = self._filtered.mapFromSource(item.index())
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def _open(self) -> None:
        """Open all branches while a filter is set, or else only the upper levels."""
        if self._filtered.filterRegularExpression().pattern():
            self.expandAll()
        else:
            self.collapseAll()
            self.expandToDepth(_OPEN_DEPTH - 1)

    def _add(self, one: Layer) -> None:
        above, _, name = one.place.rpartition(".")
        item = self._item(one.place, name)
        item.setText(f"{name}  {one.kind}")
        item.setCheckable(one.visible)
        item.setData(f"{one.place} {one.kind}", SOUGHT)
        size = QStandardItem(f"{one.channels} × {one.size[0]} × {one.size[1]}" if one.size else "")
        size.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        size.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for cell in (item, size):
            cell.setToolTip(f"{one.place}\n{one.kind}" + ("" if one.size else tr("\nGives no single image")))
        self._parent(above).setChild(item.row(), 1, size)

    def _item(self, place: str, name: str) -> QStandardItem:
        if place not in self._items:
            item = self._items[place] = QStandardItem(name)
            item.setData(place, PLACE)
            item.setData(place, SOUGHT)
            self._parent(place.rpartition(".")[0]).appendRow([item])
        return self._items[place]

    def _parent(self, place: str) -> QStandardItem:
        """Return the parent item of a layer; module lists never run and are not layers, so they are created here."""
        return self._item(place, place.rpartition(".")[2]) if place else self._source.invisibleRootItem()

    def _tell(self, item: QStandardItem) -> None:
        if item.isCheckable():
            self.ticked.emit(item.data(PLACE), item.checkState() == Qt.CheckState.Checked)


def _shape(header: QHeaderView) -> None:
    """Give the column of sizes the width that it needs, and the column of layers the rest."""
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(30)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
