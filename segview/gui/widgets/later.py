"""A container for a page that is created when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

W = TypeVar("W", bound=QWidget)


class LazyPage(QScrollArea, Generic[W]):
    """Creates its page only when the page is first shown or accessed: pages that nobody opens cost nothing.

    The page scrolls if the window is too small for it.

    Args:
        make: Called once to create the page.
    """

    def __init__(self, make: Callable[[], W], parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the widgets inside handle the keys
        self._make = make
        self._content: W | None = None

    @property
    def content(self) -> W:
        """The page; created at the first access."""
        if self._content is None:
            self._content = self._make()
            self.setWidget(self._content)
        return self._content

    @property
    def is_made(self) -> bool:
        """Whether the page exists already."""
        return self._content is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Not in showEvent: tabbed panes are shown for a moment before others cover them, but they are not painted.
        if self._content is None:
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self.isVisible():
            _ = self.content
