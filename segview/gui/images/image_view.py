"""A list or a grid of images that knows which rows can be seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from segview.gui.images.image_delegate import ROW_HEIGHT, ROW_WIDTH, TILE, ImageDelegate


class ImageView(QListView):
    """Shows equal rows or tiles.

    Signals:
        viewed(): other rows may be seen than before.
    """

    viewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._delegate = ImageDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.put_tiles(False)

    def put_tiles(self, tiles: bool) -> None:
        """Show tiles side by side, or one row below the other."""
        self._delegate.tiles = tiles
        # A wrapped list, not the icon mode: that one lays out every item by itself, and is slow with thousands.
        self.setFlow(QListView.Flow.LeftToRight if tiles else QListView.Flow.TopToBottom)
        self.setWrapping(tiles)
        # With a grid Qt asks the model nothing to lay out its rows, which takes a fifth of the time.
        self.setGridSize(TILE if tiles else QSize(ROW_WIDTH, ROW_HEIGHT))
        self.verticalScrollBar().setSingleStep(TILE.height() if tiles else ROW_HEIGHT)
        self.doItemsLayout()
        self.viewed.emit()

    def visible_rows(self) -> tuple[int, int]:
        """Return the first row that can be seen, and the one after the last."""
        step = TILE.height() if self._delegate.tiles else ROW_HEIGHT
        across = max(1, self.viewport().width() // TILE.width()) if self._delegate.tiles else 1
        top = self.verticalScrollBar().value()
        first, last = top // step, (top + self.viewport().height() - 1) // step + 1
        return first * across, last * across

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.viewed.emit()
