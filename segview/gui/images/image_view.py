"""A view of images as a list or a grid, with the range of visible rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from segview.gui.images.image_delegate import ROW_HEIGHT, ROW_WIDTH, TILE, ImageDelegate


class ImageView(QListView):
    """Shows rows or tiles of equal size.

    Signals:
        viewed(): the range of visible rows may have changed.
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
        """Show tiles in a grid, or rows in a list."""
        self._delegate.tiles = tiles
        # A wrapped list, not the icon mode, which lays out each item separately and is slow with thousands of items.
        self.setFlow(QListView.Flow.LeftToRight if tiles else QListView.Flow.TopToBottom)
        self.setWrapping(tiles)
        # With a grid size, Qt lays out rows without querying the model, in a fifth of the time.
        self.setGridSize(TILE if tiles else QSize(ROW_WIDTH, ROW_HEIGHT))
        self.verticalScrollBar().setSingleStep(TILE.height() if tiles else ROW_HEIGHT)
        self.doItemsLayout()
        self.viewed.emit()

    def visible_rows(self) -> tuple[int, int]:
        """Return the first visible row, and the row after the last visible one."""
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
