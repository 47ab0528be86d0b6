"""The reserved space for tool bars above the wall: opening a bar moves no panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.gui.commands.actions import Actions
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.flowing import FlowLayout

STARTS = {
    "correct": Text("Correct"),
    "correct_empty": Text("New mask"),
    "alter": Text("Alter the image"),
    "swipe": Text("Swipe"),
}
"""The buttons that open a tool bar, by action name."""

MARGIN = 4  # above and below the rows of a bar
ROWS = 2
"""Reserved rows of tools; a bar with more rows covers a part of the wall."""


class ToolRoom(QWidget):
    """The wall, and above it the open tool bar or, if none is open, the buttons that open one.

    Args:
        wall: The widget below, which takes the remaining space.
        bars: The tool bars, which show and hide themselves.
        actions: The actions of the buttons.
    """

    def __init__(self, wall: QWidget, bars: Sequence[QWidget], actions: Actions) -> None:
        super().__init__()
        self._bars = bars
        self._start, self._button = _start_bar(actions)
        self.held = QWidget(self)
        self.held.setAutoFillBackground(True)  # it may cover a part of the wall
        rows = QVBoxLayout(self.held)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for bar in (*bars, self._start):
            rows.addWidget(bar)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(wall)
        for watched in (self.held, *bars):
            watched.installEventFilter(self)
        self._place()

    @property
    def kept(self) -> int:
        """The reserved height; 0 while the bars are hidden."""
        row = self._button.sizeHint().height()
        return 0 if self.held.isHidden() else ROWS * (row + MARGIN) + MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.ShowToParent, kinds.HideToParent, kinds.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._start.setVisible(all(bar.isHidden() for bar in self._bars))
        kept = self.kept
        self._column.setContentsMargins(0, kept, 0, 0)
        layout = self.held.layout()
        needed = 0 if layout is None else layout.heightForWidth(self.width())
        self.held.setGeometry(0, 0, self.width(), min(max(kept, needed), self.height()))
        self.held.raise_()


def _start_bar(actions: Actions) -> tuple[QFrame, QToolButton]:
    """Return the bar of start buttons, and one of the buttons."""
    bar = QFrame()
    name_control(bar, "start", tr("Tools of the wall"))
    row = FlowLayout(bar)
    row.setContentsMargins(theme.MARGIN, MARGIN, theme.MARGIN, MARGIN)
    buttons: list[QToolButton] = []
    for name, text in STARTS.items():
        action, shown = actions[name], tr(text)
        button = tool_button(shown, f"start/{name}", accessible=shown, tip=action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        row.addWidget(button)
        buttons.append(button)
    return bar, buttons[0]
