"""The content of a page that is still empty: a text that says what to do, and buttons to do it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from segview.gui.widgets import theme

WIDEST = 560
"""Maximum width of the text in pixels: longer lines are hard to read."""


class EmptyState(QWidget):
    """A text in the middle of a page, and a row of buttons below it.

    Args:
        page: Name of the page, the prefix of the objectNames.
        text: Text that says what to do.
        buttons: Buttons to do it; Enter presses the button that has the focus.

    Attributes:
        text: The label with the text.
    """

    def __init__(self, page: str, text: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._invitation, self._buttons = text, buttons
        self.setObjectName(f"{page}/invitation")
        self.text = QLabel(text, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.text.setObjectName(f"{page}/empty")
        self.text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.text.setMaximumWidth(WIDEST)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        for button in buttons:
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text, 100)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GAP)
        column.addStretch(1)
        column.addLayout(middle)
        column.addLayout(row)
        column.addStretch(1)

    def set_refusal(self, refusal: str, *, usable: bool = False) -> None:
        """Show why the buttons cannot be used now, or if ``refusal`` is empty, what to do.

        The buttons are disabled while there is a refusal, unless ``usable`` is set.
        """
        self.text.setText(refusal or self._invitation)
        for button in self._buttons:
            button.setEnabled(usable or not refusal)
