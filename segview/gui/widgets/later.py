"""A place for a page that is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

W = TypeVar("W", bound=QWidget)


class LazyPage(QScrollArea, Generic[W]):
    """Holds a page, and makes it only when it is first shown or asked for: what nobody looks at costs nothing.

    In a window that is too small for all of the page, it scrolls.

    Args:
        make: Makes the page.
    """

    def __init__(self, make: Callable[[], W], parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keys
        self._make = make
        self._content: W | None = None

    @property
    def content(self) -> W:
        """The page."""
        if self._content is None:
            self._content = self._make()
            self.setWidget(self._content)
        return self._content

    @property
    def is_made(self) -> bool:
        """Whether anybody has looked at it so far."""
        return self._content is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Tabbed panes are shown for a moment and then hidden behind others: they are not painted.
        if self._content is None:
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self.isVisible():
            _ = self.content
