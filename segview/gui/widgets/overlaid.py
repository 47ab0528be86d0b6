"""A message over the lower end of a widget: it appears and disappears without moving anything under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class OverlayContainer(QWidget):
    """Holds a widget and, over its lower end, another one of the same width and of the height that it needs.

    Args:
        below: Fills the container.
        above: Covers the lower end while it is visible.
    """

    def __init__(self, below: QWidget, above: QWidget) -> None:
        super().__init__()
        self._above = above
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(below)
        above.setParent(self)
        above.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._above and event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        above, width = self._above, self.width()
        height = above.heightForWidth(width) if above.hasHeightForWidth() else above.sizeHint().height()
        height = min(height, self.height())
        above.setGeometry(0, self.height() - height, width, height)
        above.raise_()
