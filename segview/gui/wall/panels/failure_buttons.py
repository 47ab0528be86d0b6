"""The buttons above an error message in a panel: actions against the failure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

Ways = Mapping[str, Callable[[], object]]
"""Actions against a failure, by the text of the button."""


class FailureButtons(QWidget):
    """A row of buttons, or a column if there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, 0)
        self._layout.setSpacing(theme.GAP)
        self._buttons: dict[str, QPushButton] = {}
        self._ways: Ways = {}
        self.hide()

    def offer(self, ways: Ways) -> None:
        """Show a button for each action; without actions, hide all."""
        self._ways = ways
        for text in ways:
            if text not in self._buttons:
                self._add(text)
        for text, button in self._buttons.items():
            button.setVisible(text in ways)
        self.setVisible(bool(ways))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = sum(button.sizeHint().width() for text, button in self._buttons.items() if text in self._ways)
        narrow = wanted + theme.GAP + 2 * theme.MARGIN > self.width()
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)

    def _add(self, text: str) -> None:
        if not self._buttons:
            self._layout.addStretch(1)
            self._layout.addStretch(1)
        button = QPushButton(text)
        button.setAutoDefault(True)  # Enter presses it
        name_control(button, f"panel/failure/{len(self._buttons)}", text)
        button.clicked.connect(lambda: self._ways[text]())
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._buttons[text] = button
