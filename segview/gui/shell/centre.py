"""The middle of the window: the wall, and beside it the page that compares variants over all images."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from segview.gui.compare.page import ComparePage
from segview.gui.wall.wall import Wall
from segview.gui.widgets.controls import named


class Centre(QTabWidget):
    """Two tabs."""

    def __init__(self, wall: Wall, compare: ComparePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAccessibleName("Wall and comparison")
        self.setDocumentMode(True)
        # In a window that is too small for all of the page, it scrolls, and the wall keeps its freedom to be small.
        self._wall, self._compare = wall, QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        named(self._compare, "centre/compare", "Comparison over all images")
        self._compare.setWidget(compare)
        self.addTab(wall, "Wall")
        self.addTab(self._compare, "Compare")
        self.setTabToolTip(0, "The image at hand")
        self.setTabToolTip(1, "The ticked variants over all images (F2)")
        compare.opened.connect(self.show_wall)

    def show_wall(self) -> None:
        """Turn to the wall."""
        self.setCurrentWidget(self._wall)

    def switch(self) -> None:
        """Turn to the other tab."""
        self.setCurrentWidget(self._wall if self.currentWidget() is self._compare else self._compare)
